"""A build that is killed, at any instant, is completed by the next one."""

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from tests.unit.apply.small_build import Pages, build, clean, tree
from tests.unit.cache.children import ended, outcome, start

BEFORE: Pages = {
    "en/news/1/index.html": b"one",
    "en/news/2/index.html": b"two",
    "en/news/2/picture.png": b"picture",
    "en/news/index.html": b"1 2",
    "en/old": b"was a file",
    "en/topics/a/index.html": b"a",
}
AFTER: Pages = {
    "en/news/1/index.html": b"one, corrected",
    "en/news/3/index.html": b"three",
    "zh/news/3/index.html": b"san",
    "en/news/index.html": b"1 3",
    "en/old/index.html": b"is a folder",
    "en/topics/a": b"is a file",
}
STRANGERS = {"en/news/2/notes.txt": b"mine", ".gitignore": b"*"}
EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "os.listdir")
KILLED = -signal.SIGKILL


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in cache, where there is one: what a kill does is the same, and sooner done."""
    contents = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=contents if os.access(contents, os.W_OK) else None))
    yield folder
    rmtree(folder)


def dying_at(count: int, work: Callable[[], object]) -> Callable[[], None]:
    """The work, killed before its so-many-th touch of the disk or statement to the cache."""

    def run() -> None:
        left = count

        def touch(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def connect(*arguments: object, **options: object) -> sqlite3.Connection:
            connection = really_connect(*arguments, **options)
            connection.set_trace_callback(touch)
            return connection

        really_connect, sqlite3.connect = sqlite3.connect, connect
        sys.addaudithook(lambda event, _: touch() if event in EVENTS else None)
        work()

    return run


def prepared(root: Path) -> Path:
    rmtree(root, ignore_errors=True)
    root.mkdir()
    build(root, BEFORE)
    for path, data in STRANGERS.items():
        (root / "output" / path).write_bytes(data)
    return root


def assert_complete(root: Path, pages: Pages) -> None:
    """The output is that of a clean build, besides the strangers, and nothing else is left."""
    assert tree(root / "output") == clean({**pages, **STRANGERS})
    assert sorted(os.listdir(root)) == ["cache", "output"]
    # A journal that holds nothing may be left; SQLite uses it again.
    left = set(os.listdir(root / "cache")) - {"state.sqlite-journal"}
    assert left == {"lock", "published", "state.sqlite"}
    again = build(root, pages)
    assert (again.written, again.deleted) == ((), ())


@pytest.mark.parametrize("then", [AFTER, BEFORE, {}], ids=["the same", "undone", "all gone"])
def test_a_build_killed_before_any_of_its_steps_is_completed_by_the_next(
    folder: Path, then: Pages
) -> None:
    count, status = 0, KILLED
    while status == KILLED:
        count += 1
        root = prepared(folder / "site")
        status = outcome(dying_at(count, lambda root=root: build(root, AFTER)))
        build(root, then)
        assert_complete(root, then)
    assert status == 0
    assert count > 60


def test_a_first_build_killed_before_any_of_its_steps_is_completed_by_the_next(
    folder: Path,
) -> None:
    count, status = 0, KILLED
    while status == KILLED:
        count += 1
        root = folder / str(count)
        root.mkdir()
        status = outcome(dying_at(count, lambda root=root: build(root, AFTER)))
        build(root, AFTER)
        assert tree(root / "output") == clean(AFTER)
        assert build(root, AFTER).written == ()
    assert status == 0


def test_builds_killed_one_after_the_other_are_completed_by_the_next(folder: Path) -> None:
    dice = random.Random(7)
    root = prepared(folder / "site")
    for _ in range(60):
        pages = dice.choice((BEFORE, AFTER, {}))
        outcome(dying_at(dice.randrange(1, 90), lambda pages=pages: build(root, pages)))
    build(root, AFTER)
    assert_complete(root, AFTER)


@pytest.mark.parametrize("seed", range(12))
def test_a_build_with_workers_killed_at_a_random_time_is_completed_by_the_next(
    folder: Path, seed: int
) -> None:
    dice = random.Random(seed)
    root = prepared(folder / "site")
    many = {f"en/news/{n}/index.html": dice.randbytes(3_000) for n in range(400)}
    for _ in range(3):
        pid = start(lambda: build(root, many, jobs=2))
        time.sleep(dice.uniform(0, 0.12))
        os.kill(pid, signal.SIGKILL)
        assert ended(pid) in (0, KILLED)
    build(root, many, jobs=2)
    assert_complete(root, many)
