"""Work that is done beside a process' own comes out as if it had been done here."""

from __future__ import annotations

import os

import pytest

from gazette.concurrency.background import BackgroundTask
from tests.support.processes import children


@pytest.mark.parametrize("fork", [True, False])
def test_the_result_is_what_the_work_returned(fork: bool) -> None:
    large = bytes(range(256)) * 4096
    task = BackgroundTask(lambda: large, fork=fork)
    assert task.result() == large
    assert task.result() == large
    task.close()


def test_the_work_is_done_in_another_process_where_one_can_be_had() -> None:
    assert (
        BackgroundTask(lambda: str(os.getpid()).encode(), fork=True).result()
        != str(os.getpid()).encode()
    )
    assert (
        BackgroundTask(lambda: str(os.getpid()).encode(), fork=False).result()
        == str(os.getpid()).encode()
    )


def test_work_whose_process_comes_to_grief_is_done_here() -> None:
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            os._exit(3)
        return b"here"

    assert BackgroundTask(work, fork=True).result() == b"here"


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def work() -> bytes:
        raise ValueError("nothing to be had")

    for fork in (True, False):
        with pytest.raises(ValueError, match="nothing to be had"):
            BackgroundTask(work, fork=fork).result()
    capfd.readouterr()


def test_no_process_allowed_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert BackgroundTask(lambda: b"here", fork=True).result() == b"here"


def test_closing_leaves_no_process_and_no_open_file() -> None:
    before = set(os.listdir("/proc/self/fd")), children()

    def work() -> bytes:
        while True:
            pass

    BackgroundTask(work, fork=True).close()
    assert (set(os.listdir("/proc/self/fd")), children()) == before
