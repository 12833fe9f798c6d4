"""Files that others have taken the place of: a folder of them in, nothing left of it out.

To delete a file takes a file system several times as long as to move one over it, if only that one
lives on under another name. So readers see the new files sooner, and two processes can do the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from gazette.aside import Aside

# Fewer are gone before another process has begun.
_MANY = 1000


class Waste:
    """The files of one folder, which nobody reads any more."""

    def __init__(self, folder: str, *, fork: bool) -> None:
        """Begin with the first of them, in a process of its own where `fork` allows one."""
        self._folder = folder
        self._names = sorted(os.listdir(folder))
        self._aside = Aside(self._first, fork=fork and len(self._names) >= _MANY)

    def clear(self) -> None:
        """Delete the last of them, until all are gone."""
        try:
            _delete(self._folder, reversed(self._names))
            self._aside.result()
        finally:
            self._aside.close()

    def _first(self) -> bytes:
        _delete(self._folder, self._names)
        return b""


def _delete(folder: str, names: Iterable[str]) -> None:
    """Delete files up to the first that is gone: from there on the other process was sooner."""
    try:
        for name in names:
            os.unlink(f"{folder}/{name}")
    except FileNotFoundError:
        return
