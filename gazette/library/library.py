"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain

from gazette.library.fingerprints import Fingerprints
from gazette.library.lists import Lists
from gazette.library.months import Files, Month
from gazette.model.card import Instant, by_date
from gazette.model.month import MonthRecord, month_of
from gazette.model.notice import Item, Mode, Notice, Showing
from gazette.model.picture import Measured
from gazette.model.site import Site


# Without slots, for what is asked for is worked out once.
@dataclass(frozen=True)
class Library:
    """All content at the instant `now`.

    `months` hold all dated notices. `pages` are the portal's own pages by name (`about`). `files`
    are all files that are not texts, by path from the content folder. `broken` are the ids of
    which a file could not be read: what is said about them would be guessed. `next_change` is when
    the next notice appears, expires or comes off the top. `target_fingerprints` are the remembered
    fingerprints of places in unchanged months. `pictures` are those files that texts show as
    pictures, by the same paths as `files`.
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
    target_fingerprints: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, Measured] = field(default_factory=dict)

    @cached_property
    def lists(self) -> Lists:
        """The lists of published notices."""
        return Lists(self)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What links and lists follow from."""
        return Fingerprints(self)

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

    def has_come(self, date: Instant | None) -> bool:
        """Tell whether what a card dates has happened; what it does not date has not."""
        return date is not None and date[0] <= self.second

    @cached_property
    def second(self) -> float:
        """The instant `now`, in seconds since 1970."""
        return self.now.timestamp()
