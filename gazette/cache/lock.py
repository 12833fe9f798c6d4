"""One build at a time for each cache folder.

In: the folder. Out: a lock that the system itself takes back when the process ends, however it
ends. It belongs to this process alone: a forked worker neither holds it nor gives it up.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from gazette.cache.places import clear_unless_file
from gazette.errors import MachineError, shortage
from gazette.problems import error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_PAUSE = 0.05


class Lock:
    """The right to build with this cache folder, held until `release`."""

    def __init__(self, cache: Path, wait: float) -> None:
        """Make the folder where it is missing, and wait up to `wait` seconds for the lock.

        Raises MachineError when the folder cannot be written or another build holds the lock.
        """
        self._cache = cache
        try:
            cache.mkdir(parents=True, exist_ok=True)
            clear_unless_file(cache / "lock")
            self._handle = os.open(cache / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as cause:
            raise self._refused(cause) from cause
        try:
            self._acquire(wait)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let the next build in."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _acquire(self, wait: float) -> None:
        until = time.monotonic() + wait
        while True:
            try:
                _take(self._handle)
            except OSError as cause:
                if cause.errno not in _BUSY:
                    raise self._refused(cause) from cause
                if time.monotonic() >= until:
                    raise MachineError(error("another-build", self._cache.as_posix())) from cause
                time.sleep(_PAUSE)
            else:
                return

    def _refused(self, cause: OSError) -> MachineError:
        detail = cause.strerror or str(cause)
        refused = MachineError(error("cache-refused", self._cache.as_posix(), detail=detail))
        return shortage(cause) or refused


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
