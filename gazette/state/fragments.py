"""Converted bodies, read by whoever renders.

In: digests. Out: fragments, from the memory's file, opened for reading only and for one process.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gazette.model.fragment import Fragment
from gazette.state.failure import damaged, translated
from gazette.state.packing import unpack

_SELECT = "SELECT packed FROM fragments WHERE digest = ?"


class Fragments:
    """The fragment store as a worker sees it.

    To be opened in the process that uses it: SQLite's connections do not survive a fork.
    """

    def __init__(self, cache: Path) -> None:
        self._path = cache / "state.sqlite"
        with translated(self._path):
            address = f"{self._path.absolute().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None)

    def __call__(self, digest: bytes) -> Fragment:
        """Return the fragment; DamagedError when the memory does not hold what it should."""
        with translated(self._path):
            row = self._connection.execute(_SELECT, (digest,)).fetchone()
        return _decoded(None if row is None else row[0], self._path)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()


def find(connection: sqlite3.Connection, path: Path, digest: bytes) -> Fragment | None:
    """Return a fragment, or None where there is none; DamagedError when it cannot be unpacked."""
    with translated(path):
        row = connection.execute(_SELECT, (digest,)).fetchone()
    return None if row is None else _decoded(row[0], path)


def _decoded(packed: bytes | None, path: Path) -> Fragment:
    try:
        value = unpack(packed or b"")
    except ValueError as cause:
        raise damaged(path) from cause
    if not isinstance(value, Fragment):
        raise damaged(path)
    return value
