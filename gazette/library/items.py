"""The items of a library: what there is to publish at one instant, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from gazette.library.months import Files, Month
from gazette.model.card import Instant
from gazette.model.month import month_of
from gazette.model.notice import Item, Mode, Notice, Showing
from gazette.model.site import Site


# Without slots, for what is asked for is worked out once.
@dataclass(frozen=True)
class LibraryItems:
    """All notices and pages at the instant `now`.

    `months` hold all dated notices. `pages` are the portal's own pages by name (`about`). `files`
    are all files that are not texts, by path from the content folder. `broken` are the ids of
    which a file could not be read: what is said about them would be guessed.
    """

    site: Site
    now: datetime
    months: Mapping[str, Month]
    undated: tuple[Item, ...]
    pages: Mapping[str, Item]
    files: Files
    broken: frozenset[str]

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
