"""Volumes: the notices of one month taken together, as they are remembered.

Of a volume whose files are as they were nothing need be looked at but its record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

REST = ""
"""The name of all that is no month's: the portal's own pages, and files that lie elsewhere."""
STATIC = "static"
"""The name of all static files, and the folder that their names in the memory begin with."""
_MONTH = re.compile(r"news/[0-9]{4}/[0-9]{2}")
_LENGTH = len("news/2020/12")

Listed = tuple[str, int, int, str]
"""A file as it was listed: path, size, mtime, fault."""
Bonds = Mapping[str, tuple[tuple[str, bytes], ...]]
"""By the volume that they lie in: the places that texts lead to, each with its mark."""


class VolumeRecord(NamedTuple):
    """What is remembered of a volume in which nothing is wrong.

    | field              | what                                                                |
    |--------------------|---------------------------------------------------------------------|
    | `under`            | the digest of all that it follows from besides its files            |
    | `files`            | every file in it, sorted by path                                    |
    | `newest`           | the latest mtime among them, in nanoseconds                         |
    | `since`, `until`   | between which instants it holds, in seconds since 1970 in UTC       |
    | `bonds`            | where its texts lead outside of it                                  |
    | `addresses`        | the addresses of the portal that its texts link to                  |
    | `cover`            | the digest of what other pages may show of its notices              |
    | `contents`         | the digest of all that the pages of its notices follow from, besides |
    |                    | what stands beside them in other volumes                            |
    | `edges`            | for each language that lists some of its notices, the marks of the  |
    |                    | first and the last                                                  |
    | `topics`           | the topics of its notices                                           |
    | `pictures`         | place and digest of each picture that its texts show                |
    | `shown`            | the places of those that readers can see                            |
    """

    under: bytes
    files: tuple[Listed, ...]
    newest: int
    since: float
    until: float
    bonds: Bonds
    addresses: tuple[str, ...]
    cover: bytes
    contents: bytes
    edges: tuple[tuple[str, bytes, bytes], ...]
    topics: tuple[str, ...]
    pictures: tuple[tuple[str, bytes], ...]
    shown: tuple[str, ...]


def volume_of(path: str) -> str:
    """Return the volume of a path below the content folder, or of a notice by its id."""
    name = path[:_LENGTH]
    return name if path[_LENGTH : _LENGTH + 1] == "-" and _MONTH.fullmatch(name) else REST


def volume_of_source(name: str) -> str:
    """Return the volume of a file by its name in the memory: its path behind a folder's name."""
    folder, _, path = name.partition("/")
    return STATIC if folder == STATIC else volume_of(path)
