"""What one build leaves to the next, as values.

In: nothing. Out: the types that `State` reads and writes.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

from gazette.model.card import Card
from gazette.model.page import Key, Reason, Remembered, Stamp
from gazette.state.packing import unseal


class SourceRecord(NamedTuple):
    """One file that was read: size in bytes, mtime in nanoseconds, the digest of its bytes.

    What was made of it was made `under` the digest of all else that it follows from, and means
    nothing under another one.
    """

    size: int
    mtime: int
    digest: bytes
    under: bytes


class CardRecord(NamedTuple):
    """A card, and what was found wrong with its item.

    `problems` is packed (see `packing`), empty where there are none. `links` are the problems of
    its links, as they were when what they lead to had the digest `trace`.
    """

    card: Card
    problems: bytes
    trace: bytes
    links: bytes


CardRow = tuple[str, bytes, bytes, bytes, bytes]


class Cards(Mapping[str, CardRecord]):
    """The cards by id, unpacked when the first of them is asked for."""

    def __init__(
        self, rows: Sequence[CardRow] = (), damaged: Callable[[], Exception] = ValueError
    ) -> None:
        """Take rows as they are stored; `damaged` makes the error for one that is no card."""
        self._rows = rows
        self._damaged = damaged

    @cached_property
    def _records(self) -> dict[str, CardRecord]:
        try:
            return {
                row[0]: CardRecord(Card(*marshal.loads(unseal(row[1]))), *row[2:])
                for row in self._rows
            }
        except (ValueError, TypeError, EOFError) as cause:
            raise self._damaged() from cause

    def __getitem__(self, id: str) -> CardRecord:  # noqa: A002 - the contract's own word
        return self._records[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._rows)


class OutputRow(NamedTuple):
    """One file that was written, as the memory holds it."""

    template: bytes
    content: bytes
    words: bytes
    engine: bytes
    inputs: bytes
    size: int
    mtime: int
    reasons: str

    @property
    def remembered(self) -> Remembered:
        """The same as values of the model."""
        key = Key(self.template, self.content, self.words, self.engine)
        reasons = cast("tuple[Reason, ...]", tuple(self.reasons.split(","))) if self.reasons else ()
        return Remembered(key, Stamp(self.size, self.mtime), reasons, self.inputs)


UNFINISHED = Remembered(None, None)
"""A file that was about to be written when a build was cut short."""


class Outputs(Mapping[str, Remembered]):
    """The files of one output folder by path; of the ones in `pending` no more than that is known.

    Rows are turned into values when they are asked for: most never are.
    """

    def __init__(
        self, rows: Mapping[str, OutputRow] | None = None, pending: frozenset[str] = frozenset()
    ) -> None:
        self.rows = rows or {}
        self.pending = pending

    def __getitem__(self, path: str) -> Remembered:
        return UNFINISHED if path in self.pending else self.rows[path].remembered

    def __iter__(self) -> Iterator[str]:
        yield from self.rows
        yield from (path for path in self.pending if path not in self.rows)

    def __len__(self) -> int:
        return len(self.rows) + sum(path not in self.rows for path in self.pending)


@dataclass(frozen=True, slots=True)
class Memory:
    """All that the last build left. `lost` says that there was more, and it could not be read."""

    sources: Mapping[str, SourceRecord] = field(default_factory=dict)
    cards: Mapping[str, CardRecord] = field(default_factory=Cards)
    outputs: Outputs = field(default_factory=Outputs)
    meta: Mapping[str, bytes] = field(default_factory=dict)
    lost: bool = False
