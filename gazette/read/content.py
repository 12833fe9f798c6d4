"""From the content folder to a library and its problems: the first half of every run."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from gazette.cache import BlobStore, ByMonth, CacheStore, CardRecord, Packer, SourceRecord
from gazette.cache.writers import BlobWriter
from gazette.checks import check_links, check_portal
from gazette.concurrency.pool import run, usable_jobs
from gazette.concurrency.preload import preload
from gazette.library import Library, assemble
from gazette.model.card import Card
from gazette.model.month import REST, MonthRecord, month_of
from gazette.model.notice import Asset, Item
from gazette.model.options import Options, Progress
from gazette.model.picture import Measured
from gazette.model.site import Site
from gazette.problems import Problem, error
from gazette.read.assets import read_assets
from gazette.read.images import pictures
from gazette.read.items import Job, Read, ReadContext, Reader, settings_fingerprint
from gazette.read.months import Groups, Records, closed, groups, invalidated, remembered_targets
from gazette.read.trust import Trust
from gazette.rules.rule import N_
from gazette.snapshot import File
from gazette.snapshot.arrange import Bundle, arrange
from gazette.snapshot.snapshot import Snapshot

T = TypeVar("T")
_NONE: Mapping[str, SourceRecord] = MappingProxyType({})


@dataclass(slots=True)
class Content:
    """All content of a run, read.

    `records`, `cards` and `months` are to be remembered anew, `records_gone`, `cards_gone` and
    `months_gone` to be forgotten. A month without a record must be looked into next time.
    """

    library: Library
    problems: tuple[Problem, ...]
    records: dict[str, SourceRecord]
    records_gone: tuple[str, ...]
    cards: dict[str, CardRecord]
    cards_gone: tuple[str, ...]
    months: dict[str, MonthRecord | None]
    months_gone: tuple[str, ...]

    def save_sources(
        self,
        store: CacheStore,
        meta: Mapping[str, bytes],
        *,
        records: Mapping[str, SourceRecord] = _NONE,
        gone: Iterable[str] = (),
    ) -> None:
        """Have the cache learn what was read; `records` and `gone` are of files elsewhere."""
        store.save_sources(
            sources={**self.records, **records},
            sources_gone=(*self.records_gone, *gone),
            cards=self.cards,
            cards_gone=self.cards_gone,
            months=self.months,
            months_gone=self.months_gone,
            meta=meta,
        )


def read_content(
    options: Options,
    site: Site,
    engine: bytes,
    snapshot: Snapshot,
    trust: Trust,
    progress: Progress,
    blobs: BlobStore,
    writer: BlobWriter,
) -> Content:
    """Walk, read and check the content folder."""
    reading = _Reading(options, site, engine, snapshot, trust, blobs)
    reading.sort_out()
    reading.read(progress, writer)
    library = reading.library()
    while reading.reopen(library):
        if reading.unread:
            reading.read(progress, writer)
        library = reading.library()
    reading.look_at_pictures(library, progress)
    return reading.judged(library)


@dataclass(slots=True)
class _Known:
    """An item in hand: its card, its packed problems, and what is remembered of its links."""

    card: Card
    problems: bytes
    before: CardRecord | None = None


class _Reading:
    """The reading of one content folder, step by step."""

    def __init__(
        self,
        options: Options,
        site: Site,
        engine: bytes,
        snapshot: Snapshot,
        trust: Trust,
        blobs: BlobStore,
    ) -> None:
        self._snapshot = snapshot
        self._options = options
        self._site = site
        self._engine = engine
        self._trust = trust
        self._blobs = blobs
        self._root, self._prefix = options.content, options.content.name
        self._settings_fingerprint = settings_fingerprint(
            site, self._root, engine, drafts=options.drafts
        )
        self._groups: Groups = {}
        self._closed: dict[str, MonthRecord] = {}
        self._bundles: list[Bundle] = []
        self._faults: list[Problem] = []
        self._assets: dict[str, Asset] = {}
        self._records: dict[str, SourceRecord] = {}
        self._known: dict[str, _Known] = {}
        self._unplaced: set[str] = set()
        self._broken: set[str] = set()
        self._jobs: list[Job] = []
        self._pictures: dict[str, Measured] = {}

    def sort_out(self) -> None:
        """Walk the folder; tell months that are as they were from those to be looked into."""
        now = self._options.now.timestamp()
        self._groups = groups(self._snapshot.content)
        self._closed = closed(self._groups, self._trust, self._settings_fingerprint, now)
        self._look_into(name for name in self._groups if name not in self._closed)

    def reopen(self, library: Library) -> bool:
        """Look into closed months that lead to what has changed; tell whether there are any."""
        names = invalidated(library)
        for name in names:
            del self._closed[name]
        self._look_into(names)
        return bool(names)

    @property
    def unread(self) -> int:
        """How many items are to be read."""
        return len(self._jobs)

    def _look_into(self, names: Iterable[str]) -> None:
        """Tell the items whose card still holds from those to be read."""
        found = [file for name in names for file in self._groups[name]]
        tree = arrange(found, self._site.codes, self._prefix)
        self._bundles += tree.bundles
        self._faults += tree.problems
        self._unplaced |= tree.broken
        assets, records = read_assets(tree.files.values(), self._root, self._prefix, self._trust)
        self._assets |= assets
        self._records |= records
        texts = (file for bundle in tree.bundles for _, file in bundle.texts)
        stale = self._trust.stale(f"{self._prefix}/", texts, self._settings_fingerprint)
        for bundle in tree.bundles:
            before = self._recalled(bundle, stale)
            if before is None:
                self._jobs.append(self._job(bundle, stale))
            else:
                self._known[bundle.id] = _Known(before.card, before.problems, before)

    def read(self, progress: Progress, writer: BlobWriter) -> None:
        """Read what has to be read, in worker processes where there is much."""
        progress.stage(N_("Reading"), len(self._jobs))
        context = ReadContext(
            self._root,
            self._prefix,
            self._site,
            self._engine,
            self._settings_fingerprint,
            self._options.drafts,
            self._blobs,
            begun=bool(self._trust.contents.months),
        )
        files = {f"{self._prefix}/{file.path}": file for job in self._jobs for _, file in job.texts}

        def take(part: Sequence[Read]) -> None:
            writer.put(pair for each in part for pair in each.packed)
            for each in part:
                self._take(each, files)

        run(
            len(self._jobs),
            lambda: Reader(self._jobs, context).read,
            jobs=usable_jobs(self._options.jobs),
            progress=progress.advance,
            take=take,
            meanwhile=preload,
        )
        self._jobs = []
        writer.flush()

    def look_at_pictures(self, library: Library, progress: Progress) -> None:
        """Find what is known of the pictures that texts show; look at those that are new."""
        files = library.files
        cards = (known.card for known in self._known.values())
        places = {place for card in cards for _, place in card.pictures}
        shown = {place: files[place].content for place in places if place in files}
        for record in self._closed.values():
            shown |= dict(record.pictures)
        self._pictures |= pictures(self._options, shown, progress)

    def judged(self, found: Library) -> Content:
        """Say what is wrong with the library."""
        problems = [*self._faults, *self._no_content()]
        clear = not problems and not found.broken and not any(map(self._doubtful, self._known))
        problems += check_portal(found, whole=clear)
        cards: dict[str, CardRecord] = {}
        for item in _items(found):
            problems += self._judge(found, item, cards)
        for known in self._known.values():
            if not (known.card.live or known.card.held):
                problems += self._blobs.problems(known.problems)
        return Content(
            library=found,
            problems=tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place)),
            records=self._records,
            records_gone=self._gone(self._trust.contents.sources, self._present()),
            cards=cards,
            cards_gone=self._gone(self._trust.contents.cards, self._known),
            months=self._months(found, problems),
            months_gone=tuple(self._trust.contents.months.keys() - self._groups.keys()),
        )

    def _present(self) -> frozenset[str]:
        present = {f"{self._prefix}/{path}" for path in self._assets}
        # What gave no text is forgotten: its bytes are not those that are remembered, and its
        # size and time may be.
        whole = (bundle for bundle in self._bundles if bundle.id not in self._broken)
        present |= {f"{self._prefix}/{file.path}" for each in whole for _, file in each.texts}
        return frozenset(present)

    def _gone(self, remembered: ByMonth[T], present: Container[str]) -> tuple[str, ...]:
        """Return what is remembered of months looked into, and not there any more."""
        names = sorted(self._trust.contents.months.keys() - self._closed.keys())
        return tuple(each for name in names for each in remembered.of(name) if each not in present)

    def _months(
        self, library: Library, problems: Iterable[Problem]
    ) -> dict[str, MonthRecord | None]:
        """Return the records that are not as they were."""
        before = self._trust.contents.months
        opened = {REST, *self._groups} - self._closed.keys()
        found: dict[str, MonthRecord | None] = dict.fromkeys(sorted(opened))
        faulty = {month_of(problem.path.removeprefix(f"{self._prefix}/")) for problem in problems}
        faulty |= {month_of(id_) for id_ in library.broken}
        records = Records(library, self._groups, self._settings_fingerprint)
        for month in library.open:
            if month.name not in faulty:
                found[month.name] = records.of(month)
        return {
            name: record
            for name, record in found.items()
            if name not in before or record != before[name]
        }

    def _recalled(self, bundle: Bundle, stale: frozenset[str]) -> CardRecord | None:
        """Return what is remembered of an item that has the same files; `stale` ones may not be."""
        record = self._trust.contents.cards.get(bundle.id)
        if record is None:
            return None
        paths = tuple([file.path for _, file in bundle.texts])
        if paths != record.card.sources or not stale.isdisjoint(paths):
            return None
        if not bundle.files and not record.card.files:
            return record
        files = [self._assets[file.path] for file in bundle.files]
        held = tuple((each.path, each.size, each.content) for each in files)
        return record if held == record.card.files else None

    def _job(self, bundle: Bundle, stale: frozenset[str]) -> Job:
        bundled = any(file.path.startswith(f"{bundle.id}/") for _, file in bundle.texts)
        files = tuple(self._assets[file.path] for file in bundle.files)
        before = self._trust.contents.cards.get(bundle.id)
        folder = bundle.id if bundled else ""
        paths = (file.path for _, file in bundle.texts if file.path not in stale)
        names = [f"{self._prefix}/{path}" for path in paths]
        known = {name: self._trust.contents.sources[name].digest for name in names}
        return Job(bundle.id, bundle.kind, folder, bundle.texts, files, known, before)

    def _take(self, read: Read, files: dict[str, File]) -> None:
        self._known[read.card.id] = _Known(read.card, read.problems)
        if read.broken:
            self._broken.add(read.card.id)
            return
        for path, content in read.texts:
            file = files[path]
            self._records[path] = SourceRecord(
                file.size, file.mtime, content, self._settings_fingerprint
            )

    def library(self) -> Library:
        """Put together what is known."""
        # By id: nothing may depend on what was read and what was remembered.
        known = (self._known[name].card for name in sorted(self._known))
        whole = (card for card in known if card.live or card.held)
        records = self._trust.contents.months
        opened = (each for name, each in records.items() if each and name not in self._closed)
        return assemble(
            self._site,
            whole,
            self._assets,
            self._blobs.text,
            prefix=self._prefix,
            now=self._options.now,
            broken=frozenset(self._unplaced | self._broken),
            pictures=self._pictures,
            closed=dict(self._closed),
            load_cards=self._blobs.cards,
            target_fingerprints=dict(remembered_targets(opened, self._closed)),
        )

    def _doubtful(self, name: str) -> bool:
        """Tell whether what is wrong in an item's texts may hide what they name."""
        known = self._known[name]
        if not known.problems:
            return False
        held = {path for _, path, _ in known.card.held}
        told = self._blobs.problems(known.problems)
        # In a draft that is held back, errors count as warnings.
        return any(problem.severity == "error" or problem.path in held for problem in told)

    def _judge(
        self, library: Library, item: Item, cards: dict[str, CardRecord]
    ) -> Iterator[Problem]:
        known = self._known[item.id]
        links_fingerprint = library.links_fingerprint(item)
        before = known.before
        # Of a link that leads nowhere the nearest name is told, which may be a new one now.
        settled = (
            before is not None
            and before.links_fingerprint == links_fingerprint
            and not before.links
        )
        links = b"" if settled else self._links(library, item)
        if not settled and item.id not in self._broken:
            cards[item.id] = CardRecord(known.card, known.problems, links_fingerprint, links)
        yield from self._blobs.problems(known.problems)
        yield from self._blobs.problems(links)

    def _links(self, library: Library, item: Item) -> bytes:
        if not item.card.content_links and not item.card.anchored:
            return b""
        found = check_links(library, item)
        return Packer().pack(found) if found else b""

    def _no_content(self) -> list[Problem]:
        nothing = not self._bundles and not self._closed and not self._faults
        return [error("no-content", self._prefix)] if nothing else []


def _items(library: Library) -> Iterator[Item]:
    """Yield the items that may not be as they were."""
    for month in library.open:
        for notice in month.notices:
            yield notice.item
    yield from library.undated
    yield from library.pages.values()
