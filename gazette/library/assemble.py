"""Makes the library: cards and files in, a `Library` at one instant out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from gazette.library.changes import instant_of, next_change
from gazette.library.library import Library
from gazette.library.months import Files, Month
from gazette.library.texts import LoadText, Texts
from gazette.model.card import Card, by_date, moment
from gazette.model.month import MonthRecord, month_of
from gazette.model.notice import Asset, Item, Notice
from gazette.model.site import POLICIES, Policy, Site

LoadCards = Callable[[str], Iterable[Card]]
"""From an unchanged month's name to its cards."""
_POLICIES: Mapping[str, Policy] = {policy: policy for policy in POLICIES}


def _no_cards(_: str) -> Iterable[Card]:
    return ()


@dataclass(frozen=True, slots=True)
class LibrarySources:
    """What a library is made of.

    `cards` and `files`, by path from the content folder, are those of all months but the `closed`
    ones, which are as their records say: `load_cards` reads their cards when they are asked for.
    `target_fingerprints` are the remembered ones of places in closed months. `broken` are the ids
    of items with an unreadable file.
    """

    cards: Iterable[Card]
    files: Mapping[str, Asset]
    load_text: LoadText
    broken: frozenset[str] = frozenset()
    closed: Mapping[str, MonthRecord] = field(default_factory=dict)
    load_cards: LoadCards = _no_cards
    target_fingerprints: Mapping[str, bytes] = field(default_factory=dict)


def assemble(site: Site, sources: LibrarySources, *, prefix: str, now: datetime) -> Library:
    """Pair, sort and index. `prefix` is the content folder's name, `now` is aware."""
    maker = _ItemMaker(site, sources.load_text, now.timestamp())
    dated_cards: dict[str, list[Card]] = {}
    undated: list[Item] = []
    pages: dict[str, Item] = {}
    for card in sources.cards:
        if card.id.startswith("pages/"):
            pages[card.id.rpartition("/")[2]] = maker.item(card)
        elif card.date is None:
            undated.append(maker.item(card))
        else:
            dated_cards.setdefault(month_of(card.id), []).append(card)
    opened = {name: Month(name, partial(maker.notices, c)) for name, c in dated_cards.items()}
    closed = {
        name: Month(name, partial(maker.recalled, sources.load_cards, name), record)
        for name, record in sources.closed.items()
    }
    notices = (notice for month in opened.values() for notice in month.notices)
    change = next_change(notices, pages.values(), now.timestamp())
    change = min([change, *(record.until for record in sources.closed.values())])
    return Library(
        site=site,
        prefix=prefix,
        now=now,
        months=dict(sorted((opened | closed).items())),
        undated=tuple(undated),
        pages=pages,
        files=Files(sources.files, closed),
        broken=sources.broken,
        next_change=instant_of(change, now),
        target_fingerprints=sources.target_fingerprints,
    )


@dataclass(frozen=True, slots=True)
class _ItemMaker:
    """Makes items and notices of cards; `now` in seconds since 1970."""

    site: Site
    load_text: LoadText
    now: float

    def notices(self, cards: Iterable[Card]) -> Sequence[Notice]:
        """Return the notices of cards that have a text, oldest first."""
        return [
            self._notice(card)
            for card in sorted((card for card in cards if card.live or card.held), key=by_date)
        ]

    def recalled(self, load_cards: LoadCards, month: str) -> Sequence[Notice]:
        """Return the notices of an unchanged month."""
        return self.notices(load_cards(month))

    def item(self, card: Card) -> Item:
        """Return the item of a card; its texts are read when they are asked for."""
        return Item(
            card.id,
            card.folder,
            Texts(card.live, self.load_text),
            Texts(card.held, self.load_text),
            _POLICIES.get(card.policy, self.site.untranslated),
            tuple([Asset(*each) for each in card.files]),
            card,
        )

    def _notice(self, card: Card) -> Notice:
        zone, now = self.site.time_zone, self.now
        pinned, expires = card.pinned, card.expires
        until = moment(pinned, zone) if isinstance(pinned, tuple) else None
        expiry = moment(expires, zone) if expires is not None else None
        date, _ = by_date(card)
        return Notice(
            item=self.item(card),
            date=moment((date, card.date[1] if card.date else False), zone),
            topics=card.topics,
            pinned=pinned is True or (until is not None and now < until.last_second),
            pinned_until=until,
            expires=expiry,
            expired=expiry is not None and now >= expiry.last_second,
            scheduled=date > now,
        )
