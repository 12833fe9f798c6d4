"""The tables, and the number that tells this layout from any other.

In: the shape of the values that are packed. Out: SQL, and the schema's number.

| table     | one row for                                                               |
|-----------|---------------------------------------------------------------------------|
| meta      | each name that the pipeline wants kept                                    |
| sources   | each file read: stamp, digest, packed value, its fragment                 |
| fragments | each body converted: a packed `Fragment`, found by the digest of its text |
| folders   | each output folder built with this cache                                  |
| outputs   | each file written into an output folder: key, stamp, reasons              |
| pending   | each file about to be moved into place: with it, `outputs` may be wrong   |
"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from gazette.digest import digest
from gazette.model.fragment import Finding, Fragment, Heading, Slot

TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE sources (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
        digest BLOB NOT NULL, parsed_under BLOB NOT NULL, fragment BLOB NOT NULL,
        record BLOB NOT NULL)""",
    "CREATE TABLE fragments (digest BLOB PRIMARY KEY, packed BLOB NOT NULL)",
    "CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    """CREATE TABLE outputs (
        folder INTEGER NOT NULL, path TEXT NOT NULL,
        template BLOB NOT NULL, content BLOB NOT NULL, words BLOB NOT NULL, engine BLOB NOT NULL,
        size INTEGER NOT NULL, mtime INTEGER NOT NULL, reasons TEXT NOT NULL,
        PRIMARY KEY (folder, path)) WITHOUT ROWID""",
    """CREATE TABLE pending (
        folder INTEGER NOT NULL, path TEXT NOT NULL,
        PRIMARY KEY (folder, path)) WITHOUT ROWID""",
)

_PACKED: Final = (Fragment, Slot, Heading, Finding)


def number() -> int:
    """Return the schema's number (SQLite's user_version, 31 bits, never 0).

    It follows from the tables and the fields of what is packed in `fragments`, so that nobody has
    to remember to count it up.
    """
    shapes = tuple((cls.__name__, tuple(f.name for f in fields(cls))) for cls in _PACKED)
    return int.from_bytes(digest(TABLES, shapes)[:4], "big") >> 1 | 1
