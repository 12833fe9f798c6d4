"""The lists of a library: months in; lists of notices, and what they follow from, out.

Lists are counted, cut and told apart by the facts of months, so that no unchanged month is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from gazette.digest import digest, digest_bytes
from gazette.library.facts import last_changes, numbers_where, old_ids
from gazette.library.fingerprints import Fingerprints
from gazette.library.items import LibraryItems
from gazette.library.months import Month
from gazette.library.notice_list import MonthSlice, NoticeList
from gazette.model.card import by_date
from gazette.model.month import FINGERPRINT_SIZE, Facts, Numbers, as_numbers
from gazette.model.notice import Notice

Neighbours = tuple[Notice | None, Notice | None]
"""The older and the newer neighbour of a notice."""


class Lists:
    """The lists of published notices of a library, oldest first, each worked out once."""

    def __init__(self, items: LibraryItems, fingerprints: Fingerprints) -> None:
        self._items = items
        self._fingerprints = fingerprints
        self._facts: dict[str, Facts] = {}
        self._listed: dict[str, NoticeList] = {}

    @cached_property
    def archive(self) -> NoticeList:
        """All published notices."""
        months = self._items.months.values()
        if all(month.regular for month in months):
            return NoticeList(
                MonthSlice(each, range(self.facts(each).published)) for each in months
            )
        places = sorted(
            (by_date(notice.item.card), month.name, number)
            for month in months
            for number, notice in enumerate(month.published)
        )
        # One by one: what comes after one of them may be of another month, or another year.
        return NoticeList(
            MonthSlice(self._items.months[name], (number,)) for _, name, number in places
        )

    @cached_property
    def years(self) -> Mapping[str, NoticeList]:
        """The notices of each year of their dates."""
        years: dict[str, list[MonthSlice]] = {}
        for each in self.archive.slices:
            years.setdefault(each.month.year(each.numbers[0]), []).append(each)
        return {year: NoticeList(slices) for year, slices in years.items()}

    def topic(self, name: str) -> NoticeList:
        """Return the notices of a topic."""
        return self._where(lambda facts: facts.topics.get(name, b""))

    def listed(self, code: str) -> NoticeList:
        """Return the notices that have a page in a language."""
        if code not in self._listed:
            self._listed[code] = self._where(lambda facts: facts.listed[code])
        return self._listed[code]

    @cached_property
    def pinned(self) -> NoticeList:
        """The notices that are pinned."""
        return self._where(lambda facts: facts.pinned)

    def _where(self, wanted: Callable[[Facts], Numbers]) -> NoticeList:
        slices = []
        for month, numbers in self.archive.slices:
            facts = self.facts(month)
            chosen = as_numbers(wanted(facts))
            # Most often it is all of them.
            every = len(chosen) == facts.published
            both = numbers if every else [number for number in chosen if number in numbers]
            slices.append(MonthSlice(month, both))
        return NoticeList(slices)

    def fingerprint(self, notices: NoticeList) -> bytes:
        """Return what a list of these notices follows from, besides the settings."""
        return digest_bytes(b"".join(self.fingerprints(notices)))

    def fingerprints(self, notices: NoticeList) -> Iterator[bytes]:
        """Yield the fingerprints of notices; those that follow each other may come in one piece."""
        size = FINGERPRINT_SIZE
        for month, numbers in notices.slices:
            fingerprints = self.facts(month).fingerprints
            if isinstance(numbers, range):
                yield fingerprints[numbers.start * size : numbers.stop * size]
            else:
                yield from (fingerprints[n * size : n * size + size] for n in numbers)

    @cached_property
    def public_fingerprint(self) -> bytes:
        """The fingerprint of all published notices."""
        return self.fingerprint(self.archive)

    def changes(self, notices: NoticeList) -> Iterator[float]:
        """Yield when each notice last changed, in seconds since 1970."""
        for month, numbers in notices.slices:
            changes = memoryview(self.facts(month).changes).cast("d")
            yield from (changes[number] for number in numbers)

    def around(self, month: Month, code: str) -> Iterator[tuple[Notice, Neighbours]]:
        """Yield a month's notices with a page in a language, with those before and after each."""
        for before, own, after in self.listed(code).between(month.name):
            notices = [month.published[number] for number in own.numbers]
            older = before.month.published[before.numbers[-1]] if before else None
            newer = after.month.published[after.numbers[0]] if after else None
            pairs = zip((older, *notices[:-1]), (*notices[1:], newer), strict=True)
            yield from zip(notices, pairs, strict=True)

    def neighbours_fingerprint(self, month: Month) -> list[tuple[bytes, bytes]]:
        """Return the fingerprints of what stands before and after each slice of a month."""
        return [
            (self._end(before, -1), self._end(after, 0))
            for code in self._items.site.codes
            for before, _, after in self.listed(code).between(month.name)
        ]

    def _end(self, neighbour: MonthSlice | None, place: int) -> bytes:
        if neighbour is None:
            return b"-"
        one = MonthSlice(neighbour.month, (neighbour.numbers[place],))
        return next(self.fingerprints(NoticeList((one,))))

    def facts(self, month: Month) -> Facts:
        """Return what lists need to know of a month; an unchanged one is not opened for it."""
        if month.record is not None:
            return month.record.facts
        if month.name not in self._facts:
            self._facts[month.name] = self._facts_of(month)
        return self._facts[month.name]

    def _facts_of(self, month: Month) -> Facts:
        items, site = self._items, self._items.site
        published, of = month.published, self._fingerprints
        fingerprints = {notice.item.id: of.listing(notice) for notice in month.notices}
        own = [(n.item.card.source_fingerprint, of.links(n.item)) for n in month.notices]
        return Facts(
            pages_fingerprint=digest([*fingerprints.values()], own),
            fingerprints=b"".join(fingerprints[notice.item.id] for notice in published),
            listed={
                code: numbers_where(items.showing(n.item, code) is not None for n in published)
                for code in site.codes
            },
            topics={
                topic.id: numbers_where(topic.id in notice.topics for notice in published)
                for topic in site.topics
            },
            pinned=numbers_where(notice.pinned and not notice.expired for notice in published),
            changes=last_changes(published, items.second),
            old_ids=tuple(old_ids(published, site.codes)),
            pictures=tuple(dict.fromkeys(p for n in published for p in n.item.pictures)),
        )
