"""The build that has nothing to do: the cache and the folders as they are in, an outcome out.

Every build that comes to its end leaves a summary: the digest of everything that it followed from
besides the sources, the sources' sizes and times, for how long it holds, and what it came to.
Where the digests are the same, the time is within it and every output is as it was written, the
outcome is the remembered one, and nothing else need be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gazette.apply.modified import ModifiedFiles, OutputChanges
from gazette.cache import SUMMARY, LastBuild, Packer, unpack
from gazette.model.environment import Environment
from gazette.model.options import Options, Outcome
from gazette.problems import Problem
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


def summary_name(options: Options) -> str:
    """Return the name by which the cache keeps the summary of an output folder's last build."""
    return f"{SUMMARY}{options.place(options.output)}"


def summary(options: Options, environment: Environment, sources: bytes, outcome: Outcome) -> bytes:
    """Return the summary of a build, packed; `sources` as in `Summary`."""
    change = outcome.next_change
    until = change.timestamp() if change else float("inf")
    text = change.isoformat() if change else ""
    now = options.now.timestamp()
    return Packer().pack(
        Summary(environment.building, sources, now, until, outcome.pages, text, outcome.problems)
    )


def unchanged(
    options: Options,
    environment: Environment,
    snapshot: Snapshot,
    last_build: LastBuild | None,
    modified: ModifiedFiles,
) -> Outcome | None:
    """Return what the build comes to where it has nothing to do, else None."""
    # Gate: whole build
    packed = last_build.meta.get(summary_name(options)) if last_build else None
    if (
        last_build is None
        or packed is None
        or options.verify
        or options.clean
        or options.explain
        or last_build.unfinished
    ):
        return None
    try:
        last = unpack(packed)
    except ValueError:
        return None
    if not isinstance(last, Summary) or last.key != environment.building or not last.sources:
        return None
    if not last.since <= options.now.timestamp() < last.until:
        return None
    if snapshot.digest != last.sources or modified.changes() != OutputChanges():
        return None
    change = datetime.fromisoformat(last.next_change) if last.next_change else None
    return Outcome(last.pages, 0, last.pages, 0, change, last.problems)
