"""Work done in another process, for what one process alone cannot show."""

import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def start(work: Callable[[], object]) -> int:
    """Fork a child that does the work and exits with 0, or with 1 and a traceback."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - a child never returns
        traceback.print_exc()
    finally:
        os._exit(status)


def ended(pid: int) -> int:
    """Wait for a child; its exit code, or the negative number of the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def outcome(work: Callable[[], object]) -> int:
    return ended(start(work))


@contextmanager
def meanwhile(work: Callable[[Callable[[], None]], object]) -> Iterator[int]:
    """Run a child while the block runs, from when the child says it is ready; then kill it."""
    reading, writing = os.pipe()

    def told() -> None:
        os.write(writing, b"!")
        time.sleep(60)

    pid = start(lambda: work(told))
    os.close(writing)
    try:
        assert os.read(reading, 1) == b"!", "the child is not ready"
        yield pid
    finally:
        os.close(reading)
        os.kill(pid, signal.SIGKILL)
        ended(pid)
