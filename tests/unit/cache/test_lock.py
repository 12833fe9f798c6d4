"""One build at a time."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.cache import CacheStore
from gazette.cache.lock import Lock
from gazette.errors import MachineError
from tests.unit.cache.children import ended, meanwhile, outcome, start


def building(cache: Path) -> Callable[[Callable[[], None]], None]:
    def build(ready: Callable[[], None]) -> None:
        with CacheStore.open(cache, "output"):
            ready()

    return build


def test_a_second_build_waits_and_then_says_that_another_is_at_work(tmp_path: Path) -> None:
    began = time.monotonic()
    with meanwhile(building(tmp_path)), pytest.raises(MachineError) as refused:
        CacheStore.open(tmp_path, "output", wait=0.2)
    assert [problem.code for problem in refused.value.problems] == ["another-build"]
    assert 0.2 <= time.monotonic() - began < 5


def test_a_second_build_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    def second() -> None:
        CacheStore.open(tmp_path, "output", wait=30).close()

    with CacheStore.open(tmp_path, "output"):
        pid = start(second)
        time.sleep(0.1)
        assert os.waitpid(pid, os.WNOHANG) == (0, 0)
    assert ended(pid) == 0


def test_a_build_that_is_killed_gives_up_its_lock(tmp_path: Path) -> None:
    with meanwhile(building(tmp_path)) as pid:
        os.kill(pid, signal.SIGKILL)
        CacheStore.open(tmp_path, "output", wait=5).close()


def test_a_forked_worker_neither_holds_nor_gives_up_its_parents_lock(tmp_path: Path) -> None:
    def second_build() -> None:
        with pytest.raises(MachineError):
            Lock(tmp_path, wait=0)

    lock = Lock(tmp_path, wait=0)
    assert outcome(lambda: None) == 0
    assert outcome(second_build) == 0
    with meanwhile(lambda ready: ready()):
        lock.release()
        assert outcome(lambda: Lock(tmp_path, wait=0)) == 0


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(MachineError) as refused:
        CacheStore.open(tmp_path / "cache", "output")
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("cache-refused", (tmp_path / "cache").as_posix())
