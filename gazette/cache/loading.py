"""The cache's file, opened: understood, or thrown away and begun anew.

In: the file's path. Out: a connection, and all that the file holds as a `CacheContents`.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Collection, Iterable
from itertools import chain
from pathlib import Path
from typing import Any, Final

from gazette.cache.failure import damaged, discard, is_damage, refusal, translated
from gazette.cache.packing import unseal, unsealed_rows
from gazette.cache.places import clear_unless_file, with_journals
from gazette.cache.published import PublishedList
from gazette.cache.records import (
    ByMonth,
    CacheContents,
    CardRecord,
    OutputRow,
    Outputs,
    SourceRecord,
    UnitRecord,
)
from gazette.cache.schema import TABLES, UNITS_INDEX, number
from gazette.model.card import Card
from gazette.model.month import Facts, MonthRecord, month_of, month_of_source

_BUSY_SECONDS = 5.0
# What reading a damaged file can end in besides SQLite's own errors: texts that are no UTF-8, also
# in SQLite's messages, and values of another type than the column's.
MISREAD = (ValueError, TypeError, AttributeError, EOFError)
CARDS: Final = "SELECT records FROM cards"
_SOURCES: Final = "SELECT path, size, mtime, digest, settings_fingerprint, seal FROM sources"
_MONTHS: Final = "SELECT name, record FROM months"
_UNITS: Final = "SELECT name, fingerprint, environment, files, seal FROM units WHERE folder = ?"
_PENDING: Final = "SELECT path FROM pending WHERE folder = ?"
OUTPUTS: Final = "path, unit, template, content, words, engine, size, mtime, reasons, digest, seal"


def open_cache(
    path: Path, folder: str, published: PublishedList
) -> tuple[sqlite3.Connection, int, CacheContents]:
    """Open the cache for a build; return it with the number of the output folder, which is
    remembered as `folder`, and its content.

    What another version left is thrown away, but for the paths it wrote: they come back as
    unfinished, so that none of them is left behind. So do those that are `published`, where the
    folder is not remembered. Raises MachineError when it cannot be written.
    """
    connection = None
    try:
        connection = _connect(path)
        version = _version(connection)
        if version == number():
            folder_id = _folder_id(connection, folder, published)
            return connection, folder_id, _Reader(connection, folder_id, path).contents()
        known = _paths(connection) if version else []
    except sqlite3.Error as cause:
        if not is_damage(cause):
            if connection is not None:
                connection.close()
            raise refusal(cause, path) from cause
        known = []
    except MISREAD:
        known = []
    if connection is not None:
        connection.close()
    discard(path)
    return _begin_anew(path, folder, known, published)


def _connect(path: Path) -> sqlite3.Connection:
    _check_writable(path)
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    # A rollback journal (the default): readers in other processes need no shared memory. NORMAL:
    # safe when the process is killed; a file damaged by a power cut is noticed and thrown away.
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_writable(path: Path) -> None:
    """Better refused now than after all the work: SQLite would open the file for reading only."""
    for place in with_journals(path):
        clear_unless_file(place)
    try:
        path.open("ab").close()
    except OSError as cause:
        raise refusal(cause, path) from cause


def _begin_anew(
    path: Path, folder: str, known: list[tuple[str, str]], published: PublishedList
) -> tuple[sqlite3.Connection, int, CacheContents]:
    with translated(path):
        connection = _connect(path)
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            connection.execute(table)
        connection.executemany(
            "INSERT OR IGNORE INTO folders (path) VALUES (?)", [(name,) for name, _ in known]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO pending SELECT id, ? FROM folders WHERE path = ?",
            [(output, name) for name, output in known],
        )
        connection.execute(f"PRAGMA user_version = {number():d}")
        connection.execute("COMMIT")
        folder_id = _folder_id(connection, folder, published)
        contents = _Reader(connection, folder_id, path).contents()
    return connection, folder_id, contents


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _paths(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The output folders and paths that another version of the cache knows of."""
    try:
        return connection.execute(
            """SELECT folders.path, files.path FROM folders JOIN
               (SELECT folder, path FROM outputs UNION SELECT folder, path FROM pending) AS files
               ON files.folder = folders.id"""
        ).fetchall()
    except sqlite3.Error:
        return []


def _folder_id(connection: sqlite3.Connection, folder: str, published: PublishedList) -> int:
    query = "SELECT id FROM folders WHERE path = ?"
    row = connection.execute(query, (folder,)).fetchone()
    if row is None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO folders (path) VALUES (?)", (folder,))
        row = connection.execute(query, (folder,)).fetchone()
        connection.executemany(
            "INSERT OR IGNORE INTO pending VALUES (?, ?)",
            [(*row, path) for path in published.files()],
        )
        connection.execute("COMMIT")
    return int(row[0])


