"""Where newly packed texts and bodies go: into the cache in handfuls, or held for one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

Packed = tuple[bytes, bytes]
"""A digest, and a packed value."""


class BlobWriter(Protocol):
    """Takes newly packed values."""

    def put(self, packed: Iterable[Packed], /) -> None:
        """Take values."""

    def flush(self) -> None:
        """No more is coming for now: what was taken must be found on the blob store."""


# Each handful is a transaction of its own, which waits for the disk.
_HANDFUL = 16 << 20


class StoreWriter:
    """Hands packed values on to the cache, some megabytes at a time."""

    def __init__(self, add: Callable[[Iterable[Packed]], None]) -> None:
        self._add = add
        self._waiting: list[Packed] = []
        self._size = 0

    def put(self, packed: Iterable[Packed]) -> None:
        """Take values."""
        for pair in packed:
            self._waiting.append(pair)
            self._size += len(pair[1])
        if self._size > _HANDFUL:
            self.flush()

    def flush(self) -> None:
        """Hand on what is waiting."""
        if self._waiting:
            self._add(self._waiting)
            self._waiting, self._size = [], 0


class MemoryWriter:
    """Holds packed values for a run that writes nothing."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}

    def put(self, packed: Iterable[Packed]) -> None:
        """Take values."""
        self.values.update(packed)

    def flush(self) -> None:
        """There is nowhere to hand them on to."""
