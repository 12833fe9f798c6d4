"""Makes the library: cards (or texts) and files in, a `Library` at one instant out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType

from gazette.digest import digest
from gazette.library.cards import make_card
from gazette.library.changes import instant_of, next_change
from gazette.library.library import Library, dated
from gazette.library.months import Files, Month
from gazette.model.card import Card, moment
from gazette.model.month import MonthRecord, month_of
from gazette.model.notice import Asset, Item, Notice
from gazette.model.picture import Measured
from gazette.model.site import POLICIES, Policy, Site
from gazette.model.text import Text

_UNMEASURED: Mapping[str, Measured] = MappingProxyType({})
_ALL_OPEN: Mapping[str, MonthRecord] = MappingProxyType({})
_UNMARKED: Mapping[str, bytes] = MappingProxyType({})

LoadText = Callable[[bytes], Text]
"""From a text's digest to the text, which is read when it is asked for."""
LoadCards = Callable[[str], Iterable[Card]]
"""From a closed month's name to its cards."""


@dataclass(frozen=True, slots=True)
class Sources:
    """An item as it was read: its id, its bundle's folder or "", all its texts, its files."""

    id: str
    folder: str
    texts: tuple[Text, ...]
    files: tuple[Asset, ...]


def build(
    site: Site,
    notices: Sequence[Sources],
    pages: Sequence[Sources],
    files: Mapping[str, Asset],
    *,
    prefix: str,
    now: datetime,
    drafts: bool,
    broken: frozenset[str] = frozenset(),
) -> Library:
    """Pair, sort and index texts that are all at hand; see `assemble`."""
    every = [*notices, *pages]
    texts = [text for source in every for text in source.texts]
    keys = {text.path: digest(text) for text in texts}
    load_text = {keys[text.path]: text for text in texts}
    cards = [
        make_card(
            source.id,
            source.folder,
            source.texts,
            source.files,
            site,
            prefix=prefix,
            drafts=drafts,
            keys=keys,
        )
        for source in every
    ]
    return assemble(
        site, cards, files, load_text.__getitem__, prefix=prefix, now=now, broken=broken
    )


def _nothing(_: str) -> Iterable[Card]:
    return ()


def assemble(
    site: Site,
    cards: Iterable[Card],
    files: Mapping[str, Asset],
    load_text: LoadText,
    *,
    prefix: str,
    now: datetime,
    broken: frozenset[str] = frozenset(),
    pictures: Mapping[str, Measured] = _UNMEASURED,
    closed: Mapping[str, MonthRecord] = _ALL_OPEN,
    load_cards: LoadCards = _nothing,
    target_fingerprints: Mapping[str, bytes] = _UNMARKED,
) -> Library:
    """Pair, sort and index. `prefix` is the content folder's name, `now` is aware.

    `files` are by path from the content folder, and so are `pictures`.
    `broken` are ids with an unreadable file. `closed` are months that are as they were: none of
    `cards` and `files` are theirs, and `load_cards` gives their cards; `target_fingerprints` are
    the fingerprints of places in them, as far as they are remembered.
    """
    dated_cards: dict[str, list[Card]] = {}
    undated: list[Item] = []
    pages: dict[str, Item] = {}
    for card in cards:
        if card.id.startswith("pages/"):
            pages[card.id.rpartition("/")[2]] = _item(card, site, load_text)
        elif card.date is None:
            undated.append(_item(card, site, load_text))
        else:
            dated_cards.setdefault(month_of(card.id), []).append(card)
    second = now.timestamp()

    def notices(cards: Iterable[Card]) -> list[Notice]:
        whole = (card for card in cards if card.live or card.held)
        ordered = sorted(whole, key=dated)
        return [_notice(card, _item(card, site, load_text), site, second) for card in ordered]

    def recalled(name: str) -> list[Notice]:
        return notices(load_cards(name))

    months = {name: Month(name, partial(notices, found)) for name, found in dated_cards.items()}
    months |= {
        name: Month(name, partial(recalled, name), record) for name, record in closed.items()
    }
    at_hand = (notice for name in dated_cards for notice in months[name].notices)
    change = next_change(at_hand, pages.values(), now.timestamp())
    change = min([change, *(record.until for record in closed.values())])
    return Library(
        site=site,
        prefix=prefix,
        now=now,
        months=dict(sorted(months.items())),
        undated=tuple(undated),
        pages=pages,
        files=Files(files, {name: months[name] for name in closed}),
        broken=broken,
        next_change=instant_of(change, now),
        pictures=pictures,
        target_fingerprints=target_fingerprints,
    )


_NONE: Mapping[str, Text] = MappingProxyType({})
_POLICIES: Mapping[str, Policy] = MappingProxyType({policy: policy for policy in POLICIES})


class Texts(Mapping[str, Text]):
    """Texts by language code, each read when it is asked for."""

    __slots__ = ("_known", "_load_text")

    def __init__(self, known: Sequence[tuple[str, str, bytes]], load_text: LoadText) -> None:
        self._known = known
        self._load_text = load_text

    # There are two or three: looking through them is quicker than to have a dictionary for each.
    def __getitem__(self, code: str) -> Text:
        for known, _, key in self._known:
            if known == code:
                return self._load_text(key)
        raise KeyError(code)

    def __contains__(self, code: object) -> bool:
        return code in [known for known, _, _ in self._known]

    def __iter__(self) -> Iterator[str]:
        return iter([code for code, _, _ in self._known])

    def __len__(self) -> int:
        return len(self._known)


def _item(card: Card, site: Site, load_text: LoadText) -> Item:
    return Item(
        card.id,
        card.folder,
        Texts(card.live, load_text),
        Texts(card.held, load_text) if card.held else _NONE,
        _POLICIES.get(card.policy, site.untranslated),
        tuple([Asset(*each) for each in card.files]),
        card,
    )


def _notice(card: Card, item: Item, site: Site, now: float) -> Notice:
    zone = site.time_zone
    pinned, expires = card.pinned, card.expires
    until = moment(pinned, zone) if isinstance(pinned, tuple) else None
    expiry = moment(expires, zone) if expires is not None else None
    if card.date is None:
        raise ValueError("a notice without a date")
    return Notice(
        item=item,
        date=moment(card.date, zone),
        topics=card.topics,
        pinned=pinned is True or (until is not None and now < until.last_second),
        pinned_until=until,
        expires=expiry,
        expired=expiry is not None and now >= expiry.last_second,
        scheduled=card.date[0] > now,
    )
