"""The tables, and the number that tells this layout from any other.

In: the shape of the values that are packed. Out: SQL, and the schema's number.

| table   | one row for                                                             |
|---------|-------------------------------------------------------------------------|
| meta    | each name that a build wants to keep                                     |
| sources | each file read: stat, digest                                            |
| cards   | each month: the cards of its notices, and what is wrong with them       |
| months  | each month of notices in which nothing is wrong                         |
| packed  | each text read and each body converted, packed, found by its digest     |
| needs   | each packed value that a month's cards name                             |
| folders | each output folder built with this cache                                |
| units   | each build unit: its fingerprints, and how many files it has            |
| outputs | each file written into an output folder: unit, key, stat, reasons       |
| pending | each file about to be moved into place: with it, `outputs` may be wrong |

Rows are sealed, by a column of their own or within their values. What is not, is either a key that
finds nothing where it is damaged, or makes the next build only do more.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from gazette.digest import digest

NAME: Final = "state.sqlite"
UNITS_INDEX: Final = "outputs_of_unit"

TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE sources (
        month TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
        digest BLOB NOT NULL,
        settings_fingerprint BLOB NOT NULL, seal INTEGER NOT NULL,
        PRIMARY KEY (month, path)) WITHOUT ROWID""",
    """CREATE TABLE cards (
        month TEXT PRIMARY KEY, number INTEGER NOT NULL, records BLOB NOT NULL)""",
    "CREATE TABLE months (name TEXT PRIMARY KEY, record BLOB NOT NULL)",
    "CREATE TABLE packed (digest BLOB PRIMARY KEY, value BLOB NOT NULL)",
    """CREATE TABLE needs (
        digest BLOB NOT NULL, month TEXT NOT NULL, PRIMARY KEY (digest, month)) WITHOUT ROWID""",
    "CREATE INDEX needs_of_month ON needs (month)",
    "CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    """CREATE TABLE units (
        folder INTEGER NOT NULL, name TEXT NOT NULL, fingerprint BLOB NOT NULL,
        environment BLOB NOT NULL, files INTEGER NOT NULL, seal INTEGER NOT NULL,
        PRIMARY KEY (folder, name)) WITHOUT ROWID""",
    """CREATE TABLE outputs (
        folder INTEGER NOT NULL, path TEXT NOT NULL, unit TEXT NOT NULL,
        template BLOB NOT NULL, content BLOB NOT NULL, words BLOB NOT NULL, engine BLOB NOT NULL,
        size INTEGER NOT NULL, mtime INTEGER NOT NULL, reasons TEXT NOT NULL,
        digest BLOB NOT NULL, seal INTEGER NOT NULL,
        PRIMARY KEY (folder, path)) WITHOUT ROWID""",
    f"CREATE INDEX {UNITS_INDEX} ON outputs (folder, unit)",
    """CREATE TABLE pending (
        folder INTEGER NOT NULL, path TEXT NOT NULL,
        PRIMARY KEY (folder, path)) WITHOUT ROWID""",
)


def number() -> int:
    """Return the schema's number (SQLite's user_version, 31 bits, never 0).

    It follows from the tables and the fields of what is packed, so that nobody has
    to remember to count it up.
    """
    # Imported here: a build that changes nothing does not ask.
    from gazette.model.card import Card
    from gazette.model.fields import Fields
    from gazette.model.fragment import Finding, Fragment, Heading, ImageSlot, Slot
    from gazette.model.moment import Moment
    from gazette.model.month import Facts, MonthRecord
    from gazette.model.origin import Origin
    from gazette.model.text import Text
    from gazette.model.withdrawal import Withdrawal
    from gazette.problems import Problem

    packed = (
        *(Fragment, Slot, ImageSlot, Heading, Finding),
        *(Text, Fields, Origin, Withdrawal, Problem),
    )
    shapes = [(cls.__name__, *(field.name for field in fields(cls))) for cls in packed]
    shapes += [(cls.__name__, *cls._fields) for cls in (Card, Moment, MonthRecord, Facts)]
    return int.from_bytes(digest(TABLES, shapes)[:4], "big") >> 1 | 1
