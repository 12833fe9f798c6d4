"""Work done beside this process' own: a function in, the bytes that it returned out, later.

In a forked process, so that two processors are kept busy. Where no process can be had, or it comes
to grief, the work is done here, when its result is asked for.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

_BLOCK = 1 << 16


class BackgroundTask:
    """One piece of work. With `fork` it begins at once, in a process of its own.

    It must not change anything, and gets nothing of what this process does from now on.
    """

    def __init__(self, work: Callable[[], bytes], *, fork: bool) -> None:
        self._work = work
        self._process = 0
        self._pipe = -1
        self._result: bytes | None = None
        if fork:
            with suppress(OSError):
                self._begin()

    def result(self) -> bytes:
        """Return what the work returned, or raise what it raises."""
        if self._result is None:
            self._result = self._received()
        if self._result is None:
            self._result = self._work()
        return self._result

    def close(self) -> None:
        """Leave no process and no open file behind; the result, if not asked for, is lost."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._end()

    def _begin(self) -> None:
        reading, writing = os.pipe()
        try:
            with warnings.catch_warnings():
                # Python warns of threads: whoever runs threads does not ask for a fork.
                warnings.simplefilter("ignore", DeprecationWarning)
                process = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            raise
        if process == 0:
            _work_and_exit(self._work, writing)
        os.close(writing)
        self._process, self._pipe = process, reading

    def _received(self) -> bytes | None:
        if not self._process:
            return None
        received = bytearray()
        while block := os.read(self._pipe, _BLOCK):
            received += block
        return bytes(received) if self._end() == 0 else None

    def _end(self) -> int:
        os.close(self._pipe)
        process, self._process = self._process, 0
        try:
            return os.waitpid(process, 0)[1]
        except ChildProcessError:  # somebody has the system reap all children
            return -1


def _work_and_exit(work: Callable[[], bytes], writing: int) -> NoReturn:
    """Be the other process. Whatever happens, it does not go back into its parent's code."""
    status = 1
    try:
        # The parent hears the keyboard's interrupt too.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        rest = memoryview(work())
        while rest:
            rest = rest[os.write(writing, rest) :]
        status = 0
    finally:
        os._exit(status)
