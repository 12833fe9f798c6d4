"""The memory, opened by a build that holds the lock.

In: what the build is about to do, then what it did. Out: `Memory`, as the last build left it.
A build tells `intend` which files it is about to move, moves them, and tells `finish` last of all:
killed at any instant, it leaves either the memory as it was, or the memory as it was with a list
of the files that may differ from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from gazette.model.fragment import Fragment
from gazette.model.page import Remembered
from gazette.state.failure import translated
from gazette.state.fragments import find
from gazette.state.loading import folder_key, load, load_for_reading
from gazette.state.lock import Lock
from gazette.state.memory import Memory, SourceRecord

NAME = "state.sqlite"


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

    def fragment(self, digest: bytes) -> Fragment | None:
        """Return one converted body, or None where it has not been converted yet."""
        return find(self._connection, self._path, digest)

    def fragments(self, digests: Iterable[bytes]) -> dict[bytes, Fragment]:
        """Return those of the converted bodies that are known."""
        found = ((digest, self.fragment(digest)) for digest in digests)
        return {digest: fragment for digest, fragment in found if fragment is not None}

    def add_fragments(self, packed: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep converted bodies: pairs of a digest and a packed `Fragment` (see `packing`).

        They are kept at once, for workers to read, and so that a build that is cut short does not
        convert them again.
        """
        with self._transaction():
            self._connection.executemany("INSERT OR REPLACE INTO fragments VALUES (?, ?)", packed)

    def intend(self, paths: Iterable[str]) -> None:
        """Note, for good, which files are about to be moved into place."""
        rows = [(self._folder, path) for path in paths]
        if rows:
            with self._transaction():
                self._connection.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", rows)

    def keep_sources(self, sources: Mapping[str, SourceRecord], meta: Mapping[str, bytes]) -> None:
        """Keep what a build has read that goes no further, so that the next one need not read it.

        What is known of the output folder stays as it is.
        """
        with self._transaction():
            self._record(sources, ())
            self._connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", list(meta.items())
            )

    def finish(
        self,
        *,
        written: Mapping[str, Remembered],
        deleted: Iterable[str] = (),
        sources: Mapping[str, SourceRecord] | None = None,
        sources_gone: Iterable[str] = (),
        meta: Mapping[str, bytes] | None = None,
    ) -> None:
        """Record a finished build, whole or not at all; fragments that no source needs go.

        `written` are the outputs that were made (or found to be right already), each with key and
        stamp; `sources` the files read anew, `sources_gone` those that are no more. Where all of
        it is known already, nothing is written.
        """
        sources, gone, forgotten = sources or {}, list(sources_gone), list(deleted)
        news = {k: v for k, v in (meta or {}).items() if self.memory.meta.get(k) != v}
        if not (written or forgotten or sources or gone or news):
            return
        with self._transaction():
            self._forget(forgotten)
            self._remember(written)
            if sources or gone:
                self._record(sources, gone)
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
            rows.append((self._folder, path, *parts, stamp.size, stamp.mtime, reasons))
        self._connection.executemany(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )

    def _record(self, sources: Mapping[str, SourceRecord], gone: Iterable[str]) -> None:
        self._connection.executemany(
            "DELETE FROM sources WHERE path = ?", [(path,) for path in gone]
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (path, s.size, s.mtime, s.digest, s.parsed_under, s.fragment, s.record)
                for path, s in sources.items()
            ],
        )
        self._sweep({**self.memory.sources, **sources}, set(gone))

    def _sweep(self, sources: Mapping[str, SourceRecord], gone: Container[str]) -> None:
        needed = {source.fragment for path, source in sources.items() if path not in gone}
        known = self._connection.execute("SELECT digest FROM fragments").fetchall()
        self._connection.executemany(
            "DELETE FROM fragments WHERE digest = ?",
            [(digest,) for (digest,) in known if digest not in needed],
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


def peek(cache: Path, output: Path) -> Memory:
    """Return the memory without the lock and without writing anything, for a check.

    Where it cannot be read, for whatever reason, it is empty.
    """
    return load_for_reading(cache / NAME, folder_key(output))
