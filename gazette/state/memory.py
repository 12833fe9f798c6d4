"""What one build leaves to the next, as values.

In: nothing. Out: the types that `State` reads and writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gazette.model.page import Remembered


@dataclass(slots=True)
class SourceRecord:
    """One file that was read, and what reading it gave.

    `size` in bytes, `mtime` in nanoseconds, `digest` of its bytes. `record` is a packed value (see
    `packing`), unpacked only by who needs it; it was made under `parsed_under`, the digest of all
    else that it follows from, and means nothing under another one. `fragment` is the digest of its
    body's fragment, empty where it has none: what no source refers to is dropped.

    Not frozen, for twenty thousand of them are made at each start, and a frozen one takes four
    times as long to make.
    """

    size: int
    mtime: int
    digest: bytes
    parsed_under: bytes
    fragment: bytes
    record: bytes


@dataclass(frozen=True, slots=True)
class Memory:
    """All that the last build left. `lost` says that there was more, and it could not be read."""

    sources: Mapping[str, SourceRecord] = field(default_factory=dict)
    outputs: Mapping[str, Remembered] = field(default_factory=dict)
    meta: Mapping[str, bytes] = field(default_factory=dict)
    lost: bool = False
