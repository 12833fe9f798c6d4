"""Work done beside this process' own: a function in, the bytes that it returned out, later.

In a forked process, so that two processors are kept busy. Where no process can be had, or it comes
to grief, the work is done here, when its result is asked for. Work that ends in a GazetteError is
not: it would end so again.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress

from gazette.concurrency.child import exit_status, kill_child, start_child
from gazette.concurrency.worker import Failure
from gazette.errors import GazetteError

_BLOCK = 1 << 16
# The first byte that comes back.
_RESULT, _FAILURE = b"\0", b"\1"


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
            try:
                kind, answer = _RESULT, self._work()
            except GazetteError as cause:
                kind, answer = _FAILURE, pickle.dumps(Failure.of(cause))
            for part in (kind, answer):
                rest = memoryview(part)
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
        if exit_status(process, reaped=1) != 0:
            return None
        if received.startswith(_FAILURE):
            failure: Failure = pickle.loads(received[1:])
            raise failure.kind(*failure.content)
        return bytes(received[1:])
