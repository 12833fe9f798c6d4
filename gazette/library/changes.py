"""When something changes by itself: notices and pages in, the next such instant out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from gazette.model.card import Card
from gazette.model.notice import Item, Notice

NEVER = float("inf")
"""Seconds since 1970 for what does not come."""


def next_change(notices: Iterable[Notice], pages: Iterable[Item], now: datetime) -> datetime | None:
    """Return when the next notice appears, expires or comes off the top, or something is said."""
    instants = [instant for page in pages for instant in _said(page.card, now)]
    for notice in notices:
        if not notice.item.card.live:
            continue
        if notice.scheduled:
            instants.append(notice.date.start)
        instants += _said(notice.item.card, now)
        if not notice.expired:
            # A pin that outlasts the announcement's own end changes nothing.
            ends = (notice.expires, notice.pinned_until)
            instants += [each.end for each in ends if each is not None]
    # By seconds: Python compares times of one zone by the clock, which shows an hour twice where
    # summer ends. A midnight that a zone leaves out has two names: this one is that of the instant.
    second = now.timestamp()
    ahead = (each for instant in instants if (each := instant.timestamp()) > second)
    return instant_of(min(ahead, default=NEVER), now)


def instant_of(second: float, now: datetime) -> datetime | None:
    """Return an instant from seconds since 1970, in the time zone of `now`."""
    return None if second == NEVER else datetime.fromtimestamp(second, now.tzinfo)


def _said(card: Card, now: datetime) -> Iterator[datetime]:
    """Yield when a correction or withdrawal begins to be shown."""
    for each in (card.corrected, card.withdrawn):
        if each is not None:
            yield datetime.fromtimestamp(each[0], now.tzinfo)
