"""What a walk gives: a file by its path, its size and time, and what is odd about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Fault = Literal[
    "",
    "symlink-outside",
    "symlink-dead",
    "symlink-deep",
    "not-a-file",
    "folder-not-file",
]
"""The rule that a file breaks before anybody opens it; empty where there is none."""


# Tens of thousands are made at each start; a frozen dataclass takes three times as long.
class File(NamedTuple):
    """A file as the walk met it: `path` from the folder walked, size in bytes, mtime in ns."""

    path: str
    size: int
    mtime: int
    fault: Fault = ""
