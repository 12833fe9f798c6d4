"""Work shared out among processes.

In: ranges of items, and a function that makes the work. Out: what the work gave for each range, in
order, whatever the number of processes and their timing.

Workers are forked: they inherit everything, and nothing is sent to them but tickets through one
pipe, each the number of a range. Results come back through a pipe for each worker. No lock is
shared, so a worker that is killed can leave nobody waiting.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Generic, TypeVar

from gazette.concurrency.background import BackgroundTask
from gazette.concurrency.child import exit_status, kill_child, start_child
from gazette.concurrency.worker import TICKET, Failure, Work, serve
from gazette.errors import MachineError
from gazette.problems import error

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

# A range is long enough to make its ticket and its message cheap, and short enough that no worker
# is left alone with the last one for long.
_LONGEST = 32
_SHARES = 64
# All tickets lie in the pipe before anybody reads, and a pipe may hold 4 KiB only (pipe(7)).
_MOST_RANGES = 1024
# Forking pays from about so many items of a millisecond each.
_FEW = 48


def usable_jobs(asked: int | None) -> int:
    """Return how many processes to work with: as many as asked for, or as there are processors.

    One where forking is not to be trusted: on Windows and macOS, or, unless asked for, in a
    process that runs threads.
    """
    if sys.platform in {"win32", "darwin"} or not hasattr(os, "fork"):
        return 1
    if asked is not None:
        return max(1, asked)
    if threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def ranges(count: int, few: int = _FEW) -> list[range]:
    """Cut `count` items into ranges; how, depends on the count alone.

    Fewer than `few` items are one range: sharing them out would cost more than it gains.
    """
    if count < few:
        return [range(count)] if count else []
    size = max(1, min(_LONGEST, count // _SHARES), -(-count // _MOST_RANGES))
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def run(
    parts: Sequence[range],
    make_work: Callable[[], Work[T]],
    *,
    jobs: int,
    progress: Callable[[int], None] | None = None,
    take: Callable[[T], None] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> list[T]:
    """Do the work for each range of `parts`, and return the results in order.

    `make_work` is called once in each process and returns the work: a function of a range, whose
    result must be picklable. `progress` hears how many items are done. `take` is handed each
    result as it arrives, in any order; then none is kept and the list is empty. With one job, or
    one range, all is done in this process; but where `meanwhile` is given, by another one while it
    is called here. It is not called where nothing can be done beside it.

    Raises what the work raised, for the first range that failed; from another process, a
    GazetteError comes as it was, anything else as WorkerError. MachineError (worker-died) when a
    worker is killed.
    """
    if jobs > 1 and len(parts) == 1 and meanwhile:
        return _run_beside(parts, make_work, progress, take, meanwhile)
    if jobs <= 1 or len(parts) <= 1:
        return _run_here(parts, make_work, progress, take)
    try:
        pool: _WorkerPool[T] = _WorkerPool(parts)
    except OSError:
        return _run_here(parts, make_work, progress, take)
    try:
        started = pool.start(make_work, min(jobs, len(parts)))
        if meanwhile:
            meanwhile()
        if not started:
            return _run_here(parts, make_work, progress, take)
        return pool.collect(progress, take)
    finally:
        pool.stop()


def _run_here(
    parts: Sequence[range],
    make_work: Callable[[], Work[T]],
    progress: Callable[[int], None] | None,
    take: Callable[[T], None] | None,
) -> list[T]:
    results: list[T] = []
    if not parts:
        return results
    work = make_work()
    for part in parts:
        (take or results.append)(work(part))
        if progress:
            progress(part.stop)
    return results


def _run_beside(
    parts: Sequence[range],
    make_work: Callable[[], Work[T]],
    progress: Callable[[int], None] | None,
    take: Callable[[T], None] | None,
    meanwhile: Callable[[], None],
) -> list[T]:
    """Have one other process do all of it; where there can be none, it is done here, after all."""

    def all_of_it() -> bytes:
        return pickle.dumps(_run_here(parts, make_work, None, None), protocol=5)

    with closing(BackgroundTask(all_of_it, fork=True)) as task:
        meanwhile()
        results: dict[range, T] = dict(zip(parts, pickle.loads(task.result()), strict=True))
    return _run_here(parts, lambda: results.__getitem__, progress, take)


class _WorkerPool(Generic[T]):
    """The workers of one run, seen from their parent."""

    def __init__(self, parts: Sequence[range]) -> None:
        self._parts = parts
        self._tickets, giving = os.pipe()
        os.write(giving, b"".join(TICKET.pack(number) for number in range(len(parts))))
        os.close(giving)
        self._members: dict[Connection, int] = {}

    def start(self, make_work: Callable[[], Work[T]], jobs: int) -> int:
        """Fork up to `jobs` workers; return how many the system allowed."""
        from multiprocessing import Pipe

        parent = os.getpid()
        while len(self._members) < jobs:
            try:
                receiving, sending = Pipe(duplex=False)
            except OSError:
                break

            def work(receiving: Connection = receiving, sending: Connection = sending) -> int:
                for inherited in (*self._members, receiving):
                    inherited.close()
                return serve(self._parts, make_work, self._tickets, sending, parent)

            try:
                self._members[receiving] = start_child(work)
            except OSError:
                receiving.close()
                break
            finally:
                # Closed before the next fork: the pipe must end when this worker does.
                sending.close()
        return len(self._members)

    def collect(
        self, progress: Callable[[int], None] | None, take: Callable[[T], None] | None
    ) -> list[T]:
        """Return the results in order; raise the failure of the first range that failed."""
        from multiprocessing.connection import wait

        results: dict[int, T] = {}
        failures: dict[int, Failure] = {}
        done = 0
        while self._members:
            for ready in wait(list(self._members)):
                message = self._receive(ready)  # type: ignore[arg-type]
                if message is None:
                    continue
                number, content = message
                if isinstance(content, Failure):
                    failures[number] = content
                    self._stop_giving_tickets()
                    continue
                if take:
                    take(content)
                else:
                    results[number] = content
                done += len(self._parts[number])
                if progress and not failures:
                    progress(done)
        if failures:
            first = failures[min(failures)]
            raise first.kind(*first.content)
        if done < sum(map(len, self._parts)):
            raise MachineError(error("worker-died", ""))
        return [results[number] for number in sorted(results)]

    def stop(self) -> None:
        """Leave no process and no open file behind."""
        os.close(self._tickets)
        for connection, pid in self._members.items():
            connection.close()
            kill_child(pid)
        self._members.clear()

    def _receive(self, connection: Connection) -> tuple[int, T | Failure] | None:
        """The next message; None when the worker has ended well; MachineError when it has not."""
        try:
            message: tuple[int, T | Failure] = pickle.loads(connection.recv_bytes())
        except (EOFError, OSError):
            pid = self._members.pop(connection)
            connection.close()
            if exit_status(pid) != 0:
                raise MachineError(error("worker-died", "")) from None
            return None
        return message

    def _stop_giving_tickets(self) -> None:
        # Ranges before the failed one were given out before it, so their failures still arrive.
        while os.read(self._tickets, TICKET.size * _MOST_RANGES):
            pass
