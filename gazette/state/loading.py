"""The memory's file, opened: understood, or thrown away and begun anew.

In: the file's path. Out: a connection, and all that the file holds as a `Memory`.
"""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path

from gazette.state.failure import damaged, discard, is_damage, refusal, translated
from gazette.state.memory import Cards, Memory, OutputRow, Outputs, SourceRecord
from gazette.state.schema import TABLES, number

_BUSY_SECONDS = 5.0
# What reading a damaged file can end in besides SQLite's own errors: texts that are no UTF-8, also
# in SQLite's messages, and values of another type than the column's.
MISREAD = (ValueError, TypeError, AttributeError)


def folder_key(output: Path) -> str:
    """Return the name by which an output folder is remembered: its absolute path."""
    return os.path.realpath(output)


def load(path: Path, output: Path) -> tuple[sqlite3.Connection, int, Memory]:
    """Open the memory for a build; return it with the output folder's number and its content.

    What another version left is thrown away, but for the paths it wrote: they come back as
    unfinished, so that none of them is left behind. Raises MachineError when it cannot be written.
    """
    folder = folder_key(output)
    connection = None
    try:
        connection = _connect(path)
        version = _version(connection)
        if version == number():
            folder_id = _folder_id(connection, folder)
            return connection, folder_id, _read(connection, folder_id, path)
        known = _paths(connection) if version else []
        lost = bool(version) or _is_filled(connection)
    except sqlite3.Error as cause:
        if not is_damage(cause):
            if connection is not None:
                connection.close()
            raise refusal(cause, path) from cause
        known, lost = [], True
    except MISREAD:
        known, lost = [], True
    if connection is not None:
        connection.close()
    return _begin_anew(path, folder, known, lost=lost)


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
    try:
        path.open("ab").close()
    except OSError as cause:
        raise refusal(cause, path) from cause


def _begin_anew(
    path: Path, folder: str, known: list[tuple[str, str]], *, lost: bool
) -> tuple[sqlite3.Connection, int, Memory]:
    if lost:
        discard(path)
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
        folder_id = _folder_id(connection, folder)
        outputs = _outputs(connection, folder_id)
    return connection, folder_id, Memory(outputs=outputs, lost=lost)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_filled(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _paths(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The output folders and paths that another version of the memory knows of."""
    try:
        return connection.execute(
            """SELECT folders.path, files.path FROM folders JOIN
               (SELECT folder, path FROM outputs UNION SELECT folder, path FROM pending) AS files
               ON files.folder = folders.id"""
        ).fetchall()
    except sqlite3.Error:
        return []


def _folder_id(connection: sqlite3.Connection, folder: str) -> int:
    query = "SELECT id FROM folders WHERE path = ?"
    row = connection.execute(query, (folder,)).fetchone()
    if row is None:
        connection.execute("INSERT INTO folders (path) VALUES (?)", (folder,))
        row = connection.execute(query, (folder,)).fetchone()
    return int(row[0])


def _read(connection: sqlite3.Connection, folder: int, path: Path) -> Memory:
    sources = connection.execute("SELECT path, size, mtime, digest, under FROM sources")
    return Memory(
        sources={row[0]: SourceRecord._make(row[1:]) for row in sources.fetchall()},
        cards=Cards(
            connection.execute("SELECT id, card, problems, trace, links FROM cards").fetchall(),
            partial(damaged, path),
        ),
        outputs=_outputs(connection, folder),
        meta=dict(connection.execute("SELECT name, value FROM meta").fetchall()),
    )


def _outputs(connection: sqlite3.Connection, folder: int) -> Outputs:
    rows = connection.execute(
        """SELECT path, template, content, words, engine, inputs, size, mtime, reasons
           FROM outputs WHERE folder = ?""",
        (folder,),
    )
    found = {row[0]: OutputRow._make(row[1:]) for row in rows.fetchall()}
    pending = connection.execute("SELECT path FROM pending WHERE folder = ?", (folder,)).fetchall()
    return Outputs(found, frozenset(path for (path,) in pending))
