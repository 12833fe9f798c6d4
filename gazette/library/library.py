"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain

from gazette.library.fingerprints import Fingerprints
from gazette.library.items import LibraryItems
from gazette.library.lists import Lists
from gazette.library.months import Month
from gazette.model.card import by_date
from gazette.model.month import MonthRecord
from gazette.model.notice import Item, Notice
from gazette.model.picture import Measured


# Without slots, for what is asked for is worked out once.
@dataclass(frozen=True)
class Library(LibraryItems):
    """All content at one instant: its items, their lists and fingerprints.

    `prefix` is the content folder's name. `next_change` is when the next notice appears, expires
    or comes off the top. `target_fingerprints` are the remembered fingerprints of places in
    unchanged months. `pictures` are those files that texts show as pictures, by the same paths as
    `files`.
    """

    prefix: str
    next_change: datetime | None
    target_fingerprints: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, Measured] = field(default_factory=dict)

    @cached_property
    def lists(self) -> Lists:
        """The lists of published notices."""
        return Lists(self, self.fingerprints)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What links and lists follow from."""
        return Fingerprints(self, self.target_fingerprints)

    @cached_property
    def every(self) -> tuple[Notice, ...]:
        """All dated notices, oldest first, those held back too."""
        notices = chain.from_iterable(month.notices for month in self.months.values())
        return tuple(sorted(notices, key=lambda notice: by_date(notice.item.card)))

    @cached_property
    def published(self) -> tuple[Notice, ...]:
        """The notices to be seen, oldest first; for this all months are opened."""
        return tuple(self.lists.archive)

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

    @property
    def open_items(self) -> Iterator[Item]:
        """The notices and pages that may not be as they were."""
        for month in self.open:
            for notice in month.notices:
                yield notice.item
        yield from self.undated
        yield from self.pages.values()
