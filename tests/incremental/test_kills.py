"""A build that is killed, wherever, is completed by the next; readers never meet half a file."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.incremental.building import Files, difference, file_stats, files
from tests.incremental.edits import (
    Edit,
    add_notice,
    delete_notice,
    edit_body,
    furnished,
    put_picture,
    rename_notice,
    set_title,
)
from tests.incremental.killing import KILLED, build_killed
from tests.incremental.mischief import change_template
from tests.support.measure import examples

pytestmark = pytest.mark.sampled

# Every step when there is time for it; else a spread that differs from the other test's.
_STRIDE = 1 if os.environ.get("GAZETTE_LONG") else examples(97, 19)
_STRIDE_AT_THE_END = min(_STRIDE, examples(17, 5))
_KILLS_IN_A_ROW = examples(8, 20)
_KILLS_AT_ANY_TIME = 40 if _STRIDE == 1 else examples(3, 8)
_MORE_THAN_ANY = 100_000

_CONTENT: tuple[tuple[Edit, int, int], ...] = (
    (edit_body, 0, 0),
    (set_title, 1, 1),
    (add_notice, 2, 2),
    (delete_notice, 3, 3),
    (rename_notice, 4, 4),
    (put_picture, 5, 5),
)
_TEMPLATE: tuple[tuple[Edit, int, int], ...] = ((change_template, 0, 0),)
_SOME: tuple[tuple[Edit, int, int], ...] = (
    (add_notice, 0, 0),
    (delete_notice, 4, 0),
    (change_template, 2, 2),
)


class Attempt:
    """A portal that was built, then edited; to be built again and again from just there."""

    def __init__(self, root: Path, *edits: tuple[Edit, int, int]) -> None:
        self.site = furnished(root)
        self.portal = self.site.portal
        assert self.portal.build(*self.site.options).code == 0
        stranger = self.portal.output / "en" / "stranger.txt"
        stranger.write_bytes(b"not Gazette's")
        self.before = files(self.portal.output)
        for edit, a, b in edits:
            edit(self.site, a, b)
        self._kept = root / "kept"
        for folder in (self.portal.output, self.portal.cache):
            shutil.copytree(folder, self._kept / folder.name)
        assert self.portal.build(*self.site.options).code == 0
        self.after = files(self.portal.output)

    def again(self) -> None:
        for folder in (self.portal.output, self.portal.cache):
            shutil.rmtree(folder)
            shutil.copytree(self._kept / folder.name, folder)

    def steps(self) -> int:
        """Return how many steps the build takes, by halving."""
        low, high = 0, 4096
        while low < high:
            middle = (low + high) // 2
            self.again()
            if build_killed(self.portal, middle, *self.site.options) == KILLED:
                low = middle + 1
            else:
                high = middle
        return low

    def is_whole_or_between(self) -> None:
        """Every file is the old one or the new one."""
        for path, content in files(self.portal.output).items():
            if (self.portal.output / path).is_file():
                assert content in (self.before.get(path), self.after.get(path)), path
        assert (self.portal.output / "en/stranger.txt").read_bytes() == b"not Gazette's"

    def is_completed(self) -> None:
        """The next build makes the rest, and the one after it nothing."""
        assert self.portal.build(*self.site.options).code == 0
        assert difference(files(self.portal.output), self.after) == []
        before = file_stats(self.portal.output)
        assert self.portal.build(*self.site.options).report["written"] == 0
        assert file_stats(self.portal.output) == before
        assert _leftovers(self.portal.cache, self.portal.output.parent) == []


@pytest.mark.parametrize("edits", [_CONTENT, _TEMPLATE], ids=["content", "template"])
def test_a_build_killed_at_any_step_is_completed_by_the_next(
    edits: tuple[tuple[Edit, int, int], ...], tmp_path: Path
) -> None:
    attempt = Attempt(tmp_path, *edits)
    last = attempt.steps()
    assert last > 50
    for step in range(last - 1, -1, -_STRIDE):
        attempt.again()
        assert build_killed(attempt.portal, step, *attempt.site.options) == KILLED
        attempt.is_whole_or_between()
        attempt.is_completed()


def test_the_first_build_killed_at_any_step_is_completed_by_the_next(tmp_path: Path) -> None:
    site = furnished(tmp_path)
    assert site.portal.build(*site.options).code == 0
    expected = files(site.portal.output)
    for step in range(0, _MORE_THAN_ANY, 3 * _STRIDE):
        shutil.rmtree(site.portal.output)
        shutil.rmtree(site.portal.cache)
        killed = build_killed(site.portal, step, *site.options)
        for path, content in files(site.portal.output).items():
            if (site.portal.output / path).is_file():
                assert content == expected[path], path
        assert site.portal.build(*site.options).code == 0
        assert difference(files(site.portal.output), expected) == []
        if killed != KILLED:
            break


def test_a_build_killed_again_and_again_gets_done(tmp_path: Path) -> None:
    attempt = Attempt(tmp_path, *_SOME)
    last = attempt.steps()
    attempt.again()
    for number in range(_KILLS_IN_A_ROW):
        build_killed(attempt.portal, last * number // _KILLS_IN_A_ROW, *attempt.site.options)
        attempt.is_whole_or_between()
    attempt.is_completed()


def test_what_a_killed_build_was_about_to_add_is_gone_when_nobody_wants_it_any_more(
    tmp_path: Path,
) -> None:
    attempt = Attempt(tmp_path, (add_notice, 0, 0))
    site, portal = attempt.site, attempt.portal
    added = next(path for path in site.content.rglob("*-added-*") if path.is_dir())
    last = attempt.steps()
    # From the first file that is moved to the last word in the cache: the end of the build.
    for step in range(last - 1, last - 120, -_STRIDE_AT_THE_END):
        attempt.again()
        assert build_killed(portal, step, *site.options) == KILLED
        shutil.move(added, tmp_path / "aside")
        assert portal.build(*site.options).code == 0
        assert difference(files(portal.output), attempt.before) == []
        shutil.move(tmp_path / "aside", added)


def test_a_process_killed_at_any_time_with_its_workers_leaves_nothing_wrong(
    tmp_path: Path,
) -> None:
    attempt = Attempt(tmp_path, *_SOME)
    dice = random.Random(20201224)
    killed = 0
    for _ in range(_KILLS_AT_ANY_TIME):
        attempt.again()
        if _STRIDE == 1 or dice.random() < 0.5:
            shutil.rmtree(attempt.portal.cache / "templates")
        killed += _kill_after(attempt, dice.uniform(0.1, 0.9))
        attempt.is_whole_or_between()
        attempt.is_completed()
    assert killed


def _kill_after(attempt: Attempt, seconds: float) -> bool:
    command = attempt.portal.command(*attempt.site.options, "--jobs", "2")
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def _leftovers(*places: Path) -> list[Path]:
    return [path for place in places for path in place.glob(".gazette-staging-*")]


def test_the_steps_that_are_counted_are_those_of_a_build(tmp_path: Path) -> None:
    """The harness itself: no step is no trace, all steps are the whole build."""
    site = furnished(tmp_path)
    assert build_killed(site.portal, 0, *site.options) == KILLED
    assert files(site.portal.output) == Files()
    assert build_killed(site.portal, _MORE_THAN_ANY, *site.options) == 0
    assert len(files(site.portal.output)) > 50
