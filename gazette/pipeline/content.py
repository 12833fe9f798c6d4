"""From the content folder to a library and its problems: the first half of every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette.checks import check_links, check_portal
from gazette.library import Library, assemble
from gazette.model.card import Card
from gazette.model.notice import Asset, Item
from gazette.model.picture import Measured
from gazette.model.site import Site
from gazette.pipeline.assets import read_assets
from gazette.pipeline.keeping import Keeper
from gazette.pipeline.look import Look
from gazette.pipeline.options import Options, Progress
from gazette.pipeline.pictures import pictures
from gazette.pipeline.reading import Desk, Job, Read, Reader, under
from gazette.pipeline.trust import Trust
from gazette.problems import Problem, error
from gazette.rules.rule import N_
from gazette.source import File
from gazette.source.arrange import Bundle, Tree, arrange
from gazette.state import CardRecord, Packer, Shelf, SourceRecord
from gazette.workers import run, usable_jobs


@dataclass(slots=True)
class Content:
    """All content of a run, read.

    `records` and `cards` are to be remembered anew, `cards_gone` and all sources that are not
    `present` to be forgotten.
    """

    library: Library
    problems: tuple[Problem, ...]
    records: dict[str, SourceRecord]
    cards: dict[str, CardRecord]
    cards_gone: tuple[str, ...]
    present: frozenset[str]


def read_content(
    options: Options,
    site: Site,
    engine: bytes,
    look: Look,
    trust: Trust,
    progress: Progress,
    shelf: Shelf,
    keep: Keeper,
) -> Content:
    """Walk, read and check the content folder."""
    reading = _Reading(options, site, engine, look, trust, shelf)
    reading.sort_out()
    reading.read(progress, keep)
    reading.look_at_pictures(progress)
    return reading.judged()


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
        look: Look,
        trust: Trust,
        shelf: Shelf,
    ) -> None:
        self._look = look
        self._options = options
        self._site = site
        self._engine = engine
        self._trust = trust
        self._shelf = shelf
        self._root, self._prefix = options.content, options.content.name
        self._under = under(site, self._root, engine, drafts=options.drafts)
        self._tree = Tree((), {}, (), frozenset())
        self._assets: dict[str, Asset] = {}
        self._records: dict[str, SourceRecord] = {}
        self._known: dict[str, _Known] = {}
        self._broken: set[str] = set()
        self._jobs: list[Job] = []
        self._pictures: Mapping[str, Measured] = {}

    def sort_out(self) -> None:
        """Walk the folder; tell the items whose card still holds from those to be read."""
        self._tree = arrange(self._look.content, self._site.codes, self._prefix)
        files = self._tree.files.values()
        self._assets, self._records = read_assets(files, self._root, self._prefix, self._trust)
        texts = (file for bundle in self._tree.bundles for _, file in bundle.texts)
        stale = self._trust.stale(f"{self._prefix}/", texts, self._under)
        for bundle in self._tree.bundles:
            before = self._recalled(bundle, stale)
            if before is None:
                self._jobs.append(self._job(bundle, stale))
            else:
                self._known[bundle.id] = _Known(before.card, before.problems, before)

    def read(self, progress: Progress, keep: Keeper) -> None:
        """Read what has to be read, in worker processes where there is much."""
        progress.stage(N_("Reading"), len(self._jobs))
        cards = self._trust.memory.cards if self._jobs else {}
        converted = frozenset(key for record in cards.values() for key in record.card.fragments)
        desk = Desk(
            self._root,
            self._prefix,
            self._site,
            self._engine,
            self._under,
            self._options.drafts,
            self._shelf,
            converted,
        )
        files = {f"{self._prefix}/{file.path}": file for job in self._jobs for _, file in job.texts}

        def take(part: Sequence[Read]) -> None:
            keep.put(pair for each in part for pair in each.packed)
            for each in part:
                self._take(each, files)

        run(
            len(self._jobs),
            lambda: Reader(self._jobs, desk).read,
            jobs=usable_jobs(self._options.jobs),
            progress=progress.advance,
            take=take,
        )
        keep.flush()

    def look_at_pictures(self, progress: Progress) -> None:
        """Find what is known of the pictures that texts show; look at those that are new."""
        cards = (known.card for known in self._known.values())
        self._pictures = pictures(self._options, cards, self._assets, progress)

    def judged(self) -> Content:
        """Put the library together, and say what is wrong with it."""
        found = self._library()
        problems = [*self._tree.problems, *self._no_content()]
        clear = not problems and not found.broken and not any(map(self._doubtful, self._known))
        problems += check_portal(found, whole=clear)
        cards: dict[str, CardRecord] = {}
        for item in _items(found):
            problems += self._judge(found, item, cards)
        for known in self._known.values():
            if not (known.card.live or known.card.held):
                problems += self._shelf.problems(known.problems)
        present = {f"{self._prefix}/{path}" for path in self._assets}
        # What gave no text is forgotten: its bytes are not those that are remembered, and its
        # size and time may be.
        whole = (bundle for bundle in self._tree.bundles if bundle.id not in self._broken)
        present |= {f"{self._prefix}/{file.path}" for each in whole for _, file in each.texts}
        return Content(
            library=found,
            problems=tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place)),
            records=self._records,
            cards=cards,
            cards_gone=tuple(name for name in self._trust.memory.cards if name not in self._known),
            present=frozenset(present),
        )

    def _recalled(self, bundle: Bundle, stale: frozenset[str]) -> CardRecord | None:
        """Return what is remembered of an item that has the same files; `stale` ones may not be."""
        record = self._trust.memory.cards.get(bundle.id)
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
        before = self._trust.memory.cards.get(bundle.id)
        folder = bundle.id if bundled else ""
        paths = (file.path for _, file in bundle.texts if file.path not in stale)
        names = [f"{self._prefix}/{path}" for path in paths]
        known = {name: self._trust.memory.sources[name].digest for name in names}
        return Job(bundle.id, bundle.kind, folder, bundle.texts, files, known, before)

    def _take(self, read: Read, files: dict[str, File]) -> None:
        self._known[read.card.id] = _Known(read.card, read.problems)
        if read.broken:
            self._broken.add(read.card.id)
            return
        for path, content in read.texts:
            file = files[path]
            self._records[path] = SourceRecord(file.size, file.mtime, content, self._under)

    def _library(self) -> Library:
        # By id: nothing may depend on what was read and what was remembered.
        known = (self._known[name].card for name in sorted(self._known))
        whole = (card for card in known if card.live or card.held)
        return assemble(
            self._site,
            whole,
            self._assets,
            self._shelf.text,
            prefix=self._prefix,
            now=self._options.now,
            broken=self._tree.broken | self._broken,
            pictures=self._pictures,
        )

    def _doubtful(self, name: str) -> bool:
        """Tell whether what is wrong in an item's texts may hide what they name."""
        known = self._known[name]
        if not known.problems:
            return False
        held = {path for _, path, _ in known.card.held}
        told = self._shelf.problems(known.problems)
        # In a draft that is held back, errors count as warnings.
        return any(problem.severity == "error" or problem.path in held for problem in told)

    def _judge(
        self, library: Library, item: Item, cards: dict[str, CardRecord]
    ) -> Iterator[Problem]:
        known = self._known[item.id]
        trace = library.trace(item)
        before = known.before
        # Of a link that leads nowhere the nearest name is told, which may be a new one now.
        settled = before is not None and before.trace == trace and not before.links
        links = b"" if settled else self._links(library, item)
        if not settled and item.id not in self._broken:
            cards[item.id] = CardRecord(known.card, known.problems, trace, links)
        yield from self._shelf.problems(known.problems)
        yield from self._shelf.problems(links)

    def _links(self, library: Library, item: Item) -> bytes:
        if not item.card.refs and not item.card.anchored:
            return b""
        found = check_links(library, item)
        return Packer().pack(found) if found else b""

    def _no_content(self) -> list[Problem]:
        nothing = not self._tree.bundles and not self._tree.problems
        return [error("no-content", self._prefix)] if nothing else []


def _items(library: Library) -> Iterator[Item]:
    for notice in library.every:
        yield notice.item
    yield from library.undated
    yield from library.pages.values()
