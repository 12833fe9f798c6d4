"""Items, read: a bundle of files in; its card, texts, converted bodies and problems out.

Done in worker processes. Of a file whose bytes are the remembered ones nothing is read twice, and
a body that was converted before does not go through Markdown again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gazette.cache import CardRecord, Packer, pack_body
from gazette.cache.writers import Packed
from gazette.checks import body_checks, check_item
from gazette.digest import digest, digest_bytes
from gazette.errors import unopened
from gazette.files import read_with_stat
from gazette.library import ItemSources, make_card
from gazette.model.card import Card
from gazette.model.fragment import Fragment
from gazette.model.notice import Asset, Item
from gazette.model.text import Text
from gazette.problems import Problem, problem
from gazette.read.context import ReadContext
from gazette.snapshot import File
from gazette.snapshot.arrange import Kind

if TYPE_CHECKING:
    from gazette.markup import Converter
    from gazette.parse import ParseResult


class ReadJob(NamedTuple):
    """An item to read: its id, kind, own folder or "", its texts with their codes, its files.

    `unread` gives the digests of the files whose bytes are trusted to be the remembered ones;
    `before` is what is remembered of the item, trusted or not.
    """

    id: str
    kind: Kind
    folder: str
    texts: tuple[tuple[str, File], ...]
    files: tuple[Asset, ...]
    unread: Mapping[str, bytes]
    before: CardRecord | None


class ReadItem(NamedTuple):
    """What reading an item gave; made to be sent from a worker to its parent.

    `texts` has the path of each file that could be read, as problems name it, and the digest of
    its bytes. `problems` are packed, empty where there are none. A `broken` item has a file that
    gives no text; what stood at the `replaced` paths was not what had been walked.
    `before` is what is remembered of an item that was not read at all.
    """

    card: Card
    problems: bytes
    texts: tuple[tuple[str, bytes], ...] = ()
    blobs: tuple[Packed, ...] = ()
    replaced: tuple[str, ...] = ()
    broken: bool = False
    before: CardRecord | None = None


@dataclass(slots=True)
class _Work:
    """An item while it is read: bytes and their digests by path, keys of texts, blobs, problems."""

    job: ReadJob
    raw: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    blobs: list[Packed] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class ItemReader:
    """Reads items in one process; its converters are made once."""

    def __init__(self, jobs: Sequence[ReadJob], context: ReadContext) -> None:
        self._jobs = jobs
        self._context = context
        self._root = str(context.root)
        self._prefix = context.prefix
        self._begun = bool(context.contents.months)
        self._packer = Packer()
        self._converters: dict[bool, Converter] = {}

    def read(self, part: range) -> list[ReadItem]:
        """Read a range of the jobs."""
        return [self._read(self._jobs[index]) for index in part]

    def _read(self, job: ReadJob) -> ReadItem:
        work = _Work(job)
        for _, file in job.texts:
            self._open(work, file)
        fingerprint = self._context.environment.reading
        work.keys = {path: digest(path, each, fingerprint) for path, each in work.digests.items()}
        if same := _same(work):
            texts, replaced = tuple(work.digests.items()), tuple(work.replaced)
            return ReadItem(same.card, same.problems, texts, replaced=replaced)
        return self._make(work)

    def _open(self, work: _Work, file: File) -> None:
        """Read a file's bytes, unless they are the remembered ones."""
        path, job = f"{self._prefix}/{file.path}", work.job
        # Gate: text file
        if path in job.unread and job.before is not None and not job.before.problems:
            work.digests[path] = job.unread[path]
            return
        self._read_bytes(work, file, path)

    def _read_bytes(self, work: _Work, file: File, path: str) -> None:
        try:
            content = read_with_stat(f"{self._root}/{file.path}")
        except OSError as cause:
            work.problems.append(unopened(path, cause))
            return
        work.raw[path] = content.data
        work.digests[path] = digest_bytes(content.data)
        if (content.size, content.mtime) != (file.size, file.mtime):
            work.replaced.append(path)

    def _make(self, work: _Work) -> ReadItem:
        texts: list[Text] = []
        for code, file in work.job.texts:
            path = f"{self._prefix}/{file.path}"
            if path not in work.keys:
                continue
            text = self._remembered_text(work.job, work.keys[path])
            if text is None:
                if path not in work.raw:
                    self._read_bytes(work, file, path)
                if path not in work.raw:
                    continue
                text = self._text(work, code, path)
            if text is not None:
                texts.append(text)
                work.blobs.append((work.keys[path], self._packer.pack(text)))
        card = self._card(work, texts)
        whole = len(texts) == len(work.job.texts)
        work.problems += self._untold(work, texts)
        work.problems += self._checked(work.job, card, texts, whole=whole)
        problems = self._packer.pack(tuple(work.problems)) if work.problems else b""
        digests, blobs = tuple(work.digests.items()), tuple(work.blobs)
        replaced = tuple(work.replaced)
        return ReadItem(card, problems, digests, blobs, replaced=replaced, broken=not whole)

    def _untold(self, work: _Work, texts: Sequence[Text]) -> list[Problem]:
        """Return an error for each file that gave no text, where nothing else says so.

        Whatever keeps a text from being read, it never leaves the site in silence.
        """
        told = {each.path for each in work.problems if each.severity == "error"}
        told.update(text.path for text in texts)
        paths = [f"{self._prefix}/{file.path}" for _, file in work.job.texts]
        return [problem("text-unread", path) for path in paths if path not in told]

    def _remembered_text(self, job: ReadJob, key: bytes) -> Text | None:
        """Return a text that is as it was, where only the other one or a file has changed.

        What was wrong with it would have to be told again, so it must have been sound.
        """
        before = job.before
        if before is None or before.problems:
            return None
        # Gate: text
        keys = {each for _, _, each in (*before.card.live, *before.card.held)}
        return self._context.blobs.text(key) if key in keys else None

    def _text(self, work: _Work, code: str, path: str) -> Text | None:
        # Imported where there is something to read: most runs have little, many nothing.
        from gazette import markup, parse

        site = self._context.site
        parsed = parse.parse_text(
            work.raw[path], path=path, lang=code, kind=work.job.kind, site=site
        )
        key, fragment = self._fragment(work, parsed.body, site.language(code).joins_lines)
        problems = [
            *parsed.problems,
            *markup.problems(fragment.findings, path, parsed.body_line),
        ]
        text = _as_text(path, code, parsed, key, fragment)
        if text is not None and text.fields.draft and not self._context.options.drafts:
            problems = [problem.at_most("warning") for problem in problems]
        work.problems += problems
        return text

    def _fragment(self, work: _Work, body: str, joins_lines: bool) -> tuple[bytes, Fragment]:
        """Return a converted body, and the digest by which it is found."""
        blobs, engine = self._context.blobs, self._context.environment.engine
        key = digest(engine, joins_lines, digest_bytes(body.encode("utf-8", "surrogatepass")))
        # Gate: body
        if self._begun and blobs.holds(key):
            return key, blobs.fragment(key)
        if joins_lines not in self._converters:
            self._converters[joins_lines] = self._converter(joins_lines)
        fragment = self._converters[joins_lines].convert(body)
        work.blobs.append((key, pack_body(fragment, self._packer)))
        return key, fragment

    def _converter(self, joins_lines: bool) -> Converter:
        from gazette.markup import Converter

        lints = [check.find for check in body_checks()]
        if not self._context.options.speedups:
            return Converter(joins_lines=joins_lines, lints=lints)
        from gazette.speedups.markdown import speed_up

        return Converter(joins_lines=joins_lines, lints=lints, speed_up=speed_up)

    def _card(self, work: _Work, texts: Sequence[Text]) -> Card:
        job, context = work.job, self._context
        paths = tuple(file.path for _, file in job.texts)
        sources = ItemSources(job.id, job.folder, texts, job.files, work.keys, paths)
        return make_card(sources, context.site, prefix=self._prefix, drafts=context.options.drafts)

    def _checked(
        self, job: ReadJob, card: Card, texts: Sequence[Text], *, whole: bool
    ) -> list[Problem]:
        by_code = {text.lang: text for text in texts}
        live = {code: by_code[code] for code, *_ in card.live}
        drafts = {code: by_code[code] for code, *_ in card.held}
        policy = self._context.site.untranslated
        item = Item(job.id, job.folder, live, drafts, policy, job.files, card)
        return list(check_item(item, whole=whole)) if texts else []


def _same(work: _Work) -> CardRecord | None:
    """Return what is remembered of an item that only seemed to have changed."""
    job, before = work.job, work.job.before
    if before is None or len(work.keys) != len(job.texts):
        return None
    # Gate: touched item
    keys = {path: key for _, path, key in (*before.card.live, *before.card.held)}
    files = tuple((asset.path, asset.size, asset.content) for asset in job.files)
    return before if keys == work.keys and files == before.card.files else None


def _as_text(
    path: str, code: str, parsed: ParseResult, key: bytes, fragment: Fragment
) -> Text | None:
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
