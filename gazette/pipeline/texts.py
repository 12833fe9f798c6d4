"""Texts, read: bundles and the memory in, parsed texts and their problems out.

Only files that changed are read, in worker processes where there are many; and of those, only
bodies that were never converted go through Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.markup import Converter
from gazette.markup import problems as body_problems
from gazette.model.fragment import Fragment
from gazette.model.site import Site
from gazette.model.text import Text
from gazette.parse import Kind, Parsed, parse_text
from gazette.pipeline.options import Progress
from gazette.pipeline.trust import Trust
from gazette.problems import Problem, error
from gazette.rules.rule import N_
from gazette.source import Bundle, File
from gazette.state import Fragments, Packer, SourceRecord, unpack
from gazette.workers import run


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file gave: its text, None where it is too broken to have one, and its problems."""

    text: Text | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Texts:
    """All texts of a run, by path from the content folder, and what there is to remember."""

    entries: dict[str, Entry] = field(default_factory=dict)
    records: dict[str, SourceRecord] = field(default_factory=dict)
    fragments: list[tuple[bytes, bytes]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """A text to read; `before` is what is remembered of the file, trusted or not."""

    file: File
    kind: Kind
    lang: str
    before: SourceRecord | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading needs to know. `engine` is the digest of the generator itself."""

    root: Path
    prefix: str
    site: Site
    cache: Path
    engine: bytes
    trust: Trust

    @property
    def under(self) -> bytes:
        """The digest of everything besides its bytes that a text follows from."""
        site = self.site
        topics = [(topic.id, tuple(topic.labels.items())) for topic in site.topics]
        languages = [(language.code, language.tag) for language in site.languages]
        return digest(
            self.engine,
            str(self.root),
            site.url,
            site.identity,
            site.time_zone_name,
            topics,
            languages,
        )


@dataclass(frozen=True, slots=True)
class _Result:
    """What a worker sends back; `entry` is packed. `fragment` is empty where it was known."""

    record: SourceRecord
    fragment: bytes


def read_texts(
    bundles: Iterable[Bundle],
    desk: Desk,
    jobs: int,
    progress: Progress,
) -> Texts:
    """Read all texts."""
    texts = Texts()
    under = desk.under
    waiting: list[Job] = []
    for bundle in bundles:
        for lang, file in bundle.texts:
            name = f"{desk.prefix}/{file.path}"
            record = desk.trust.recall(name, file, under)
            entry = _recalled(record)
            if entry is None:
                before = desk.trust.memory.sources.get(name)
                waiting.append(Job(file, bundle.kind, lang, before))
            # Also where it is to be read: everything keeps the order of the tree.
            texts.entries[file.path] = entry or Entry(None, ())
    progress.stage(N_("Reading"), len(waiting))
    results = run(
        len(waiting),
        lambda: _Reader(waiting, desk, under).read,
        jobs=jobs,
        progress=progress.advance,
    )
    for job, result in zip(waiting, (each for part in results for each in part), strict=True):
        texts.entries[job.file.path] = _recalled(result.record) or Entry(None, ())
        texts.records[f"{desk.prefix}/{job.file.path}"] = result.record
        if result.fragment:
            texts.fragments.append((result.record.fragment, result.fragment))
    return texts


def _recalled(record: SourceRecord | None) -> Entry | None:
    if record is None:
        return None
    try:
        entry = unpack(record.record)
    except ValueError:
        return None
    return entry if isinstance(entry, Entry) else None


class _Reader:
    """Reads texts in one process; its converters are made once."""

    def __init__(self, jobs: Sequence[Job], desk: Desk, under: bytes) -> None:
        self._jobs = jobs
        self._desk = desk
        self._under = under
        self._packer = Packer()
        self._converters: dict[bool, Converter] = {}
        self._converted = {record.fragment for record in desk.trust.memory.sources.values()}
        self._fragments: Fragments | None = None

    def read(self, part: range) -> list[_Result]:
        """Read a range of the jobs."""
        return [self._read(self._jobs[index]) for index in part]

    def _read(self, job: Job) -> _Result:
        path = f"{self._desk.prefix}/{job.file.path}"
        try:
            raw = (self._desk.root / job.file.path).read_bytes()
        except OSError as cause:
            problem = error("unreadable", path, detail=cause.strerror or str(cause))
            return self._result(job, b"", Entry(None, (problem,)), b"")
        content = digest_bytes(raw)
        before = job.before
        if before and before.digest == content and before.parsed_under == self._under:
            same = SourceRecord(
                job.file.size, job.file.mtime, content, self._under, before.fragment, before.record
            )
            return _Result(same, b"")
        parsed = parse_text(raw, path=path, lang=job.lang, kind=job.kind, site=self._desk.site)
        return self._converted_text(job, content, path, parsed)

    def _converted_text(self, job: Job, content: bytes, path: str, parsed: Parsed) -> _Result:
        joins_lines = self._desk.site.language(job.lang).joins_lines
        key = digest(self._desk.engine, joins_lines, parsed.body)
        fragment = self._known(key)
        packed = b""
        if fragment is None:
            fragment = self._converter(joins_lines).convert(parsed.body)
            packed = self._packer.pack(fragment)
        problems = (*parsed.problems, *body_problems(fragment.findings, path, parsed.body_line))
        text = _text(job, path, parsed, key, fragment)
        return self._result(job, content, Entry(text, problems), packed)

    def _known(self, key: bytes) -> Fragment | None:
        if key not in self._converted:
            return None
        if self._fragments is None:
            self._fragments = Fragments(self._desk.cache)
        return self._fragments(key)

    def _converter(self, joins_lines: bool) -> Converter:
        if joins_lines not in self._converters:
            self._converters[joins_lines] = Converter(joins_lines=joins_lines)
        return self._converters[joins_lines]

    def _result(self, job: Job, content: bytes, entry: Entry, fragment: bytes) -> _Result:
        key = entry.text.fragment if entry.text else b""
        record = SourceRecord(
            job.file.size, job.file.mtime, content, self._under, key, self._packer.pack(entry)
        )
        return _Result(record, fragment if key else b"")


def _text(job: Job, path: str, parsed: Parsed, key: bytes, fragment: Fragment) -> Text | None:
    if parsed.fields is None:
        return None
    return Text(
        path=path,
        lang=job.lang,
        fields=parsed.fields,
        lines=dict(parsed.lines),
        body_line=parsed.body_line,
        fragment=key,
        slots=fragment.slots,
        headings=fragment.headings,
        anchors=fragment.anchors,
        lead=fragment.lead,
    )
