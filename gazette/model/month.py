"""Months: the notices of one month taken together, as they are remembered.

Of a month whose files are as they were nothing need be looked at but its record.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gazette.digest import SIZE

REST = ""
"""The name of all that is no month's: the portal's own pages, and files that lie elsewhere."""
STATIC = "static"
"""The name of all static files, and the folder that their names in the cache begin with."""
_MONTH = re.compile(r"news/[0-9]{4}/[0-9]{2}")
_LENGTH = len("news/2020/12")

Listed = tuple[str, int, int, str]
"""A file as it was listed: path, size, mtime, fault."""
OutgoingLinks = Mapping[str, tuple[tuple[str, bytes], ...]]
"""By the month that they lie in: the places that texts lead to, each with its fingerprint."""

Numbers = bytes
"""Numbers of notices among the published ones of their month, oldest first; see `as_numbers`."""
FINGERPRINT_SIZE = SIZE + 2
"""How long the fingerprint of a notice is, in bytes."""


class Facts(NamedTuple):
    """What lists and neighbours need to know of a month; most of them need not open it for it.

    | field               | what                                                                   |
    |---------------------|------------------------------------------------------------------------|
    | `pages_fingerprint` | the digest of all that the pages of its notices follow from, besides   |
    |                     | what stands beside them in other months                                |
    | `fingerprints`      | the fingerprint of each published notice, one behind the other, oldest |
    |                     | first                                                                  |
    | `listed`            | for each language, those that have a page in it                        |
    | `topics`            | for each topic, those that have it                                     |
    | `pinned`            | those that are pinned                                                  |
    | `changes`           | when each last changed, in seconds since 1970: C doubles               |
    | `old_ids`           | ids that some had before, each with the number of its notice           |
    | `pictures`          | the places of the pictures that readers can see                        |
    """

    pages_fingerprint: bytes
    fingerprints: bytes
    listed: Mapping[str, Numbers]
    topics: Mapping[str, Numbers]
    pinned: Numbers
    changes: bytes
    old_ids: tuple[tuple[str, int], ...]
    pictures: tuple[str, ...]

    @property
    def published(self) -> int:
        """How many notices there are to be seen."""
        return len(self.fingerprints) // FINGERPRINT_SIZE


def as_bytes(numbers: Iterable[int]) -> Numbers:
    """Return numbers as they are remembered."""
    return array("I", numbers).tobytes()


def as_numbers(remembered: Numbers) -> Sequence[int]:
    """Return remembered numbers."""
    return memoryview(remembered).cast("I")


class MonthRecord(NamedTuple):
    """What is remembered of a month in which nothing is wrong.

    | field                  | what                                                          |
    |------------------------|---------------------------------------------------------------|
    | `settings_fingerprint` | the digest of all that it follows from besides its files      |
    | `files`                | every file in it, sorted by path                              |
    | `newest`               | the latest mtime among them, in nanoseconds                   |
    | `since`, `until`       | between which instants it holds, in seconds since 1970 in UTC |
    | `outgoing_links`       | where its texts lead outside of it                            |
    | `address_links`        | the addresses of the portal that its texts link to            |
    | `pictures`             | place and digest of each picture that its texts show          |
    | `facts`                | see there                                                     |
    """

    settings_fingerprint: bytes
    files: tuple[Listed, ...]
    newest: int
    since: float
    until: float
    outgoing_links: OutgoingLinks
    address_links: tuple[str, ...]
    pictures: tuple[tuple[str, bytes], ...]
    facts: Facts


def month_of(path: str) -> str:
    """Return the month of a path below the content folder, or of a notice by its id."""
    name = path[:_LENGTH]
    return name if path[_LENGTH : _LENGTH + 1] == "-" and _MONTH.fullmatch(name) else REST


def month_of_source(name: str) -> str:
    """Return the month of a file by its name in the cache: its path behind a folder's name."""
    folder, _, path = name.partition("/")
    return STATIC if folder == STATIC else month_of(path)
