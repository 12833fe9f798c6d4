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
from typing import NamedTuple, TypeVar

from gazette.cache.loading import MISREAD, OUTPUTS, values_of
from gazette.cache.packing import unsealed_rows
from gazette.cache.places import is_foreign, with_journals
from gazette.cache.schema import NAME

T = TypeVar("T")
# Seconds to wait for a build that is writing at this moment.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build left for the next one's first question: `unfinished` tells of a kill."""

    meta: Mapping[str, bytes]
    unfinished: bool


class FileLeft(NamedTuple):
    """A file as it was left: size in bytes, mtime in nanoseconds, the digest of its bytes."""

    path: str
    size: int
    mtime: int
    digest: bytes


def peek(cache: Path, folder: str) -> LastBuild | None:
    """Return what was left for this output folder; None where there is nothing to go by."""

    def read(connection: sqlite3.Connection, number: int) -> LastBuild:
        meta = values_of(connection.execute("SELECT name, value FROM meta"))
        pending = connection.execute("SELECT 1 FROM pending WHERE folder = ? LIMIT 1", (number,))
        return LastBuild(meta, pending.fetchone() is not None)

    return _read(cache, folder, read)


def files_left(cache: Path, folder: str) -> list[FileLeft] | None:
    """Return the files that were written into this output folder; None as above."""

    def read(connection: sqlite3.Connection, number: int) -> list[FileLeft]:
        query = f"SELECT {OUTPUTS} FROM outputs WHERE folder = ?"
        rows = unsealed_rows(connection.execute(query, (number,)))
        return [FileLeft(row[0], row[6], row[7], row[9]) for row in rows]

    return _read(cache, folder, read)


def _read(cache: Path, folder: str, read: Callable[[sqlite3.Connection, int], T]) -> T | None:
    if any(map(is_foreign, with_journals(cache / NAME))):
        return None
    address = f"{(cache / NAME).absolute().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    except sqlite3.Error:
        return None
    try:
        connection.execute("BEGIN")  # all is of one moment
        query = "SELECT id FROM folders WHERE path = ?"
        row = connection.execute(query, (folder,)).fetchone()
        return read(connection, row[0]) if row else None
    except (sqlite3.Error, *MISREAD):
        return None
    finally:
        connection.close()
