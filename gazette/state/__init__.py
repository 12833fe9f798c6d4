"""The build's memory: a SQLite file in the cache folder, used by one build at a time.

In: what a build has read and written. Out: the same, to the next build.
"""

from __future__ import annotations

from gazette.state.blobs import BlobStore
from gazette.state.bodies import pack_body
from gazette.state.failure import DamagedError
from gazette.state.lock import Lock
from gazette.state.memory import (
    ByMonth,
    CardRecord,
    Memory,
    OutputRow,
    Outputs,
    SourceRecord,
    UnitRecord,
)
from gazette.state.packing import Packer, unpack
from gazette.state.peek import LastBuild, files_left, peek
from gazette.state.store import SUMMARY, State

__all__ = [
    "SUMMARY",
    "BlobStore",
    "ByMonth",
    "CardRecord",
    "DamagedError",
    "LastBuild",
    "Lock",
    "Memory",
    "OutputRow",
    "Outputs",
    "Packer",
    "SourceRecord",
    "State",
    "UnitRecord",
    "files_left",
    "pack_body",
    "peek",
    "unpack",
]
