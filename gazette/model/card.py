"""What is remembered of an item: all that lists, neighbours and links need, without its texts.

A card is made once from an item's texts and files, and holds until one of them changes. It is a
tuple of plain values (texts, bytes, numbers, None, tuples), so that thousands of them are read
back in an instant. A moment in it is a pair: seconds since 1970 in UTC, and whether it stands for
a whole day.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from gazette.model.moment import Moment

Instant = tuple[float, bool]


class Teaser(NamedTuple):
    """How a text shows itself elsewhere; `lead` is empty where a summary is given."""

    code: str
    title: str
    summary: str
    lead: str


class Card(NamedTuple):
    """An item: `id`, its bundle's `folder` or "", and what follows from its files.

    | field                    | what                                                             |
    |--------------------------|------------------------------------------------------------------|
    | `sources`                | the paths of all its text files, broken ones too                 |
    | `live`, `held`           | code, path, digest of each text to be shown, and of each draft   |
    | `fragments`              | the digests of their bodies                                      |
    | `source_fingerprint`     | the digest of everything it was made of                          |
    | `public_fingerprint`     | the digest of what other pages may show of it                    |
    | `policy`                 | what happens where a text is missing; "" for the site's way      |
    | `pinned`                 | None, False, True, or the moment until whose end it stays on top |
    | `teasers`                | a `Teaser` for each live text                                    |
    | `corrected`, `withdrawn` | when, or None                                                    |
    | `aliases`                | code, old address and line of each                               |
    | `content_links`          | the places below the content folder that its texts lead to       |
    | `address_links`          | path, line and target of each link to an address of the portal   |
    | `file_links`             | code and place of each file elsewhere that a live text names     |
    | `pictures`               | code and place of each picture that a text shows                 |
    | `files`                  | path, size and digest of each file in its folder                 |
    | `anchored`               | whether a text links to a heading of its own, or has a picture   |
    |                          | that stands nowhere below the content folder                     |
    """

    id: str
    folder: str = ""
    sources: tuple[str, ...] = ()
    live: tuple[tuple[str, str, bytes], ...] = ()
    held: tuple[tuple[str, str, bytes], ...] = ()
    fragments: tuple[bytes, ...] = ()
    source_fingerprint: bytes = b""
    public_fingerprint: bytes = b""
    policy: str = ""
    date: Instant | None = None
    topics: tuple[str, ...] = ()
    pinned: bool | Instant | None = None
    expires: Instant | None = None
    teasers: tuple[tuple[str, str, str, str], ...] = ()
    corrected: Instant | None = None
    withdrawn: Instant | None = None
    aliases: tuple[tuple[str, str, int], ...] = ()
    content_links: tuple[str, ...] = ()
    address_links: tuple[tuple[str, int, str], ...] = ()
    file_links: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, int, bytes], ...] = ()
    anchored: bool = False

    @property
    def packed(self) -> tuple[bytes, ...]:
        """The digests of everything that is kept for it elsewhere in the cache."""
        return (*(each[2] for each in (*self.live, *self.held)), *self.fragments)


def instant(moment: Moment) -> Instant:
    """Return a moment as a card holds it."""
    return (moment.second, moment.whole_day)


def moment(held: Instant, zone: tzinfo) -> Moment:
    """Return a card's moment in a time zone."""
    return Moment(datetime.fromtimestamp(held[0], zone), held[1])


def by_date(card: Card) -> tuple[float, str]:
    """Return what the cards of notices are sorted by, oldest first; ValueError without a date."""
    if card.date is None:
        raise ValueError("a notice without a date")
    return card.date[0], card.id


BLANK = Card("")
"""The card of nothing."""
