"""Makes the library: cards (or texts) and files in, a `Library` at one instant out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from gazette.digest import digest
from gazette.library.cards import make_card
from gazette.library.library import Library
from gazette.model.card import Card, Instant, moment
from gazette.model.notice import Asset, Item, Notice
from gazette.model.picture import Measured
from gazette.model.site import POLICIES, Policy, Site
from gazette.model.text import Text

_UNMEASURED: Mapping[str, Measured] = MappingProxyType({})

Shelf = Callable[[bytes], Text]
"""From a text's digest to the text, which is read when it is asked for."""


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
    shelf = {keys[text.path]: text for text in texts}
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
    return assemble(site, cards, files, shelf.__getitem__, prefix=prefix, now=now, broken=broken)


def assemble(
    site: Site,
    cards: Iterable[Card],
    files: Mapping[str, Asset],
    shelf: Shelf,
    *,
    prefix: str,
    now: datetime,
    broken: frozenset[str] = frozenset(),
    pictures: Mapping[str, Measured] = _UNMEASURED,
) -> Library:
    """Pair, sort and index. `prefix` is the content folder's name, `now` is aware.

    `files` are by path from the content folder, and so are `pictures`.
    `broken` are ids with an unreadable file.
    """
    dated: list[Card] = []
    undated: list[Item] = []
    pages: dict[str, Item] = {}
    for card in cards:
        if card.id.startswith("pages/"):
            pages[card.id.rpartition("/")[2]] = _item(card, site, files, shelf)
        elif card.date is None:
            undated.append(_item(card, site, files, shelf))
        else:
            dated.append(card)
    dated.sort(key=lambda card: (_certain(card.date)[0], card.id))
    second = now.timestamp()
    every = tuple(_notice(card, _item(card, site, files, shelf), site, second) for card in dated)
    return Library(
        site=site,
        prefix=prefix,
        now=now,
        every=every,
        undated=tuple(undated),
        pages=pages,
        files=files,
        broken=broken,
        next_change=_next_change(every, pages.values(), now),
        pictures=pictures,
    )


_NONE: Mapping[str, Text] = MappingProxyType({})


class Texts(Mapping[str, Text]):
    """Texts by language code, each read when it is asked for."""

    __slots__ = ("_keys", "_shelf")

    def __init__(self, known: Iterable[tuple[str, str, bytes]], shelf: Shelf) -> None:
        self._keys = {code: key for code, _, key in known}
        self._shelf = shelf

    def __getitem__(self, code: str) -> Text:
        return self._shelf(self._keys[code])

    def __contains__(self, code: object) -> bool:
        return code in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _item(card: Card, site: Site, files: Mapping[str, Asset], shelf: Shelf) -> Item:
    return Item(
        card.id,
        card.folder,
        Texts(card.live, shelf),
        Texts(card.held, shelf) if card.held else _NONE,
        _policy(card, site),
        tuple(files[path] for path, _, _ in card.files),
        card,
    )


def _policy(card: Card, site: Site) -> Policy:
    return next((policy for policy in POLICIES if policy == card.policy), site.untranslated)


def _notice(card: Card, item: Item, site: Site, now: float) -> Notice:
    zone = site.time_zone
    pinned, expires = card.pinned, card.expires
    until = moment(pinned, zone) if isinstance(pinned, tuple) else None
    expiry = moment(expires, zone) if expires is not None else None
    date = _certain(card.date)
    return Notice(
        item=item,
        date=moment(date, zone),
        topics=card.topics,
        pinned=pinned is True or (until is not None and now < until.end.timestamp()),
        pinned_until=until,
        expires=expiry,
        expired=expiry is not None and now >= expiry.end.timestamp(),
        scheduled=date[0] > now,
    )


def _certain(date: Instant | None) -> Instant:
    if date is None:
        raise ValueError("a notice without a date")
    return date


def _next_change(
    notices: Iterable[Notice], pages: Iterable[Item], now: datetime
) -> datetime | None:
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
    return min((instant for instant in instants if instant > now), default=None)


def _said(card: Card, now: datetime) -> list[datetime]:
    """Return when a correction or withdrawal begins to be shown."""
    said = (each for each in (card.corrected, card.withdrawn) if each is not None)
    return [datetime.fromtimestamp(each[0], now.tzinfo) for each in said]
