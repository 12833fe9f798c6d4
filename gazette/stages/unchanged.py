"""The build that has nothing to do: the cache and the folders as they are in, an outcome out.

Every build that comes to its end leaves a summary: the digest of everything that it followed from
besides the sources, the sources' sizes and times, for how long it holds, and what it came to.
Where the digests are the same, the time is within it and every output is as it was written, the
outcome is the remembered one, and nothing else need be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gazette.cache import SUMMARY, LastBuild, Packer, unpack
from gazette.digest import digest, digest_bytes
from gazette.model.options import Options, Outcome
from gazette.model.site import Site
from gazette.problems import Problem
from gazette.read.trust import BLUR
from gazette.snapshot import folders
from gazette.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build leaves of itself.

    `sources` is the digest of the sources' paths, sizes and times, empty where one of them changed
    so late that it may have changed again. `since` and `until` bound the instants that it holds
    for.
    """

    key: bytes
    sources: bytes
    since: float
    until: float
    pages: int
    next_change: str
    problems: tuple[Problem, ...]


def name(output: Path) -> str:
    """Return the name under which the cache keeps the summary of an output folder's last build."""
    return f"{SUMMARY}{output.absolute()}"


def key(options: Options, site: Site, engine: bytes, snapshot: Snapshot) -> bytes:
    """Return the digest of everything that a build follows from besides sources and time."""
    files = [*_files(snapshot)]
    wishes = (
        options.drafts,
        options.strict,
        options.searched,
        str(options.content),
        str(options.output),
    )
    month = f"{options.now.astimezone(UTC):%Y-%m}"
    statics = [str(root) for root in options.search("static")]
    return digest(engine, site, wishes, month, statics, files)


def summary(
    found: bytes, options: Options, snapshot: Snapshot, started: int, outcome: Outcome
) -> bytes:
    """Return the summary of a build that `started` then, in nanoseconds; packed."""
    change = outcome.next_change
    until = change.timestamp() if change else float("inf")
    text = change.isoformat() if change else ""
    sources = snapshot.digest if snapshot.newest < started - BLUR else b""
    now = options.now.timestamp()
    return Packer().pack(Summary(found, sources, now, until, outcome.pages, text, outcome.problems))


def unchanged(
    options: Options, last_build: LastBuild | None, found: bytes, snapshot: Snapshot
) -> Outcome | None:
    """Return what the build comes to where it has nothing to do, else None.

    `last_build` is what the last build left; `found` is this one's `key`.
    """
    packed = last_build.meta.get(name(options.output)) if last_build else None
    if (
        last_build is None
        or packed is None
        or options.verify
        or options.explain
        or last_build.unfinished
    ):
        return None
    try:
        last = unpack(packed)
    except ValueError:
        return None
    if not isinstance(last, Summary) or last.key != found or not last.sources:
        return None
    if not last.since <= options.now.timestamp() < last.until:
        return None
    if snapshot.digest != last.sources or snapshot.modified is None or snapshot.modified:
        return None
    change = datetime.fromisoformat(last.next_change) if last.next_change else None
    return Outcome(last.pages, 0, last.pages, 0, change, last.problems)


def _files(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    for root, files in snapshot.design:
        # One may stand in the place of a file.
        yield str(root), digest(folders(root))
        for file in files:
            if root.name != "locales" or file.path.endswith(".po"):
                path = root / file.path
                yield str(path), file.fault.encode() or _content(path)


def _content(path: Path) -> bytes:
    try:
        return digest_bytes(path.read_bytes()) if path.is_file() else b""
    except OSError:
        # Whatever needs it tells of it.
        return b""
