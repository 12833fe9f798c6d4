"""When something changes by itself: notices and pages in, the next such instant out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from gazette.model.card import Card
from gazette.model.notice import Item, Notice

_NEVER = float("inf")


def next_change(notices: Iterable[Notice], pages: Iterable[Item], now: float) -> float:
    """Return when the next notice appears, expires or comes off the top, or something is said.

    In seconds since 1970, as `now`; infinite for what does not come.
    """
    seconds = [second for page in pages for second in _instants(page.card)]
    for notice in notices:
        if not notice.item.card.live:
            continue
        if notice.scheduled:
            seconds.append(notice.date.second)
        seconds += _instants(notice.item.card)
        if not notice.expired:
            # A pin that outlasts the announcement's own end changes nothing.
            ends = (notice.expires, notice.pinned_until)
            seconds += [each.last_second for each in ends if each is not None]
    return min((each for each in seconds if each > now), default=_NEVER)


def instant_of(second: float, now: datetime) -> datetime | None:
    """Return an instant from seconds since 1970, in the time zone of `now`.

    A midnight that a zone leaves out has two names: this one is that of the instant.
    """
    return None if second == _NEVER else datetime.fromtimestamp(second, now.tzinfo)


def _instants(card: Card) -> Iterator[float]:
    """Yield when a correction or withdrawal begins to be shown."""
    for each in (card.corrected, card.withdrawn):
        if each is not None:
            yield each[0]
