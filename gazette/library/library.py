"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain

from gazette.digest import digest, digest_bytes
from gazette.library.facts import last_changes, old_ids, those
from gazette.library.months import Files, Month
from gazette.library.notice_list import MonthSlice, NoticeList
from gazette.model.card import Card, Instant
from gazette.model.month import FINGERPRINT_SIZE, Facts, MonthRecord, Numbers, month_of, numbered
from gazette.model.notice import Item, Mode, Notice, Showing
from gazette.model.picture import Measured
from gazette.model.site import Site

Beside = tuple[Notice | None, Notice | None]
"""The older and the newer neighbour of a notice."""

TEXT_NAME = re.compile(r"(?:/index)?(?:\.[A-Za-z][A-Za-z0-9-]*)?\.md$")
"""What the path of a text has behind the id of its notice or page."""


# Without slots, for what is asked for is worked out once.
@dataclass(frozen=True)
class Library:
    """All content at the instant `now`.

    `months` hold all dated notices, by month. `pages` are the portal's own pages by name
    (`about`). `files` are all files that are not texts, by path from the content folder. `broken`
    are the ids of which a file could not be read: what is said about them would be guessed.
    `pictures` are those files that texts show as pictures, by the same paths as `files`.
    `next_change` is when the next notice appears, expires or comes off the top.
    `target_fingerprints` are the fingerprints of places in closed months, as far as they are
    remembered.
    """

    site: Site
    prefix: str
    now: datetime
    months: Mapping[str, Month]
    undated: tuple[Item, ...]
    pages: Mapping[str, Item]
    files: Files
    broken: frozenset[str]
    next_change: datetime | None
    pictures: Mapping[str, Measured] = field(default_factory=dict)
    target_fingerprints: Mapping[str, bytes] = field(default_factory=dict)
    _fingerprints: dict[str, bytes] = field(init=False, default_factory=dict)
    _facts: dict[str, Facts] = field(init=False, default_factory=dict)
    _listed: dict[str, NoticeList] = field(init=False, default_factory=dict)

    @cached_property
    def every(self) -> tuple[Notice, ...]:
        """All dated notices, oldest first, those held back too."""
        notices = chain.from_iterable(month.notices for month in self.months.values())
        return tuple(sorted(notices, key=lambda notice: dated(notice.item.card)))

    @cached_property
    def published(self) -> tuple[Notice, ...]:
        """The notices to be seen, oldest first; for this all months are opened."""
        return tuple(self.archive)

    @cached_property
    def archive(self) -> NoticeList:
        """The notices to be seen, oldest first."""
        months = self.months.values()
        if all(month.regular for month in months):
            return NoticeList(
                MonthSlice(each, range(self.facts(each).published)) for each in months
            )
        places = sorted(
            (dated(notice.item.card), month.name, number)
            for month in months
            for number, notice in enumerate(month.published)
        )
        # One by one: what follows one of them may be of another month, or another year.
        return NoticeList(MonthSlice(self.months[name], (number,)) for _, name, number in places)

    @cached_property
    def years(self) -> Mapping[str, NoticeList]:
        """The same by the year of their dates, oldest first."""
        years: dict[str, list[MonthSlice]] = {}
        for month_slice in self.archive.slices:
            month, found = month_slice
            years.setdefault(month.year(found[0]), []).append(month_slice)
        return {year: NoticeList(found) for year, found in years.items()}

    def topic(self, name: str) -> NoticeList:
        """Return those of a topic."""
        return self._where(lambda facts: facts.topics.get(name, b""))

    def listed(self, code: str) -> NoticeList:
        """Return those that have a page in a language."""
        if code not in self._listed:
            self._listed[code] = self._where(lambda facts: facts.listed[code])
        return self._listed[code]

    @cached_property
    def pinned(self) -> NoticeList:
        """Those that are pinned."""
        return self._where(lambda facts: facts.pinned)

    def _where(self, wanted: Callable[[Facts], Numbers]) -> NoticeList:
        slices = []
        for month, found in self.archive.slices:
            facts = self.facts(month)
            held = numbered(wanted(facts))
            # Most often it is all of them.
            every = len(held) == facts.published
            both = found if every else [number for number in held if number in found]
            slices.append(MonthSlice(month, both))
        return NoticeList(slices)

    def fingerprints(self, notices: NoticeList) -> Iterator[bytes]:
        """Yield the fingerprints of notices, oldest first, without opening a month that is closed.

        Those that follow each other in a month may come in one piece.
        """
        for month, found in notices.slices:
            fingerprints = self.facts(month).fingerprints
            if isinstance(found, range):
                yield fingerprints[found.start * FINGERPRINT_SIZE : found.stop * FINGERPRINT_SIZE]
            else:
                yield from (
                    fingerprints[
                        number * FINGERPRINT_SIZE : number * FINGERPRINT_SIZE + FINGERPRINT_SIZE
                    ]
                    for number in found
                )

    def changes(self, notices: NoticeList) -> Iterator[float]:
        """Yield when each last changed, in seconds since 1970, without opening one either."""
        for month, found in notices.slices:
            changes = memoryview(self.facts(month).changes).cast("d")
            yield from (changes[number] for number in found)

    def fingerprint_of(self, notices: NoticeList) -> bytes:
        """Return what lists of notices follow from, besides the settings."""
        return digest_bytes(b"".join(self.fingerprints(notices)))

    @cached_property
    def open(self) -> tuple[Month, ...]:
        """The months that may not be as they were."""
        return tuple(month for month in self.months.values() if month.record is None)

    @property
    def closed(self) -> Iterator[tuple[Month, MonthRecord]]:
        """The months that are as they were."""
        for month in self.months.values():
            if month.record is not None:
                yield month, month.record

    def notice(self, id: str) -> Notice | None:  # noqa: A002 - the contract's own word
        """Return a notice by its id, published or not."""
        month = self.months.get(month_of(id))
        return month.by_id.get(id) if month else None

    def item(self, id: str) -> Item | None:  # noqa: A002 - the contract's own word
        """Return a notice's or page's texts by its id."""
        notice = self.notice(id)
        if notice:
            return notice.item
        if id.startswith("pages/"):
            return self.pages.get(id.removeprefix("pages/"))
        return next((item for item in self.undated if item.id == id), None)

    def showing(self, item: Item, code: str) -> Showing | None:
        """Return what stands at an item's address in a language; None where there is no page."""
        if code in item.texts:
            return Showing("own", code, item)
        if item.policy == "hide" or not item.texts:
            return None
        mode: Mode = "notice" if item.policy == "notice" else "fallback"
        return Showing(mode, self.original(item, code), item)

    def original(self, item: Item, code: str) -> str:
        """Return the language whose text stands in for a missing one, best first."""
        return next(c for c in (code, *self.site.language(code).fallbacks) if c in item.texts)

    def listing_fingerprint(self, notice: Notice) -> bytes:
        """Return what other pages' showing this notice follows from, besides the settings."""
        # A score of lists and neighbours show each notice.
        found = self._fingerprints.get(notice.item.id)
        if found is None:
            found = self._fingerprints[notice.item.id] = self._listing_fingerprint(notice)
        return found

    def _listing_fingerprint(self, notice: Notice) -> bytes:
        card = notice.item.card
        flags = (notice.pinned << 2) | (notice.expired << 1) | notice.scheduled
        said = (self.has_come(card.corrected) << 1) | self.has_come(card.withdrawn)
        return card.public_fingerprint + bytes((flags, said))

    def has_come(self, held: Instant | None) -> bool:
        """Tell whether what a card dates has happened; what it does not date has not."""
        return held is not None and held[0] <= self.second

    @cached_property
    def second(self) -> float:
        """The instant `now`, in seconds since 1970."""
        return self.now.timestamp()

    def links_fingerprint(self, item: Item) -> bytes:
        """Return what an item's links, pictures and attachments follow from, outside of it."""
        content_links = item.card.content_links
        return (
            digest_bytes(b"|".join([self.target_fingerprint(place) for place in content_links]))
            if content_links
            else b""
        )

    def target_fingerprint(self, place: str) -> bytes:
        """Return what links to a place below the content folder follow from."""
        found = self.target_fingerprints.get(place)
        return self._target_fingerprint(place) if found is None else found

    def _target_fingerprint(self, place: str) -> bytes:
        asset = self.files.get(place)
        if asset is not None:
            return b"f" + asset.content + str(asset.size).encode() + self._owner_fingerprint(place)
        id_ = TEXT_NAME.sub("", place)
        if id_ in self.broken:
            return b"!"
        notice = self.notice(id_)
        if notice is not None:
            return b"n" + self.listing_fingerprint(notice)
        item = self.item(id_)
        return b"-" if item is None else b"i" + item.card.public_fingerprint

    def _owner_fingerprint(self, place: str) -> bytes:
        folder = place.rpartition("/")[0]
        while folder:
            notice = self.notice(folder)
            if notice is not None:
                return self.listing_fingerprint(notice)
            item = self.item(folder)
            if item is not None:
                return item.card.public_fingerprint
            folder = folder.rpartition("/")[0]
        return b""

    def facts(self, month: Month) -> Facts:
        """Return what follows from a month, without opening one that is closed."""
        if month.record is not None:
            return month.record.facts
        if month.name not in self._facts:
            self._facts[month.name] = self._facts_of(month)
        return self._facts[month.name]

    def _facts_of(self, month: Month) -> Facts:
        notices, published = month.notices, month.published
        fingerprints = {notice.item.id: self.listing_fingerprint(notice) for notice in notices}
        own = [(n.item.card.source_fingerprint, self.links_fingerprint(n.item)) for n in notices]
        return Facts(
            pages_fingerprint=digest([*fingerprints.values()], own),
            fingerprints=b"".join(fingerprints[notice.item.id] for notice in published),
            listed={
                code: those(self.showing(notice.item, code) is not None for notice in published)
                for code in self.site.codes
            },
            topics={
                topic.id: those(topic.id in notice.topics for notice in published)
                for topic in self.site.topics
            },
            pinned=those(notice.pinned and not notice.expired for notice in published),
            changes=last_changes(published, self.second),
            old_ids=tuple(old_ids(published, self.site.codes)),
            shown=tuple(dict.fromkeys(p for n in published for p in n.item.pictures)),
        )

    @cached_property
    def public_fingerprint(self) -> bytes:
        """The digest of what lists show of all notices."""
        return self.fingerprint_of(self.archive)

    def around(self, month: Month, code: str) -> Iterator[tuple[Notice, Beside]]:
        """Yield a month's notices with a page in a language, with those before and after each."""
        for before, month_slice, after in self.listed(code).between(month.name):
            notices = [month.published[number] for number in month_slice.numbers]
            older = before.month.published[before.numbers[-1]] if before else None
            newer = after.month.published[after.numbers[0]] if after else None
            beside = zip((older, *notices[:-1]), (*notices[1:], newer), strict=True)
            yield from zip(notices, beside, strict=True)

    def neighbours_fingerprint(self, month: Month) -> list[tuple[bytes, bytes]]:
        """Return the fingerprints of what stands before and after each slice of a month."""
        return [
            (self._end(before, -1), self._end(after, 0))
            for code in self.site.codes
            for before, _, after in self.listed(code).between(month.name)
        ]

    def _end(self, month_slice: MonthSlice | None, place: int) -> bytes:
        if month_slice is None:
            return b"-"
        return next(
            self.fingerprints(
                NoticeList((MonthSlice(month_slice.month, (month_slice.numbers[place],)),))
            )
        )


def dated(card: Card) -> tuple[float, str]:
    """Return what the cards of notices are sorted by, oldest first."""
    if card.date is None:
        raise ValueError("a notice without a date")
    return card.date[0], card.id
