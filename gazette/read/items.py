"""Items, read: a bundle of files in; its card, texts, converted bodies and problems out.

Done in worker processes. Of a file whose bytes are the remembered ones nothing is read twice, and
a body that was converted before does not go through Markdown again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gazette.cache import BlobStore, CardRecord, Packer, pack_body
from gazette.checks import check_item
from gazette.digest import digest, digest_bytes
from gazette.library import make_card
from gazette.model.card import Card
from gazette.model.fragment import Fragment
from gazette.model.notice import Asset, Item
from gazette.model.site import Site
from gazette.model.text import Text
from gazette.problems import Problem, error
from gazette.snapshot import File
from gazette.snapshot.arrange import Kind

if TYPE_CHECKING:
    from gazette.markup import Converter
    from gazette.parse import Parsed


class Job(NamedTuple):
    """An item to read: its id, kind, own folder or "", its texts with their codes, its files.

    `known` gives the digests of the files whose bytes are trusted to be the remembered ones;
    `before` is what is remembered of the item, trusted or not.
    """

    id: str
    kind: Kind
    folder: str
    texts: tuple[tuple[str, File], ...]
    files: tuple[Asset, ...]
    known: Mapping[str, bytes]
    before: CardRecord | None


class Read(NamedTuple):
    """What reading an item gave; made to be sent from a worker to its parent.

    `texts` has the path of each file that could be read, as problems name it, and the digest of
    its bytes. `packed` are pairs of a digest and a packed value; `problems` are
    packed too, empty where there are none. A `broken` item has a file that gives no text.
    """

    card: Card
    texts: tuple[tuple[str, bytes], ...]
    packed: tuple[tuple[bytes, bytes], ...]
    problems: bytes
    broken: bool


class ReadContext(NamedTuple):
    """What reading needs to know.

    `settings_fingerprint` is the digest of everything besides their bytes that texts follow from;
    `begun` tells whether bodies were converted before, and may be on the blobs. With `drafts`,
    drafts count as any other text.
    """

    root: Path
    prefix: str
    site: Site
    engine: bytes
    settings_fingerprint: bytes
    drafts: bool
    blobs: BlobStore
    begun: bool


def settings_fingerprint(site: Site, root: Path, engine: bytes, *, drafts: bool) -> bytes:
    """Return the digest of all that cards and texts follow from besides the files."""
    topics = [(topic.id, tuple(topic.labels.items())) for topic in site.topics]
    # Which text stands in for a missing one decides which headings a link may lead to.
    languages = [(each.code, each.tag, each.fallbacks) for each in site.languages]
    place = (site.url, site.identity, site.own, site.time_zone_name, str(root))
    return digest(engine, place, topics, languages, site.untranslated, drafts)


class Reader:
    """Reads items in one process; its converters are made once."""

    def __init__(self, jobs: Sequence[Job], context: ReadContext) -> None:
        self._jobs = jobs
        self._context = context
        self._root = str(context.root)
        self._packer = Packer()
        self._converters: dict[bool, Converter] = {}

    def read(self, part: range) -> list[Read]:
        """Read a range of the jobs."""
        return [self._read(self._jobs[index]) for index in part]

    def _read(self, job: Job) -> Read:
        raws: dict[str, bytes] = {}
        contents: dict[str, bytes] = {}
        problems: list[Problem] = []
        for _, file in job.texts:
            path = f"{self._context.prefix}/{file.path}"
            if path in job.known and job.before is not None and not job.before.problems:
                contents[path] = job.known[path]
                continue
            try:
                raws[path] = self._bytes(file)
            except OSError as cause:
                problems.append(error("unreadable", path, detail=cause.strerror or str(cause)))
                continue
            contents[path] = digest_bytes(raws[path])
        keys = {
            path: digest(path, each, self._context.settings_fingerprint)
            for path, each in contents.items()
        }
        if same := self._same(job, keys):
            return Read(same.card, tuple(contents.items()), (), same.problems, broken=False)
        return self._made(job, raws, contents, keys, problems)

    def _bytes(self, file: File) -> bytes:
        # As Path.read_bytes, without what takes half of its time for a small file.
        with open(f"{self._root}/{file.path}", "rb", buffering=0) as source:
            return source.readall()

    def _same(self, job: Job, keys: Mapping[str, bytes]) -> CardRecord | None:
        """Return what is remembered of an item that only seemed to have changed."""
        before = job.before
        if before is None or len(keys) != len(job.texts):
            return None
        held = {path: key for _, path, key in (*before.card.live, *before.card.held)}
        files = tuple((asset.path, asset.size, asset.content) for asset in job.files)
        return before if held == keys and files == before.card.files else None

    def _made(
        self,
        job: Job,
        raws: dict[str, bytes],
        contents: Mapping[str, bytes],
        keys: Mapping[str, bytes],
        problems: list[Problem],
    ) -> Read:
        packed: list[tuple[bytes, bytes]] = []
        texts: list[Text] = []
        for code, file in job.texts:
            path = f"{self._context.prefix}/{file.path}"
            if path not in keys:
                continue
            text = self._recalled(job, keys[path])
            found: list[Problem] = []
            if text is None:
                if path not in raws:
                    raws[path] = self._bytes(file)
                text, found = self._text(job, code, path, raws[path], packed)
            problems += found
            if text is not None:
                texts.append(text)
                packed.append((keys[path], self._packer.pack(text)))
        card = self._card(job, texts, keys)
        whole = len(texts) == len(job.texts)
        problems += self._checked(job, card, texts, whole=whole)
        told = self._packer.pack(tuple(problems)) if problems else b""
        return Read(card, tuple(contents.items()), tuple(packed), told, broken=not whole)

    def _recalled(self, job: Job, key: bytes) -> Text | None:
        """Return a text that is as it was, where only the other one or a file has changed.

        What was wrong with it would have to be told again, so it must have been sound.
        """
        before = job.before
        if before is None or before.problems:
            return None
        held = {each for _, _, each in (*before.card.live, *before.card.held)}
        return self._context.blobs.text(key) if key in held else None

    def _text(
        self, job: Job, code: str, path: str, raw: bytes, packed: list[tuple[bytes, bytes]]
    ) -> tuple[Text | None, list[Problem]]:
        # Imported where there is something to read: most runs have little, many nothing.
        from gazette import markup, parse

        context = self._context
        parsed = parse.parse_text(raw, path=path, lang=code, kind=job.kind, site=context.site)
        joins_lines = context.site.language(code).joins_lines
        key = digest(
            context.engine, joins_lines, digest_bytes(parsed.body.encode("utf-8", "surrogatepass"))
        )
        if context.begun and context.blobs.holds(key):
            fragment = context.blobs.fragment(key)
        else:
            fragment = self._converter(joins_lines).convert(parsed.body)
            packed.append((key, pack_body(fragment, self._packer)))
        problems = [
            *parsed.problems,
            *markup.problems(fragment.findings, path, parsed.body_line),
        ]
        text = _as_text(path, code, parsed, key, fragment)
        if text is not None and text.fields.draft and not context.drafts:
            problems = [problem.at_most("warning") for problem in problems]
        return text, problems

    def _converter(self, joins_lines: bool) -> Converter:
        from gazette import markup

        if joins_lines not in self._converters:
            self._converters[joins_lines] = markup.Converter(joins_lines=joins_lines)
        return self._converters[joins_lines]

    def _card(self, job: Job, texts: Sequence[Text], keys: Mapping[str, bytes]) -> Card:
        return make_card(
            job.id,
            job.folder,
            texts,
            job.files,
            self._context.site,
            prefix=self._context.prefix,
            drafts=self._context.drafts,
            keys=keys,
            sources=tuple(file.path for _, file in job.texts),
        )

    def _checked(
        self, job: Job, card: Card, texts: Sequence[Text], *, whole: bool
    ) -> list[Problem]:
        by_code = {text.lang: text for text in texts}
        live = {code: by_code[code] for code, *_ in card.live}
        held = {code: by_code[code] for code, *_ in card.held}
        item = Item(
            job.id, job.folder, live, held, self._context.site.untranslated, job.files, card
        )
        return list(check_item(item, whole=whole)) if texts else []


def _as_text(path: str, code: str, parsed: Parsed, key: bytes, fragment: Fragment) -> Text | None:
    if parsed.fields is None:
        return None
    return Text(
        path=path,
        lang=code,
        fields=parsed.fields,
        lines=dict(parsed.lines),
        body_line=parsed.body_line,
        fragment=key,
        slots=fragment.slots,
        headings=fragment.headings,
        anchors=fragment.anchors,
        lead=fragment.lead,
        external_links=fragment.external_links,
    )
