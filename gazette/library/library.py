"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gazette.model.notice import Asset, Item, Notice, Showing
from gazette.model.site import Site


@dataclass(frozen=True, slots=True)
class Library:
    """All content at the instant `now`.

    `every` holds all dated notices, oldest first, those held back too; `published` the ones to be
    seen. `pages` are the portal's own pages by name (`about`). `files` are all files that are
    not texts, by path from the content folder. `broken` are the ids of which a file could not be
    read: what is said about them would be guessed. `next_change` is when the next notice appears,
    expires or comes off the top.
    """

    site: Site
    prefix: str
    now: datetime
    every: tuple[Notice, ...]
    undated: tuple[Item, ...]
    pages: Mapping[str, Item]
    files: Mapping[str, Asset]
    broken: frozenset[str]
    next_change: datetime | None
    published: tuple[Notice, ...] = field(init=False)
    _by_id: Mapping[str, Notice] = field(init=False)

    def __post_init__(self) -> None:
        published = tuple(n for n in self.every if n.texts and not n.scheduled)
        object.__setattr__(self, "published", published)
        object.__setattr__(self, "_by_id", {notice.id: notice for notice in self.every})

    def notice(self, id: str) -> Notice | None:  # noqa: A002 - the contract's own word
        """Return a notice by its id, published or not."""
        return self._by_id.get(id)

    def item(self, id: str) -> Item | None:  # noqa: A002 - the contract's own word
        """Return a notice's or page's texts by its id."""
        notice = self._by_id.get(id)
        if notice:
            return notice.item
        if id.startswith("pages/"):
            return self.pages.get(id.removeprefix("pages/"))
        return next((item for item in self.undated if item.id == id), None)

    def showing(self, item: Item, code: str) -> Showing | None:
        """Return what stands at an item's address in a language; None where there is no page."""
        if code in item.texts:
            return Showing("own", item.texts[code])
        if item.policy == "hide" or not item.texts:
            return None
        original = self.original(item, code)
        return Showing("notice" if item.policy == "notice" else "fallback", item.texts[original])

    def original(self, item: Item, code: str) -> str:
        """Return the language whose text stands in for a missing one, best first."""
        return next(c for c in (code, *self.site.language(code).fallbacks) if c in item.texts)

    def lists(self, code: str) -> tuple[Notice, ...]:
        """Return the published notices that have a page in a language, oldest first."""
        return tuple(n for n in self.published if self.showing(n.item, code))