def values_of(rows: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the values that builds keep by name; ValueError where one is damaged."""
    return {name: bytes(unseal(value)) for name, value in rows}


def card_records(rows: Iterable[tuple[bytes]]) -> dict[str, CardRecord]:
    """Return months' cards by id; ValueError where what is stored is damaged."""
    return {
        card.id: CardRecord(card, *found[1:]) for card, found in zip(*_stored(rows), strict=True)
    }


def cards_alone(rows: Iterable[tuple[bytes]]) -> list[Card]:
    """Return months' cards; ValueError as for `card_records`."""
    return _stored(rows)[0]


def _stored(rows: Iterable[tuple[bytes]]) -> tuple[list[Card], list[Any]]:
    try:
        found = [each for (packed,) in rows for each in marshal.loads(unseal(packed))]
        return [Card._make(each[0]) for each in found], found
    except (TypeError, EOFError) as cause:
        raise ValueError("not as it was stored") from cause


class _Reader:
    """Reads from the cache's file.

    What damage does is told by `open_cache` of what is read at once, by DamagedError of the rest.
    """

    def __init__(self, connection: sqlite3.Connection, folder: int, path: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._path = path

    def contents(self) -> CacheContents:
        """Return all of it; what is large is read when it is asked for."""
        meta = values_of(self._rows("SELECT name, value FROM meta"))
        return CacheContents(
            sources=ByMonth(month_of_source, self._sources),
            cards=ByMonth(month_of, self._cards),
            months={name: _record(data) for name, data in self._rows(_MONTHS)},
            outputs=self.outputs(),
            meta=meta,
        )

    def outputs(self) -> Outputs:
        """Return the output folder's files."""
        folder = (self._folder,)
        pending = frozenset(path for (path,) in self._rows(_PENDING, folder))
        rows = unsealed_rows(self._rows(_UNITS, folder))
        units = {name: UnitRecord(*unit) for name, *unit in rows}
        store = _Files(self._connection, self._folder, self._path)
        return Outputs(None, pending, units, store)

    def _sources(self, month: str | None) -> dict[str, SourceRecord]:
        try:
            rows = unsealed_rows(self._found(_SOURCES, month))
        except ValueError as cause:
            raise damaged(self._path) from cause
        return {row[0]: SourceRecord._make(row[1:]) for row in rows}

    def _cards(self, month: str | None) -> dict[str, CardRecord]:
        rows = self._found(CARDS, month)
        try:
            return card_records(rows)
        except ValueError as cause:
            raise damaged(self._path) from cause

    def _found(self, query: str, month: str | None) -> list[Any]:
        with translated(self._path):
            if month is None:
                return self._rows(query)
            return self._rows(f"{query} WHERE month = ?", (month,))

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        return self._connection.execute(query, values).fetchall()


class _Files:
    """Reads the files of one output folder from the cache's file."""

    def __init__(self, connection: sqlite3.Connection, folder: int, path: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._path = path

    def rows(self, units: Collection[str] | None) -> dict[str, OutputRow]:
        found = self._read(OUTPUTS) if units is None else self._of(OUTPUTS, units)
        try:
            return {row[0]: OutputRow._make(row[1:]) for row in unsealed_rows(found)}
        except ValueError as cause:
            raise damaged(self._path) from cause

    def paths(self) -> set[str]:
        return {path for (path,) in self._read("path")}

    def unit_of(self, path: str) -> str | None:
        found = self._read("unit", "WHERE folder = ? AND path = ?", path)
        return str(found[0][0]) if found else None

    def _of(self, columns: str, units: Collection[str]) -> Iterable[Any]:
        # Left alone, SQLite goes through all of the folder's files.
        where = f"INDEXED BY {UNITS_INDEX} WHERE folder = ? AND unit = ?"
        return chain.from_iterable(self._read(columns, where, unit) for unit in units)

    def _read(self, columns: str, where: str = "WHERE folder = ?", *values: str) -> list[Any]:
        query = f"SELECT {columns} FROM outputs {where}"
        with translated(self._path):
            return self._connection.execute(query, (self._folder, *values)).fetchall()


def _record(data: bytes) -> MonthRecord | None:
    if not data:
        return None
    record = MonthRecord(*marshal.loads(unseal(data)))
    return record._replace(facts=Facts(*record.facts))
