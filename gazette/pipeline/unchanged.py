"""The build that has nothing to do: the memory and the folders as they are in, an outcome out.

Every build that comes to its end leaves a summary: the digest of everything that it followed from
besides the sources, for how long it holds, and what it came to. Where that digest is the same,
the time is within it, every source is the remembered one and every output is as it was written,
the outcome is the remembered one, and nothing else need be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.model.site import Site
from gazette.pipeline.options import Options, Outcome
from gazette.problems import Problem
from gazette.source import File, walk
from gazette.state import SUMMARY, Memory, Packer, unpack
from gazette.write import disturbed

# As `trust` has it: what changed so shortly before it was read may have changed again.
_BLUR = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build leaves of itself. `since` and `until` bound the instants that it holds for."""

    key: bytes
    since: float
    until: float
    pages: int
    next_change: str
    problems: tuple[Problem, ...]


def name(output: Path) -> str:
    """Return the name under which the memory keeps the summary of an output folder's last build."""
    return f"{SUMMARY}{output.absolute()}"


def key(options: Options, site: Site, engine: bytes) -> bytes:
    """Return the digest of everything that a build follows from besides sources and time."""
    files = [*_files(options, "templates", "*"), *_files(options, "locales", "*.po")]
    wishes = (options.drafts, options.strict, str(options.content), str(options.output))
    month = f"{options.now.astimezone(UTC):%Y-%m}"
    statics = [str(root) for root in options.search("static")]
    return digest(engine, site, wishes, month, statics, files)


def summary(found: bytes, options: Options, outcome: Outcome) -> bytes:
    """Return the summary of a build, packed."""
    change = outcome.next_change
    until = change.timestamp() if change else float("inf")
    text = change.isoformat() if change else ""
    now = options.now.timestamp()
    return Packer().pack(Summary(found, now, until, outcome.pages, text, outcome.problems))


def unchanged(options: Options, memory: Memory, found: bytes, since: int) -> Outcome | None:
    """Return what the build comes to where it has nothing to do, else None.

    `found` is its `key`; `since` is when the remembered run began, in nanoseconds.
    """
    packed = memory.meta.get(name(options.output))
    if packed is None or options.verify or options.explain or memory.outputs.pending:
        return None
    try:
        last = unpack(packed)
    except ValueError:
        return None
    if not isinstance(last, Summary) or last.key != found:
        return None
    if not last.since <= options.now.timestamp() < last.until:
        return None
    if not _same_sources(options, memory, since) or disturbed(options.output, memory.outputs.rows):
        return None
    change = datetime.fromisoformat(last.next_change) if last.next_change else None
    return Outcome(last.pages, 0, last.pages, 0, change, last.problems)


def _same_sources(options: Options, memory: Memory, since: int) -> bool:
    remembered, trusted, count = memory.sources, since - _BLUR, 0
    for prefix, files in _sources(options):
        for file in files:
            record = remembered.get(f"{prefix}/{file.path}")
            if record is None or file.fault or file.mtime >= trusted:
                return False
            if record.mtime != file.mtime or record.size != file.size:
                return False
            count += 1
    return count == len(remembered)


def _sources(options: Options) -> Iterator[tuple[str, list[File]]]:
    yield options.content.name, walk(options.content, texts=True)
    seen: set[str] = set()
    for root in options.search("static"):
        files = [file for file in walk(root) if file.path not in seen]
        seen.update(file.path for file in files)
        yield "static", files


def _files(options: Options, folder: str, pattern: str) -> Iterator[tuple[str, bytes]]:
    for root in options.search(folder):
        if root.is_dir():
            for path in sorted(root.rglob(pattern)):
                yield str(path), _content(path)


def _content(path: Path) -> bytes:
    try:
        return digest_bytes(path.read_bytes()) if path.is_file() else b""
    except OSError:
        # Whatever needs it tells of it.
        return b""
