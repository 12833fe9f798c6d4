"""The build's memory: a SQLite file in the cache folder, used by one build at a time.

In: what a build has read and written. Out: the same, to the next build.
"""

from __future__ import annotations

from gazette.state.failure import DamagedError
from gazette.state.fragments import Fragments
from gazette.state.lock import Lock
from gazette.state.memory import Memory, SourceRecord
from gazette.state.packing import Packer, unpack
from gazette.state.store import State, peek

__all__ = [
    "DamagedError",
    "Fragments",
    "Lock",
    "Memory",
    "Packer",
    "SourceRecord",
    "State",
    "peek",
    "unpack",
]
