"""The pieces of a month's `Facts`: its published notices in, their numbers, times, old ids out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import compress, count

from gazette.model.card import Card, Instant
from gazette.model.month import Numbers, as_bytes
from gazette.model.notice import Notice

_OLD = re.compile(r"([^/]+)/(news/[0-9]{4}/[0-9]{2}-[0-9]{2}-[^/\\.\s]+)(?:/|/index\.html)?")
"""An old address that a notice had of itself: a language and its id."""


def last_change(card: Card, now: float) -> Instant:
    """Return when what readers see of a published notice last changed; `now` is in seconds."""
    said = (card.date, card.corrected, card.withdrawn)
    return max(each for each in said if each is not None and each[0] <= now)


def last_changes(notices: Iterable[Notice], now: float) -> bytes:
    """Return when each last changed, in seconds since 1970, as C doubles."""
    return array("d", [last_change(notice.item.card, now)[0] for notice in notices]).tobytes()


def numbers_where(flags: Iterable[bool]) -> Numbers:
    """Return the numbers of the notices whose flag is set."""
    return as_bytes(compress(count(), flags))


def old_ids(notices: Iterable[Notice], codes: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the ids that old addresses of notices name, each with its notice's number."""
    for number, notice in enumerate(notices):
        for _, alias, _ in notice.item.card.aliases:
            old = _OLD.fullmatch(alias)
            if old and old[1] in codes:
                yield old[2], number
