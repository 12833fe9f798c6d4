"""A build that is allowed too little ends in a sentence, and says nothing of the texts."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.incremental.building import Portal, difference, files
from tests.incremental.edits import furnished
from tests.incremental.small import SmallSite
from tests.support.measure import sample

_SHORT = {
    *("machine-short", "worker-died", "memory-refused", "cache-refused", "search-failed"),
    *("search-slow", "disk-full"),
}
_KIB = 1024
_NOBODY = 65534
NOW = ("--now", "2024-06-01T12:00")


def limited(
    portal: Portal, limit: int, value: int, *more: str, user: int | None = None
) -> tuple[int, set[str]]:
    """Build in a process of its own under a limit; return its exit code and what it told."""
    done = subprocess.run(
        portal.command(*more),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        user=user,
        preexec_fn=lambda: resource.setrlimit(limit, (value, value)),
    )
    assert "Traceback" not in done.stdout + done.stderr
    if not done.stdout:
        assert done.stderr.startswith("gazette: ")
        return done.returncode, {"machine-short"}
    return done.returncode, {each["code"] for each in json.loads(done.stdout)["problems"]}


@pytest.mark.parametrize("jobs", [1, 4])
@pytest.mark.parametrize("handles", sample(tuple(range(8, 40, 2)), 5))
def test_too_few_files_are_told_as_that(tmp_path: Path, handles: int, jobs: int) -> None:
    site = furnished(tmp_path)
    holds(site.portal, resource.RLIMIT_NOFILE, handles, *site.options, "--jobs", str(jobs))


@pytest.mark.parametrize("mebibytes", sample(tuple(range(40, 120, 5)), 5))
def test_too_little_memory_is_told_as_that(tmp_path: Path, mebibytes: int) -> None:
    site = furnished(tmp_path)
    holds(site.portal, resource.RLIMIT_AS, mebibytes * _KIB * _KIB, *site.options, "--jobs", "1")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kibibytes", sample((0, 4, 64, 128, 256, 512, 1024), 3))
def test_files_that_may_not_grow_are_told(tmp_path: Path, kibibytes: int, jobs: int) -> None:
    portal = searching(furnished(tmp_path))
    holds(portal, resource.RLIMIT_FSIZE, kibibytes * _KIB, *NOW, "--jobs", str(jobs))


@pytest.mark.skipif(os.geteuid() != 0, reason="takes a user of whom nothing else runs")
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("processes", sample((1, 2, 3, 4, 6, 8, 12, 16), 4))
def test_too_few_processes_are_told_as_that(processes: int, jobs: int) -> None:
    # Below no folder that is its owner's alone.
    with TemporaryDirectory() as name:
        portal = searching(furnished(Path(name)))
        for path in (Path(name), *Path(name).rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)
        words = (*NOW, "--jobs", str(jobs))
        holds(portal, resource.RLIMIT_NPROC, processes, *words, user=_NOBODY)


@pytest.mark.parametrize("mebibytes", sample(tuple(range(70, 170, 10)), 5))
def test_too_little_memory_for_the_search_index_is_told(tmp_path: Path, mebibytes: int) -> None:
    portal = searching(furnished(tmp_path))
    holds(portal, resource.RLIMIT_AS, mebibytes * _KIB * _KIB, *NOW, "--jobs", "2")


def searching(site: SmallSite) -> Portal:
    return Portal(site.portal.site, site.portal.output, site.portal.cache, search=True)


def holds(portal: Portal, limit: int, value: int, *more: str, user: int | None = None) -> None:
    """The build does it all, or tells why not; and the next one is none the worse."""
    code, told = limited(portal, limit, value, *more, user=user)
    assert (code == 0 and not told) or (code == 2 and told <= _SHORT), (code, told)
    assert portal.build(*more).code == 0
    root = portal.output.parent
    fresh = Portal(portal.site, root / "fresh", root / "anew", search=portal.search)
    assert fresh.build(*more).code == 0
    assert difference(files(portal.output), files(fresh.output)) == []
