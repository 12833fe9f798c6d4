"""A forked process that does one thing, and ends no later than its parent.

In: what it is to do. Out: its number, and later how it ended.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import partial

_PR_SET_PDEATHSIG = 1


def start_child(work: Callable[[], int]) -> int:
    """Fork a process that does the work and exits with the status that it returns; 1 if it raises.

    It has all that this process has open: the work closes the ends of pipes that are not its own.
    It is killed when the thread that called this ends. Raises OSError where there can be none.
    """
    parent = os.getpid()
    with warnings.catch_warnings():
        # Python warns of threads: whoever runs threads does not ask for a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        # The parent hears the keyboard's interrupt too, and ends its children.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with suppress(OSError, ImportError, MemoryError):
            # Where there is no room even for that, the work will say so.
            end_with_parent(parent)()
        status = work()
    finally:
        os._exit(status)


def exit_status(process: int, reaped: int = 0) -> int:
    """Wait for a child's end; `reaped` where the system reaps all children. 0 if it ended well."""
    try:
        return os.waitpid(process, 0)[1]
    except ChildProcessError:
        return reaped


def kill_child(process: int) -> None:
    """End a child at once and wait for its end."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    exit_status(process)


def end_with_parent(parent: int) -> Callable[[], None]:
    """Return what a new child of `parent` calls to be killed when that one ends, however it ends.

    It asks the system for it (prctl(2)), and needs nothing that another thread may have locked.
    Where there is no prctl, a process notices at its next write to its parent's pipe.
    """
    bind: Callable[[], object] = int
    if sys.platform == "linux":
        import ctypes

        bind = partial(ctypes.CDLL(None).prctl, _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)

    def ask() -> None:
        bind()
        if os.getppid() != parent:
            os._exit(1)

    return ask
