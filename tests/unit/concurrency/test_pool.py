"""Work shared out among processes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.concurrency import pool as workers
from gazette.concurrency.pool import ranges, run, usable_jobs
from gazette.concurrency.worker import WorkerError
from gazette.errors import ContentError, MachineError
from gazette.problems import error
from tests.support.processes import children
from tests.unit.cache.children import ended, start

Work = Callable[[range], list[int]]


def squares(part: range) -> list[int]:
    return [n * n for n in part]


def own_pid(_part: range) -> int:
    return os.getpid()


def divide_by_zero(part: range) -> float:
    return len(part) / 0


def flat(parts: list[list[int]]) -> list[int]:
    return [n for part in parts for n in part]


@pytest.mark.parametrize("count", [0, 1, 47, 48, 64, 65, 4_000, 30_000, 100_001])
def test_ranges_cover_every_item_once_and_their_tickets_fit_into_the_smallest_pipe(
    count: int,
) -> None:
    cut = ranges(count)
    assert [n for part in cut for n in part] == list(range(count))
    assert all(cut)
    assert len(cut) * 4 <= 4096


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    results = run(ranges(5_000), lambda: squares, jobs=jobs)
    assert flat(results) == [n * n for n in range(5_000)]
    assert results == run(ranges(5_000), lambda: squares, jobs=1)


def test_results_come_in_order_whatever_the_timing() -> None:
    def slow_at_first(part: range) -> list[int]:
        time.sleep(0.05 if part.start < 4 else 0)
        return list(part)

    assert flat(run(ranges(64), lambda: slow_at_first, jobs=4)) == list(range(64))


def test_results_larger_than_a_pipe_come_whole() -> None:
    results = run(ranges(64), lambda: lambda part: bytes([part.start]) * 1_000_000, jobs=2)
    assert [(result[0], len(result)) for result in results] == [(n, 1_000_000) for n in range(64)]


@pytest.mark.parametrize("count", [1, 5, 200])
def test_something_else_is_done_here_once_while_others_do_the_work(
    count: int, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"

    def work(part: range) -> list[int]:
        begun.touch()
        return [os.getpid() for _ in part]

    called: list[bool] = []

    def meanwhile() -> None:
        deadline = time.monotonic() + 20
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        called.append(begun.exists())

    done: list[int] = []
    pids = flat(run(ranges(count), lambda: work, jobs=2, meanwhile=meanwhile, progress=done.append))
    assert called == [True]
    assert len(pids) == count
    assert os.getpid() not in pids
    assert done[-1] == count


def test_what_is_done_meanwhile_is_left_out_where_nothing_can_be_done_beside_it() -> None:
    called: list[bool] = []
    for count, jobs in ((0, 2), (5, 1), (200, 1)):
        results = run(
            ranges(count), lambda: squares, jobs=jobs, meanwhile=lambda: called.append(True)
        )
        assert flat(results) == squares(range(count))
    assert called == []


@pytest.mark.parametrize("count", [1, 200])
def test_work_that_fails_beside_something_else_raises_what_it_raises(count: int) -> None:
    def refused(_part: range) -> list[int]:
        raise ContentError(error("no-title", "content/a.en.md", 1))

    before = children()
    with pytest.raises(ContentError) as failed:
        run(ranges(count), lambda: refused, jobs=2, meanwhile=lambda: None)
    assert failed.value.problems == (error("no-title", "content/a.en.md", 1),)
    assert children() == before


def test_the_work_is_made_once_in_each_process_and_inherits_what_the_parent_has(
    tmp_path: Path,
) -> None:
    def make() -> Callable[[range], int]:
        with (tmp_path / "made").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return own_pid

    pids = set(run(ranges(200), make, jobs=2))
    made = (tmp_path / "made").read_text().split()
    assert len(made) == len(set(made)) <= 2
    assert pids <= {int(pid) for pid in made}
    assert os.getpid() not in pids


def test_a_few_items_are_worked_on_in_this_process() -> None:
    assert set(run(ranges(10), lambda: own_pid, jobs=8)) == {os.getpid()}


def test_no_items_need_no_work() -> None:
    def make() -> Work:
        raise AssertionError

    assert run(ranges(0), make, jobs=4) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_up_to_the_number_of_items(jobs: int) -> None:
    heard: list[int] = []
    run(ranges(1_000), lambda: squares, jobs=jobs, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1_000


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_whoever_takes_the_results_gets_each_once_and_none_is_kept(jobs: int) -> None:
    taken: list[list[int]] = []
    assert run(ranges(5_000), lambda: squares, jobs=jobs, take=taken.append) == []
    assert sorted(flat(taken)) == [n * n for n in range(5_000)]
    assert all(list(part) == sorted(part) for part in taken)


def test_results_are_taken_in_the_parent_as_they_arrive() -> None:
    order: list[int] = []

    def slow_at_first(part: range) -> int:
        time.sleep(0.5 if part.start == 0 else 0)
        return part.start

    def take(start: int) -> None:
        order.append(start)
        pids.add(os.getpid())

    pids: set[int] = set()
    run(ranges(64), lambda: slow_at_first, jobs=2, take=take)
    assert order[-1] == 0
    assert sorted(order) == list(range(64))
    assert pids == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_result_is_taken_before_it_counts_as_progress(jobs: int) -> None:
    heard: list[int] = []
    taken: list[int] = []

    def progress(done: int) -> None:
        heard.append(done)
        assert done == sum(taken)

    run(ranges(1_000), lambda: len, jobs=jobs, take=taken.append, progress=progress)
    assert heard[-1] == sum(taken) == 1_000


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_taken_before_a_range_failed_stays_taken(jobs: int) -> None:
    def fail(part: range) -> list[int]:
        if part.start == 30:
            raise ContentError(error("no-title", "a.md", 3))
        return list(part)

    taken: list[list[int]] = []
    with pytest.raises(ContentError):
        run(ranges(64), lambda: fail, jobs=jobs, take=taken.append)
    assert set(range(30)) <= set(flat(taken))
    assert 30 not in flat(taken)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_while_a_result_is_taken_ends_the_run(jobs: int) -> None:
    def refuse(_result: list[int]) -> None:
        raise MachineError(error("disk-full", "cache"))

    before = children()
    with pytest.raises(MachineError) as failed:
        run(ranges(64), lambda: squares, jobs=jobs, take=refuse)
    assert [problem.code for problem in failed.value.problems] == ["disk-full"]
    assert children() == before


def test_without_items_nothing_is_taken() -> None:
    def refuse(_result: list[int]) -> None:
        raise AssertionError

    assert run(ranges(0), lambda: squares, jobs=2, take=refuse) == []


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_first_range_that_fails_is_told_with_its_problems_whatever_the_timing(
    jobs: int,
) -> None:
    def fail(part: range) -> None:
        if part.start >= 30:
            time.sleep(0.1 if part.start == 30 else 0)
            raise ContentError(error("no-title", "a.md", 3), error("no-date", f"{part.start}.md"))

    with pytest.raises(ContentError) as failed:
        run(ranges(64), lambda: fail, jobs=jobs)
    assert failed.value.problems == (error("no-title", "a.md", 3), error("no-date", "30.md"))


def test_what_nobody_expected_is_told_with_its_traceback() -> None:
    def fail(part: range) -> None:
        raise KeyError("the missing key")

    with pytest.raises(WorkerError) as failed:
        run(ranges(64), lambda: fail, jobs=2)
    assert "in fail\n" in str(failed.value)
    assert "KeyError: 'the missing key'" in str(failed.value)


def test_work_that_cannot_be_made_or_sent_back_is_told_too() -> None:
    def make() -> Work:
        raise ValueError("no template")

    with pytest.raises(WorkerError, match="no template"):
        run(ranges(64), make, jobs=2)
    with pytest.raises(WorkerError, match="pickle"):
        run(ranges(64), lambda: lambda part: lambda: part, jobs=2)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_killed_ends_the_run_with_a_clear_error(how: signal.Signals) -> None:
    def die(part: range) -> list[int]:
        if part.start == 40:
            os.kill(os.getpid(), how)
        time.sleep(0.005)
        return list(part)

    began = time.monotonic()
    with pytest.raises(MachineError) as failed:
        run(ranges(64), lambda: die, jobs=2)
    assert [problem.code for problem in failed.value.problems] == ["worker-died"]
    assert time.monotonic() - began < 10


def test_a_worker_that_is_killed_while_it_sends_ends_the_run_with_a_clear_error() -> None:
    def die_soon(part: range) -> bytes:
        if part.start == 40:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        return bytes(5_000_000)

    def slowly(done: int) -> None:
        if done > 35:
            time.sleep(0.3)

    with pytest.raises(MachineError):
        run(ranges(64), lambda: die_soon, jobs=2, progress=slowly)


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def all_ended(pids: list[int]) -> bool:
    until = time.monotonic() + 10
    while any(map(running, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(running, pids))


def noted(folder: Path) -> Work:
    def work(part: range) -> list[int]:
        (folder / f"{os.getpid()}.pid").touch()
        time.sleep(0.02)
        return list(part)

    return work


def pids_in(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.pid")]


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    parent = start(lambda: run(ranges(10_000), lambda: noted(tmp_path), jobs=2))
    until = time.monotonic() + 10
    while len(pids_in(tmp_path)) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(parent, signal.SIGKILL)
    assert ended(parent) == -signal.SIGKILL
    assert len(pids_in(tmp_path)) == 2
    assert all_ended(pids_in(tmp_path))


def test_an_interrupt_from_the_keyboard_leaves_no_worker_behind(tmp_path: Path) -> None:
    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(ranges(10_000), lambda: noted(tmp_path), jobs=2, progress=interrupt)
    assert pids_in(tmp_path)
    assert all_ended(pids_in(tmp_path))


def test_an_interrupt_of_the_whole_group_is_left_to_the_parent(tmp_path: Path) -> None:
    def interrupt_self(part: range) -> list[int]:
        os.kill(os.getpid(), signal.SIGINT)
        return list(part)

    assert flat(run(ranges(64), lambda: interrupt_self, jobs=2)) == list(range(64))


def test_a_run_leaves_no_open_file_and_no_process_behind() -> None:
    run(ranges(64), lambda: squares, jobs=3)
    before = len(os.listdir("/proc/self/fd")), children()
    for _ in range(5):
        run(ranges(64), lambda: squares, jobs=3)
        with pytest.raises(WorkerError):
            run(ranges(64), lambda: divide_by_zero, jobs=3)
    assert (len(os.listdir("/proc/self/fd")), children()) == before


def test_where_the_system_forks_no_more_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert set(run(ranges(100), lambda: own_pid, jobs=2)) == {os.getpid()}


def test_the_number_of_jobs_is_what_was_asked_for_where_forking_can_be_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert usable_jobs(3) == 3
    assert usable_jobs(0) == 1
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    assert usable_jobs(None) == len(os.sched_getaffinity(0))
    monkeypatch.setattr(workers.threading, "active_count", lambda: 2)
    assert usable_jobs(None) == 1
    monkeypatch.setattr(workers.sys, "platform", "darwin")
    assert usable_jobs(3) == 1
