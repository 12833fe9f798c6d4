"""Texts and converted bodies, read by whoever needs them.

In: digests. Out: values, from the cache's file, opened for reading only and for one process.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gazette.cache.bodies import body_html, unpack_body
from gazette.cache.failure import damaged, translated
from gazette.cache.loading import CARDS, cards_alone
from gazette.cache.packing import unpack
from gazette.cache.schema import NAME
from gazette.model.card import Card
from gazette.problems import Problem

if TYPE_CHECKING:
    from gazette.model.fragment import Fragment
    from gazette.model.text import Text

V = TypeVar("V")
_SELECT = "SELECT value FROM packed WHERE digest = ?"
# Enough for a page, its neighbours and the longest feed.
_ROOM = 256
# Seconds that a reader waits while the parent's transaction is written to the disk.
_PATIENCE = 60.0


class BlobStore:
    """Packed values as one process sees them.

    The connection is opened in the process that asks first (SQLite's connections do not survive a
    fork). It holds no transaction but within `together`, so that the parent can write at the same
    time: what is found by its digest never changes. `fresh` are values that the file does not hold
    yet.
    """

    def __init__(self, cache: Path, fresh: dict[bytes, bytes] | None = None) -> None:
        self._path = cache / NAME
        self._fresh = fresh if fresh is not None else {}
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._together = False
        self._texts: dict[bytes, Text] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Read what is asked for within in one transaction.

        SQLite locks the file and looks for changes at each: for one value that takes longer than to
        find it. Whoever writes meanwhile waits, so the work within must not wait for them.
        """
        self._together = True
        try:
            yield
        finally:
            self._together = False
            connection = self._connection
            if connection and self._process == os.getpid() and connection.in_transaction:
                with translated(self._path):
                    connection.execute("COMMIT")

    def html(self, digest: bytes) -> str:
        """Return the HTML of a converted body; DamagedError where it is not what it should be."""
        return self._value(digest, body_html)

    def fragment(self, digest: bytes) -> Fragment:
        """Return a converted body; DamagedError as for `html`."""
        return self._value(digest, unpack_body)

    def text(self, digest: bytes) -> Text:
        """Return a text; the last ones asked for are kept. DamagedError as for `html`."""
        found = self._texts.get(digest)
        if found is None:
            if len(self._texts) >= _ROOM:
                self._texts.clear()
            found = self._texts[digest] = self._value(digest, _unpack_text)
        return found

    def cards(self, month: str) -> list[Card]:
        """Return the cards of a month that is as it was; DamagedError as for `html`."""
        with translated(self._path):
            rows = self._connected().execute(f"{CARDS} WHERE month = ?", (month,)).fetchall()
        try:
            return cards_alone(rows)
        except ValueError as cause:
            raise damaged(self._path) from cause

    def holds(self, digest: bytes) -> bool:
        """Tell whether the cache holds a packed value."""
        with translated(self._path):
            return self._connected().execute(_SELECT, (digest,)).fetchone() is not None

    def problems(self, packed: bytes) -> tuple[Problem, ...]:
        """Return the problems that a card's record holds; DamagedError as for `html`."""
        if not packed:
            return ()
        try:
            found = unpack(packed)
        except ValueError as cause:
            raise damaged(self._path) from cause
        if not isinstance(found, tuple) or not all(isinstance(each, Problem) for each in found):
            raise damaged(self._path)
        return found

    def _value(self, digest: bytes, read: Callable[[bytes], V]) -> V:
        packed = self._fresh.get(digest)
        if packed is None:
            with translated(self._path):
                row = self._connected().execute(_SELECT, (digest,)).fetchone()
            packed = row[0] if row else b""
        try:
            return read(packed)
        except ValueError as cause:
            raise damaged(self._path) from cause

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            address = f"{self._path.absolute().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(
                address, uri=True, isolation_level=None, timeout=_PATIENCE
            )
            self._process = os.getpid()
        if self._together and not self._connection.in_transaction:
            self._connection.execute("BEGIN")
        return self._connection


def _unpack_text(data: bytes) -> Text:
    # Imported here: a build that changes nothing needs none.
    from gazette.model.text import Text

    text = unpack(data)
    if not isinstance(text, Text):
        raise ValueError("not a text")
    return text
