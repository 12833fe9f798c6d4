"""What builds remember: a SQLite file in the cache folder, used by one build at a time.

In: what a build has read and written. Out: the same, to the next build.
"""

from __future__ import annotations

from gazette.cache.blobs import BlobStore
from gazette.cache.bodies import pack_body
from gazette.cache.failure import DamagedError
from gazette.cache.lock import Lock
from gazette.cache.packing import Packer, unpack
from gazette.cache.peek import FileLeft, LastBuild, files_left, peek
from gazette.cache.records import (
    ByMonth,
    CacheContents,
    CardRecord,
    OutputRow,
    Outputs,
    SourceChanges,
    SourceRecord,
    UnitRecord,
)
from gazette.cache.store import SUMMARY, CacheStore

__all__ = [
    "SUMMARY",
    "BlobStore",
    "ByMonth",
    "CacheContents",
    "CacheStore",
    "CardRecord",
    "DamagedError",
    "FileLeft",
    "LastBuild",
    "Lock",
    "OutputRow",
    "Outputs",
    "Packer",
    "SourceChanges",
    "SourceRecord",
    "UnitRecord",
    "files_left",
    "pack_body",
    "peek",
    "unpack",
]
