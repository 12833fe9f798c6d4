"""Files that others take the place of: a folder of their second names in, nothing left of it out.

To delete a file takes a file system several times as long as to move one over it, if only that one
lives on under another name. So readers see the new files sooner, and another process deletes the
replaced ones, beginning with the first while the last are still to be moved.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress

from gazette.concurrency.background import BackgroundTask

# Fewer are gone before another process has begun.
_MANY = 1000
_MOMENT = 0.002


class Trash:
    """The files of one folder by their names, in the order in which they are replaced."""

    def __init__(self, folder: str, names: Sequence[str], *, fork: bool) -> None:
        """Begin with those that have been replaced, in another process where `fork` allows one."""
        self._folder = folder
        self._names = names
        self._parent = os.getpid()
        self._task = BackgroundTask(self._replaced, fork=fork and len(names) >= _MANY)

    def clear(self) -> None:
        """Delete what is left, from the last one on: nothing more is to be replaced."""
        try:
            for name in reversed(self._names):
                with suppress(FileNotFoundError):  # the other process was sooner
                    os.unlink(f"{self._folder}/{name}")
            self._task.result()
        finally:
            self._task.close()

    def _replaced(self) -> bytes:
        """Delete each file once this is its only name, up to where `clear` has come."""
        try:
            for name in self._names:
                place = f"{self._folder}/{name}"
                # Where somebody else has given it a third one, until `clear` has come here.
                while os.stat(place).st_nlink > 1 and os.getppid() == self._parent:
                    time.sleep(_MOMENT)
                os.unlink(place)
        except FileNotFoundError:
            pass
        return b""
