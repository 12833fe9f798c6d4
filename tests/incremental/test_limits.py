"""A build that is allowed too little ends in a sentence, and says nothing of the texts."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path

import pytest

from tests.incremental.building import Portal, difference, files
from tests.incremental.edits import furnished
from tests.support.measure import sample

_SHORT = {"machine-short", "worker-died", "memory-refused", "cache-refused", "search-failed"}
_KIB = 1024


def limited(portal: Portal, limit: int, value: int, *more: str) -> tuple[int, set[str]]:
    """Build in a process of its own under a limit; return its exit code and what it told."""
    done = subprocess.run(
        portal.command(*more),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
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


def holds(portal: Portal, limit: int, value: int, *more: str) -> None:
    """The build does it all, or tells why not; and the next one is none the worse."""
    code, told = limited(portal, limit, value, *more)
    assert (code == 0 and not told) or (code == 2 and told <= _SHORT), (code, told)
    assert portal.build(*more).code == 0
    fresh = Portal(portal.site, portal.output.parent / "fresh", portal.output.parent / "anew")
    assert fresh.build(*more).code == 0
    assert difference(files(portal.output), files(fresh.output)) == []
