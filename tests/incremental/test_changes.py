"""Sources change while a build reads them: it never waits, and the next one sees what they are."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.incremental.building import Portal, Result, difference, files
from tests.incremental.edits import furnished
from tests.support.measure import examples

pytestmark = pytest.mark.sampled

_NOW = ("--now", "2024-06-01T12:00")
_SECONDS = 30


def becomes_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def becomes_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def goes(path: Path) -> None:
    path.unlink()


def is_cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def grows(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\nOne more line.\n")


def is_another_of_the_same_size_and_time(path: Path) -> None:
    times, data = path.stat(), bytearray(path.read_bytes())
    data[-2:-1] = b"!"
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def may_not_be_read(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere")


CHANGES = (
    becomes_a_pipe,
    becomes_a_folder,
    goes,
    is_cut_short,
    grows,
    is_another_of_the_same_size_and_time,
    may_not_be_read,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("read")
    site = furnished(root)
    repository = Path(__file__).resolve().parents[2]
    for name in (
        "templates/pages/notice.html",
        "static/css/base.css",
        "locales/zh/LC_MESSAGES/messages.po",
    ):
        site.put(site.portal.site / name, (repository / name).read_bytes())
    assert site.portal.build(*_NOW).code == 0
    return root


def build_disturbed(portal: Portal, path: Path, change: Callable[[Path], None], jobs: int) -> int:
    """Build in a child in which a source changes just before it is opened; return its exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        code = 70
        try:
            signal.alarm(_SECONDS)
            mark = path.parent.parent / ".changed"

            def hear(event: str, given: tuple[Any, ...]) -> None:
                # Only once, in whichever process.
                if event == "open" and str(given[0]) == str(path) and not mark.exists():
                    mark.touch()
                    change(path)

            sys.addaudithook(hear)
            code = portal.build(*_NOW, jobs=jobs).code
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def wrong(result: Result) -> list[tuple[str, int, str]]:
    """Return what was told, but for what is known of published pages alone."""
    found = [(each["path"], each["line"], each["code"]) for each in result.report["problems"]]
    return [each for each in found if each[2] != "notice-vanishes"]


@pytest.mark.parametrize("seed", range(examples(6, 80)))
def test_a_source_that_changes_while_it_is_read_is_seen_by_the_next_build(
    root: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    shutil.copytree(root, tmp_path / "a")
    portal = Portal(tmp_path / "a/site", tmp_path / "a/output", tmp_path / "a/cache")
    sources = sorted(each for each in portal.site.rglob("*") if each.is_file())
    path, change = dice.choice(sources), dice.choice(CHANGES)
    for each in sources:
        if dice.random() < 0.5:
            each.touch()
    path.touch()
    code = build_disturbed(portal, path, change, dice.choice((1, 2)))
    assert code in {0, 1, 2}, (path, change)
    (path.parent.parent / ".changed").unlink(missing_ok=True)
    fresh = Portal(portal.site, tmp_path / "fresh", tmp_path / "anew")
    again, anew = portal.build(*_NOW), fresh.build(*_NOW)
    assert (again.code, wrong(again)) == (anew.code, wrong(anew))
    assert again.code or difference(files(portal.output), files(fresh.output)) == []
