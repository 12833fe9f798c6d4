"""What is indexed: a library in, each language's groups of notices out.

Years are grouped, and each group has an index of its own: the newest year alone, so that a new
notice does not index the archive again, and older ones by five, so that a browser need not load one
index for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import Library
from gazette.library.periods import Period
from gazette.model.notice import Notice
from gazette.model.site import Language

# What Pagefind has no stemmer for, or would split by itself and differently than in a browser.
_UNSTEMMED = "unknown"
_STEMMED = frozenset(
    {
        *("ar", "hy", "eu", "ca", "da", "nl", "en", "eo", "et", "fi", "fr", "de", "el", "hi"),
        *("hu", "id", "ga", "it", "lt", "nb", "ne", "nn", "no", "pl", "pt", "ro", "ru", "sr"),
        *("es", "sv", "ta", "tr", "yi"),
    }
)


class Record(NamedTuple):
    """A notice in one language: all that its record in the index follows from.

    `body` is the digest of its body, `sort` when it was published, in UTC; `day` is its date as
    readers read it.
    """

    id: str
    title: str
    body: bytes
    day: str
    sort: str
    topics: tuple[str, ...]
    withdrawn: bool


# Without slots, for the digest is worked out once.
@dataclass(frozen=True)
class Group:
    """The notices of some years in one language; `tag` is what Pagefind is told of it."""

    code: str
    tag: str
    name: str
    records: tuple[Record, ...]

    @property
    def work(self) -> int:
        """How long indexing takes, in no unit: in pairs of characters, half as long again."""
        return len(self.records) * (3 if self.tag == _UNSTEMMED else 2)

    @cached_property
    def digest(self) -> bytes:
        """What its index follows from, besides Gazette and Pagefind."""
        return digest(self.tag, tuple(map(tuple, self.records)))


def groups(library: Library, language: Language, periods: Iterable[Period]) -> list[Group]:
    """Return a language's groups, in the order of `periods`."""
    found = []
    tag = language.tag.partition("-")[0].lower()
    for period in periods:
        records = tuple(_record(library, notice, language.code) for notice in period.notices)
        found.append(
            Group(language.code, tag if tag in _STEMMED else _UNSTEMMED, period.name, records)
        )
    return found


def _record(library: Library, notice: Notice, code: str) -> Record:
    card, start = notice.item.card, notice.date.start
    number = [language for language, *_ in card.live].index(code)
    return Record(
        id=notice.id,
        title=card.teasers[number][1],
        body=card.fragments[number],
        day=f"{start:%Y%m%d}",
        sort=f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        topics=notice.topics,
        withdrawn=library.has_come(card.withdrawn),
    )
