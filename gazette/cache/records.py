"""What one build leaves to the next, as values.

In: nothing. Out: the types that `CacheStore` reads and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar, cast

from gazette.model.card import Card
from gazette.model.month import MonthRecord, month_of
from gazette.model.page import FileStat, Key, Reason, Remembered


class SourceRecord(NamedTuple):
    """One file that was read: size in bytes, mtime in nanoseconds, the digest of its bytes.

    What was made of it was made `settings_fingerprint` the digest of all else that it follows from,
    and means nothing under another one.
    """

    size: int
    mtime: int
    digest: bytes
    settings_fingerprint: bytes


class CardRecord(NamedTuple):
    """A card, and what was found wrong with its item.

    `problems` is packed (see `packing`), empty where there are none. `links` are the problems of
    its links, as they were when what they lead to had the digest `links_fingerprint`.
    """

    card: Card
    problems: bytes
    links_fingerprint: bytes
    links: bytes


T = TypeVar("T")


class ByMonth(Mapping[str, T]):
    """Records by name, read a month at a time, with the first one asked for."""

    def __init__(
        self,
        month: Callable[[str], str] = month_of,
        read: Callable[[str | None], dict[str, T]] = lambda _: {},
    ) -> None:
        """Take what gives the month of a name, and what reads a month's records, or all."""
        self._month = month
        self._read = read
        self._months: dict[str, dict[str, T]] = {}

    def of(self, month: str) -> Mapping[str, T]:
        """Return the records of a month."""
        found = self._months.get(month)
        if found is None:
            found = self._months[month] = self._read(month)
        return found

    @cached_property
    def _every(self) -> dict[str, T]:
        found = self._read(None)
        for name, record in found.items():
            self._months.setdefault(self._month(name), {})[name] = record
        return found

    def __getitem__(self, name: str) -> T:
        return self.of(self._month(name))[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)


class OutputRow(NamedTuple):
    """One file that was written, as the cache holds it; `digest` is that of its bytes."""

    unit: str
    template: bytes
    content: bytes
    words: bytes
    engine: bytes
    size: int
    mtime: int
    reasons: str
    digest: bytes

    @property
    def remembered(self) -> Remembered:
        """The same as values of the model."""
        key = Key(self.template, self.content, self.words, self.engine)
        reasons = cast("tuple[Reason, ...]", tuple(self.reasons.split(","))) if self.reasons else ()
        return Remembered(key, FileStat(self.size, self.mtime), reasons, self.unit, self.digest)


UNFINISHED = Remembered(None, None)
"""A file that was about to be written when a build was cut short."""


class UnitRecord(NamedTuple):
    """A build unit: its fingerprint, that of the environment, and how many files it has."""

    fingerprint: bytes
    environment: bytes
    files: int


class OutputStore(Protocol):
    """Where the files of an output folder are read from."""

    def rows(self, units: Collection[str] | None, /) -> Mapping[str, OutputRow]:
        """Return the files of these units, or all."""

    def paths(self) -> set[str]:
        """Return the paths of all files."""

    def unit_of(self, path: str, /) -> str | None:
        """Return a file's unit."""


class Outputs(Mapping[str, Remembered]):
    """The files of one output folder by path; of the ones in `pending` no more than that is known.

    They are read when they are asked for, and rows are turned into values then: most never are.
    `units` are those of the plan that they belong to.
    """

    def __init__(
        self,
        rows: Mapping[str, OutputRow] | None = None,
        pending: frozenset[str] = frozenset(),
        units: Mapping[str, UnitRecord] | None = None,
        store: OutputStore | None = None,
    ) -> None:
        """Take the files that are known, or the store to read them from."""
        self.pending = pending
        self.units = units or {}
        self._given = rows or {}
        self._store = store
        self._besides: dict[frozenset[str], Outputs] = {}

    @cached_property
    def rows(self) -> Mapping[str, OutputRow]:
        """The files that are known, as the cache holds them."""
        return self._store.rows(None) if self._store else self._given

    def besides(self, kept: Collection[str]) -> Outputs:
        """Return the files of all units but these."""
        if not (kept and self._store):
            return self
        names = frozenset(kept)
        if names not in self._besides:
            units = {name: unit for name, unit in self.units.items() if name not in names}
            rows = self._store.rows(units)
            self._besides[names] = Outputs(rows, self.pending, units)
        return self._besides[names]

    def paths(self) -> set[str]:
        """Return the paths of all files."""
        return self._store.paths() if self._store else set(self.rows)

    def unit_of(self, path: str) -> str | None:
        """Return the unit that a file belongs to; None where it is not known."""
        if self._store:
            return self._store.unit_of(path)
        return self.rows[path].unit if path in self.rows else None

    def __getitem__(self, path: str) -> Remembered:
        return UNFINISHED if path in self.pending else self.rows[path].remembered

    def __iter__(self) -> Iterator[str]:
        yield from self.rows
        yield from (path for path in self.pending if path not in self.rows)

    def __len__(self) -> int:
        return len(self.rows) + sum(path not in self.rows for path in self.pending)


@dataclass(frozen=True, slots=True)
class CacheContents:
    """All that the last build left.

    A month without a record was not all right.
    """

    sources: ByMonth[SourceRecord] = field(default_factory=ByMonth)
    cards: ByMonth[CardRecord] = field(default_factory=ByMonth)
    months: Mapping[str, MonthRecord | None] = field(default_factory=dict)
    outputs: Outputs = field(default_factory=Outputs)
    meta: Mapping[str, bytes] = field(default_factory=dict)


class SourceChanges(NamedTuple):
    """What is to be remembered anew of sources, cards and months, and what to be forgotten.

    A month without a record must be looked into next time.
    """

    sources: Mapping[str, SourceRecord]
    cards: Mapping[str, CardRecord]
    months: Mapping[str, MonthRecord | None]
    sources_gone: tuple[str, ...] = ()
    cards_gone: tuple[str, ...] = ()
    months_gone: tuple[str, ...] = ()
