"""Work done beside this process' own: a function in, the bytes that it returned out, later.

In a forked process, so that two processors are kept busy. Where no process can be had, or it comes
to grief, the work is done here, when its result is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from gazette.concurrency.child import exit_status, kill_child, start_child

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
            os.close(self._pipe)
            kill_child(self._process)
            self._process = 0

    def _begin(self) -> None:
        reading, writing = os.pipe()

        def work() -> int:
            # Else this process would keep its own pipe open when nobody reads from it any more.
            os.close(reading)
            rest = memoryview(self._work())
            while rest:
                rest = rest[os.write(writing, rest) :]
            return 0

        try:
            self._process, self._pipe = start_child(work), reading
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(writing)

    def _received(self) -> bytes | None:
        if not self._process:
            return None
        received = bytearray()
        while block := os.read(self._pipe, _BLOCK):
            received += block
        os.close(self._pipe)
        process, self._process = self._process, 0
        return bytes(received) if exit_status(process, reaped=1) == 0 else None
