"""The cache, opened by a build that holds the lock.

In: what the build is about to do, then what it did. Out: `CacheContents`, as the last build left
it. A build tells `begin_write` which files it is about to move, moves them, and tells `commit` last
of all: killed at any instant, it leaves either the cache as it was, or the cache as it was with a
list of the files that may differ from it.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from gazette.cache.failure import translated
from gazette.cache.loading import open_cache
from gazette.cache.lock import Lock
from gazette.cache.packing import seal, sealed_row
from gazette.cache.published import PublishedList
from gazette.cache.records import CacheContents, CardRecord, SourceChanges, SourceRecord, UnitRecord
from gazette.cache.schema import NAME
from gazette.model.month import MonthRecord, month_of, month_of_source
from gazette.model.page import Remembered

SUMMARY = "summary "
"""What the names of those values begin with that hold only while the sources are as they are."""


class CacheStore:
    """The cache of all builds with one cache folder, as seen by a build into one output folder."""

    def __init__(
        self,
        path: Path,
        lock: Lock,
        connection: sqlite3.Connection,
        folder: int,
        contents: CacheContents,
        published: PublishedList,
    ) -> None:
        self.contents = contents
        self._published = published
        self._path = path
        self._lock = lock
        self._connection = connection
        self._folder = folder

    @classmethod
    def open(cls, cache: Path, folder: str, *, wait: float = 5.0) -> CacheStore:
        """Take the lock (for at most `wait` seconds) and read everything, in one go.

        `folder` is the name by which the output folder is remembered.

        A cache that cannot be understood is thrown away and begun anew. Raises MachineError when
        another build is at work, or the folder or the file in it cannot be written.
        """
        lock = Lock(cache, wait)
        try:
            path = cache / NAME
            published = PublishedList(cache, folder)
            connection, folder_id, contents = open_cache(path, folder, published)
            return cls(path, lock, connection, folder_id, contents, published)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let the next build in."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> CacheStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, packed: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep texts and converted bodies: pairs of a digest and a packed value (see `packing`).

        They are kept at once, for workers to read. What a build adds that is cut short before it
        has learnt the cards that need them is made again, and swept away later.
        """
        with self._transaction():
            self._connection.executemany("INSERT OR IGNORE INTO packed VALUES (?, ?)", packed)

    def save_sources(self, changes: SourceChanges, meta: Mapping[str, bytes]) -> None:
        """Record what was read, whole or not at all; packed values that no card needs go.

        It holds whether the build comes to its end or not: what is known of the output folder
        stays as it is, and what is now outdated there is found out by its keys.
        """
        records = self._month_cards(changes.cards, changes.cards_gone)
        with self._transaction():
            self._save_sources(changes.sources, changes.sources_gone)
            self._save_cards(records)
            self._save_months(changes.months, changes.months_gone)
            run = self._connection.executemany
            # Summaries tell what a build came to with the sources that were known until now.
            run("DELETE FROM meta WHERE name GLOB ?", [(f"{SUMMARY}*",)])
            run("INSERT OR REPLACE INTO meta VALUES (?, ?)", _sealed_values(meta))
            self._sweep(records, much=len(changes.cards) * 2 >= self._cards())

    def _month_cards(
        self, cards: Mapping[str, CardRecord], gone: Iterable[str]
    ) -> dict[str, dict[str, CardRecord]]:
        """Return all cards that each month in which something changes has then."""
        lost = list(gone)
        names = {month_of(name) for name in (*cards, *lost)}
        held = {name: dict(self.contents.cards.of(name)) for name in sorted(names)}
        for name, record in cards.items():
            held[month_of(name)][name] = record
        for name in lost:
            held[month_of(name)].pop(name, None)
        return held

    def _cards(self) -> int:
        query = "SELECT coalesce(sum(number), 0) FROM cards"
        return int(self._connection.execute(query).fetchone()[0])

    def _save_sources(self, sources: Mapping[str, SourceRecord], gone: Iterable[str]) -> None:
        run = self._connection.executemany
        rows = [(month_of_source(path), path) for path in gone]
        run("DELETE FROM sources WHERE month = ? AND path = ?", rows)
        run(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (month_of_source(path), *sealed_row((path, *record)))
                for path, record in sources.items()
            ],
        )

    def _save_cards(self, held: Mapping[str, Mapping[str, CardRecord]]) -> None:
        run = self._connection.executemany
        run(
            "DELETE FROM cards WHERE month = ?",
            [(name,) for name, records in held.items() if not records],
        )
        run(
            "INSERT OR REPLACE INTO cards VALUES (?, ?, ?)",
            [
                (name, len(records), _packed(records.values()))
                for name, records in held.items()
                if records
            ],
        )

    def _save_months(self, months: Mapping[str, MonthRecord | None], gone: Iterable[str]) -> None:
        run = self._connection.executemany
        run("DELETE FROM months WHERE name = ?", [(name,) for name in gone])
        run(
            "INSERT OR REPLACE INTO months VALUES (?, ?)",
            [(name, _packed_month(record) if record else b"") for name, record in months.items()],
        )

    def _sweep(self, held: Mapping[str, Mapping[str, CardRecord]], *, much: bool) -> None:
        """Note what months need now, and delete what none needs that one of them did before.

        Where `much` is new, what builds cut short have left is looked for too.
        """
        run = self._connection.executemany
        dropped: set[bytes] = set()
        for month, records in held.items():
            now = {digest for record in records.values() for digest in record.card.packed}
            query = "SELECT digest FROM needs WHERE month = ?"
            before = {digest for (digest,) in self._connection.execute(query, (month,))}
            dropped |= before - now
            lost = [(digest, month) for digest in before - now]
            run("DELETE FROM needs WHERE digest = ? AND month = ?", lost)
            run(
                "INSERT OR IGNORE INTO needs VALUES (?, ?)",
                [(digest, month) for digest in now - before],
            )
        if much:
            self._connection.execute(
                "DELETE FROM packed WHERE digest NOT IN (SELECT digest FROM needs)"
            )
        else:
            run(
                """DELETE FROM packed WHERE digest = ?1
                   AND NOT EXISTS (SELECT 1 FROM needs WHERE digest = ?1)""",
                [(digest,) for digest in dropped],
            )

    def begin_write(self, moved: Mapping[str, bytes]) -> None:
        """Note, for good, which files are about to be moved into place, with their digests."""
        self._published.add(moved)
        rows = [(self._folder, path) for path in moved]
        if rows:
            with self._transaction():
                self._connection.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", rows)

    def commit(
        self,
        *,
        written: Mapping[str, Remembered],
        deleted: Iterable[str] = (),
        meta: Mapping[str, bytes] | None = None,
        units: Mapping[str, UnitRecord] | None = None,
    ) -> None:
        """Record what became of the output folder, whole or not at all.

        `written` are the outputs that were made (or found to be right already), each with key and
        stat. `units` are all build units; None where it has none. Where all of it is known
        already, nothing is written.
        """
        forgotten = list(deleted)
        news = dict(meta or {})
        plan = dict(units or {})
        known = self.contents.outputs
        if not (written or forgotten or news or known.pending or plan != known.units):
            return
        with self._transaction():
            self._forget(forgotten)
            self._remember(written)
            self._save_units(plan)
            self._connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", _sealed_values(news)
            )
            self._connection.execute("DELETE FROM pending WHERE folder = ?", (self._folder,))
        self._list_published(forgotten, sum(unit.files for unit in plan.values()))

    def _list_published(self, gone: Iterable[str], count: int) -> None:
        self._published.add({}, removed=gone)
        if self._published.is_due(count):
            query = "SELECT path, digest FROM outputs WHERE folder = ?"
            self._published.write(dict(self._connection.execute(query, (self._folder,))))

    def _save_units(self, plan: Mapping[str, UnitRecord]) -> None:
        known, run = self.contents.outputs.units, self._connection.executemany
        gone = [(self._folder, name) for name in known if name not in plan]
        run("DELETE FROM units WHERE folder = ? AND name = ?", gone)
        news = [
            (self._folder, *sealed_row((name, *unit)))
            for name, unit in plan.items()
            if unit != known.get(name)
        ]
        run("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?, ?)", news)

    def _forget(self, paths: Iterable[str]) -> None:
        self._connection.executemany(
            "DELETE FROM outputs WHERE folder = ? AND path = ?",
            [(self._folder, path) for path in paths],
        )

    def _remember(self, written: Mapping[str, Remembered]) -> None:
        rows = []
        for path, output in written.items():
            key, file_stat = output.key, output.file_stat
            if key is None or file_stat is None:
                raise ValueError(f"{path} is not finished")
            units = (key.template, key.content, key.words, key.engine)
            reasons = ",".join(output.reasons)
            row = (*units, file_stat.size, file_stat.mtime, reasons, output.digest)
            rows.append((self._folder, *sealed_row((path, output.unit, *row))))
        marks = ", ".join("?" * 12)
        self._connection.executemany(f"INSERT OR REPLACE INTO outputs VALUES ({marks})", rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _sealed_values(values: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    return [(name, seal(value)) for name, value in values.items()]


def _packed(records: Iterable[CardRecord]) -> bytes:
    plain = [(tuple(record.card), *record[1:]) for record in records]
    return seal(marshal.dumps(plain, 2))


def _packed_month(record: MonthRecord) -> bytes:
    plain: tuple[Any, ...] = (*record[:-1], tuple(record.facts))
    return seal(marshal.dumps(plain, 2))
