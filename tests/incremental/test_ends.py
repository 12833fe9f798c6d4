"""A build, or a process of it, ends from outside: nothing of it stays, and the next build is right.

Seeds say when, by which signal, and which process. It is a build with everything to do, or an edit;
with search, and more than one process.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.incremental.building import Files, Portal, difference, files
from tests.incremental.edits import add_notice, edit_body, furnished, put_picture
from tests.incremental.mischief import change_template
from tests.incremental.small import SmallSite
from tests.support.measure import examples
from tests.support.processes import marked

pytestmark = pytest.mark.sampled

_NOW = ("--now", "2024-06-01T12:00")
_SECONDS_LEFT = 3.0
_TOLD = {"worker-died", "search-failed", "machine-short"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built, and then edited."""
    root = tmp_path_factory.mktemp("built")
    site = furnished(root)
    portal = searching(root)
    assert portal.build(*_NOW).code == 0
    change(site)
    return root


@pytest.fixture(scope="module")
def expected(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    root = tmp_path_factory.mktemp("fresh")
    fresh = Portal(built / "site", root / "output", root / "cache", search=True)
    assert fresh.build(*_NOW).code == 0
    return files(fresh.output)


def searching(root: Path) -> Portal:
    return Portal(root / "site", root / "output", root / "cache", search=True)


def change(site: SmallSite) -> None:
    for number in range(3):
        edit_body(site, number, 0)
        put_picture(site, number, number + 7)
    add_notice(site, 1, 1)
    change_template(site, 0, 0)


class Build:
    """A build in a process of its own, known by a mark in its environment."""

    def __init__(self, portal: Portal, jobs: int) -> None:
        self._name, self._value = "GAZETTE_TEST", os.urandom(8).hex()
        self.process = subprocess.Popen(
            portal.command(*_NOW, "--jobs", str(jobs)),
            env={**os.environ, self._name: self._value},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def others(self) -> list[int]:
        """Return its processes besides the first."""
        found = marked(f"{self._name}={self._value}")
        return [each for each in found if each != self.process.pid]

    def leaves_nothing(self) -> bool:
        """Tell whether all of it has ended in time, and whoever reads what it says is told so."""
        until = time.monotonic() + _SECONDS_LEFT
        while self.others() and time.monotonic() < until:
            time.sleep(0.02)
        return not self.others()


def prepared(built: Path, root: Path, dice: random.Random) -> Portal:
    shutil.copytree(built, root)
    portal = searching(root)
    if dice.random() < 0.5:
        shutil.rmtree(portal.cache)
        shutil.rmtree(portal.output)
    return portal


def holds(portal: Portal, expected: Files) -> None:
    """The next build makes the rest, and the one after it nothing."""
    result = portal.build(*_NOW)
    assert (result.code, result.report["problems"]) == (0, [])
    assert difference(files(portal.output), expected) == []
    assert portal.build(*_NOW).report["written"] == 0
    left = [*portal.cache.rglob("new-*"), *portal.cache.parent.rglob(".gazette-staging-*")]
    assert left == []


@pytest.mark.parametrize("seed", range(examples(4, 60)))
def test_a_build_that_is_ended_leaves_no_process(
    built: Path, expected: Files, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    portal = prepared(built, tmp_path / "a", dice)
    build = Build(portal, dice.choice((1, 2, 3)))
    time.sleep(dice.uniform(0.3, 2.0))
    with build.process:
        build.process.send_signal(dice.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
        build.process.wait(20)
        assert build.leaves_nothing()
        said = build.process.communicate(timeout=5)[1]
    assert "Traceback" not in said
    holds(portal, expected)


@pytest.mark.parametrize("seed", range(examples(4, 60)))
def test_where_one_of_its_processes_is_killed_a_build_does_it_all_or_says_why_not(
    built: Path, expected: Files, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(1000 + seed)
    portal = prepared(built, tmp_path / "a", dice)
    build = Build(portal, dice.choice((2, 3)))
    time.sleep(dice.uniform(0.05, 1.0))
    while build.process.poll() is None:
        if others := build.others():
            try:
                os.kill(dice.choice(others), signal.SIGKILL)
            except ProcessLookupError:
                continue
            break
    out, said = build.process.communicate(timeout=60)
    assert build.leaves_nothing()
    assert "Traceback" not in said
    told = [each["code"] for each in json.loads(out)["problems"]]
    if build.process.returncode:
        assert build.process.returncode == 2
        assert len(told) == 1
        assert set(told) <= _TOLD
    else:
        assert told == []
        assert difference(files(portal.output), expected) == []
    holds(portal, expected)
