"""The cache, peeked into: its file in, what tells whether there is anything to do out.

Without the lock, and without writing anything. What cannot be read is None: whoever takes the
lock next finds out why. What another version of Gazette left is read too, as far as it can be: the
key of its summary is another one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gazette.cache.loading import MISREAD, folder_key
from gazette.cache.schema import NAME

T = TypeVar("T")
# Seconds to wait for a build that is writing at this moment.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build left for the next one's first question: `unfinished` tells of a kill."""

    meta: Mapping[str, bytes]
    unfinished: bool


Left = tuple[str, int, int]
"""A file as it was left: path, size in bytes, mtime in nanoseconds."""


def peek(cache: Path, output: Path) -> LastBuild | None:
    """Return what was left for this output folder; None where there is nothing to go by."""

    def read(connection: sqlite3.Connection, folder: int) -> LastBuild:
        meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        pending = connection.execute("SELECT 1 FROM pending WHERE folder = ? LIMIT 1", (folder,))
        return LastBuild(meta, pending.fetchone() is not None)

    return _read(cache, output, read)


def files_left(cache: Path, output: Path) -> list[Left] | None:
    """Return the files that were written into this output folder; None as above."""

    def read(connection: sqlite3.Connection, folder: int) -> list[Left]:
        query = "SELECT path, size, mtime FROM outputs WHERE folder = ?"
        return connection.execute(query, (folder,)).fetchall()

    return _read(cache, output, read)


def _read(cache: Path, output: Path, read: Callable[[sqlite3.Connection, int], T]) -> T | None:
    address = f"{(cache / NAME).absolute().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error:
        return None
    try:
        connection.execute("BEGIN")  # all is of one moment
        query = "SELECT id FROM folders WHERE path = ?"
        row = connection.execute(query, (folder_key(output),)).fetchone()
        return read(connection, row[0]) if row else None
    except (sqlite3.Error, *MISREAD):
        return None
    finally:
        connection.close()
