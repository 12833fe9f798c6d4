"""The memory, opened by a build that holds the lock.

In: what the build is about to do, then what it did. Out: `Memory`, as the last build left it.
A build tells `intend` which files it is about to move, moves them, and tells `finish` last of all:
killed at any instant, it leaves either the memory as it was, or the memory as it was with a list
of the files that may differ from it.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from gazette.model.page import Remembered
from gazette.state.failure import translated
from gazette.state.loading import load
from gazette.state.lock import Lock
from gazette.state.memory import CardRecord, Memory, SourceRecord
from gazette.state.packing import seal
from gazette.state.schema import NAME

SUMMARY = "summary "
"""What the names of those values begin with that hold only while the sources are as they are."""


class State:
    """The memory of all builds with one cache folder, as seen by a build into one output folder."""

    def __init__(
        self, path: Path, lock: Lock, connection: sqlite3.Connection, folder: int, memory: Memory
    ) -> None:
        self.memory = memory
        self._path = path
        self._lock = lock
        self._connection = connection
        self._folder = folder

    @classmethod
    def open(cls, cache: Path, output: Path, *, wait: float = 5.0) -> State:
        """Take the lock (for at most `wait` seconds) and read everything, in one go.

        A memory that cannot be understood is thrown away and begun anew. Raises MachineError when
        another build is at work, or the folder or the file in it cannot be written.
        """
        lock = Lock(cache, wait)
        try:
            path = cache / NAME
            connection, folder, memory = load(path, output)
            return cls(path, lock, connection, folder, memory)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let the next build in."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> State:
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

    def learn(
        self,
        *,
        sources: Mapping[str, SourceRecord],
        sources_gone: Iterable[str],
        cards: Mapping[str, CardRecord],
        cards_gone: Iterable[str],
        meta: Mapping[str, bytes],
    ) -> None:
        """Record what was read, whole or not at all; packed values that no card needs go.

        It holds whether the build comes to its end or not: what is known of the output folder
        stays as it is, and what is now outdated there is found out by its keys.
        """
        gone = list(cards_gone)
        with self._transaction():
            run = self._connection.executemany
            run("DELETE FROM sources WHERE path = ?", [(path,) for path in sources_gone])
            run(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)",
                [(path, *record) for path, record in sources.items()],
            )
            run("DELETE FROM cards WHERE id = ?", [(name,) for name in gone])
            run(
                "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?)",
                [
                    (name, seal(marshal.dumps(tuple(record.card), 2)), *record[1:])
                    for name, record in cards.items()
                ],
            )
            # Summaries tell what a build came to with the sources that were known until now.
            run("DELETE FROM meta WHERE name GLOB ?", [(f"{SUMMARY}*",)])
            run("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(meta.items()))
            self._sweep(cards, gone)

    def _sweep(self, cards: Mapping[str, CardRecord], gone: Iterable[str]) -> None:
        """Delete what the cards that changed or went needed, and none needs now."""
        before = self.memory.cards
        replaced = [before[name].card for name in (*cards, *gone) if name in before]
        dropped = {digest for card in replaced for digest in card.packed}
        if dropped or not before:
            now = {**before, **cards}
            for name in gone:
                now.pop(name, None)
            needed = {digest for record in now.values() for digest in record.card.packed}
            if len(cards) * 2 >= len(now):
                # So much is new that what builds cut short have left is looked for too.
                rows = self._connection.execute("SELECT digest FROM packed").fetchall()
                dropped |= {digest for (digest,) in rows}
            self._connection.executemany(
                "DELETE FROM packed WHERE digest = ?", [(each,) for each in dropped - needed]
            )

    def intend(self, paths: Iterable[str]) -> None:
        """Note, for good, which files are about to be moved into place."""
        rows = [(self._folder, path) for path in paths]
        if rows:
            with self._transaction():
                self._connection.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", rows)

    def finish(
        self,
        *,
        written: Mapping[str, Remembered],
        deleted: Iterable[str] = (),
        meta: Mapping[str, bytes] | None = None,
    ) -> None:
        """Record what became of the output folder, whole or not at all.

        `written` are the outputs that were made (or found to be right already), each with key and
        stamp. Where all of it is known already, nothing is written.
        """
        forgotten = list(deleted)
        news = dict(meta or {})
        if not (written or forgotten or news or self.memory.outputs.pending):
            return
        with self._transaction():
            self._forget(forgotten)
            self._remember(written)
            self._connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", list(news.items())
            )
            self._connection.execute("DELETE FROM pending WHERE folder = ?", (self._folder,))

    def _forget(self, paths: Iterable[str]) -> None:
        self._connection.executemany(
            "DELETE FROM outputs WHERE folder = ? AND path = ?",
            [(self._folder, path) for path in paths],
        )

    def _remember(self, written: Mapping[str, Remembered]) -> None:
        rows = []
        for path, output in written.items():
            key, stamp = output.key, output.stamp
            if key is None or stamp is None:
                raise ValueError(f"{path} is not finished")
            parts = (key.template, key.content, key.words, key.engine)
            reasons = ",".join(output.reasons)
            row = (*parts, output.inputs, stamp.size, stamp.mtime, reasons)
            rows.append((self._folder, path, *row))
        self._connection.executemany(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )

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
