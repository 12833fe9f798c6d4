"""Values as bytes, for the cache and for the way from a worker to its parent.

In: values of frozen dataclasses, tuples, texts, numbers. Out: bytes, and the same values again.
All bytes are sealed with a checksum: what reads them back trusts them blindly, and may take all
of the machine's memory over a single damaged byte.
"""

from __future__ import annotations

import copyreg
import io
import marshal
import pickle
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

_Reduce = Callable[[Any], Any]


_SEAL = 4


def seal(data: bytes) -> bytes:
    """Return bytes with their checksum (CRC-32) before them."""
    return zlib.crc32(data).to_bytes(_SEAL, "big") + data


def unseal(data: bytes) -> memoryview:
    """Return the bytes that were sealed; ValueError where they are not as they were."""
    view = memoryview(data)
    if zlib.crc32(view[_SEAL:]) != int.from_bytes(view[:_SEAL], "big") or len(data) < _SEAL:
        raise ValueError("not a sealed value of this version")
    return view[_SEAL:]


def row_seal(row: tuple[Any, ...]) -> int:
    """Return the checksum of a row of texts, bytes and whole numbers."""
    # Version 0 says nothing of how a value is held in memory.
    return zlib.crc32(marshal.dumps(row, 0))


def sealed_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with its checksum behind it."""
    return (*row, row_seal(row))


def unsealed_rows(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows without their checksums; ValueError where one is not as it was."""
    found = []
    for sealed in rows:
        row = sealed[:-1]
        if row_seal(row) != sealed[-1]:
            raise ValueError("not a sealed row of this version")
        found.append(row)
    return found


class _Reducers(dict[type, _Reduce]):
    """How each type is taken apart; filled as types are met.

    A frozen dataclass with slots is packed as a call of its class: pickle's own way for them
    sets each field by a Python function, and takes twice as long in both directions.
    """

    def __missing__(self, cls: type) -> _Reduce:
        if not is_dataclass(cls) or len(fields(cls)) < 2:
            return copyreg.dispatch_table[cls]  # KeyError: pickle's own way
        values = attrgetter(*(field.name for field in fields(cls)))

        def reduce(value: object) -> tuple[type, Any]:
            return cls, values(value)

        self[cls] = reduce
        return reduce


class Packer:
    """Packs values of types that are importable by name."""

    def __init__(self) -> None:
        self._reducers = _Reducers()

    def pack(self, value: object) -> bytes:
        """Return the value's bytes, sealed."""
        return seal(self.dump(value))

    def dump(self, value: object) -> bytes:
        """Return the value's bytes, to be sealed with others."""
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.dispatch_table = self._reducers
        pickler.dump(value)
        return buffer.getvalue()


def unpack(data: bytes) -> object:
    """Return the value whose sealed bytes these are; ValueError as for `load_packed`."""
    return load_packed(unseal(data))


def load_packed(data: memoryview) -> object:
    """Return the value whose bytes these are; ValueError when they are of another version."""
    try:
        value: object = pickle.loads(data)
    except Exception as cause:
        raise ValueError("not a packed value of this version") from cause
    return value
