"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gazette.digest import digest_bytes
from gazette.model.card import Instant
from gazette.model.notice import Asset, Item, Mode, Notice, Showing
from gazette.model.picture import Measured
from gazette.model.site import Site

TEXT_NAME = re.compile(r"(?:/index)?(?:\.[A-Za-z][A-Za-z0-9-]*)?\.md$")
"""What the path of a text has behind the id of its notice or page."""


@dataclass(frozen=True, slots=True)
class Library:
    """All content at the instant `now`.

    `every` holds all dated notices, oldest first, those held back too; `published` the ones to be
    seen. `pages` are the portal's own pages by name (`about`). `files` are all files that are
    not texts, by path from the content folder. `broken` are the ids of which a file could not be
    read: what is said about them would be guessed. `pictures` are those files that texts show as
    pictures, by the same paths as `files`. `next_change` is when the next notice appears,
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
    pictures: Mapping[str, Measured] = field(default_factory=dict)
    published: tuple[Notice, ...] = field(init=False)
    _by_id: Mapping[str, Notice] = field(init=False)
    _marks: Mapping[str, bytes] = field(init=False)
    _second: float = field(init=False)

    def __post_init__(self) -> None:
        published = tuple(n for n in self.every if n.texts and not n.scheduled)
        object.__setattr__(self, "published", published)
        object.__setattr__(self, "_second", self.now.timestamp())
        object.__setattr__(self, "_by_id", {notice.item.id: notice for notice in self.every})
        # A score of lists and neighbours show each notice.
        marks = {notice.item.id: self._mark(notice) for notice in self.every}
        object.__setattr__(self, "_marks", marks)

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
            return Showing("own", code, item)
        if item.policy == "hide" or not item.texts:
            return None
        mode: Mode = "notice" if item.policy == "notice" else "fallback"
        return Showing(mode, self.original(item, code), item)

    def original(self, item: Item, code: str) -> str:
        """Return the language whose text stands in for a missing one, best first."""
        return next(c for c in (code, *self.site.language(code).fallbacks) if c in item.texts)

    def mark(self, notice: Notice) -> bytes:
        """Return what other pages' showing this notice follows from, besides the settings."""
        return self._marks[notice.item.id]

    def _mark(self, notice: Notice) -> bytes:
        card = notice.item.card
        flags = (notice.pinned << 2) | (notice.expired << 1) | notice.scheduled
        said = (self.has_come(card.corrected) << 1) | self.has_come(card.withdrawn)
        return card.face + bytes((flags, said))

    def has_come(self, held: Instant | None) -> bool:
        """Tell whether what a card dates has happened; what it does not date has not."""
        return held is not None and held[0] <= self._second

    def trace(self, item: Item) -> bytes:
        """Return what an item's links, pictures and attachments follow from, outside of it."""
        refs = item.card.refs
        return digest_bytes(b"|".join([self._mark_of(place) for place in refs])) if refs else b""

    def _mark_of(self, place: str) -> bytes:
        asset = self.files.get(place)
        if asset is not None:
            return b"f" + asset.content + str(asset.size).encode() + self._owner_mark(place)
        id_ = TEXT_NAME.sub("", place)
        if id_ in self.broken:
            return b"!"
        notice = self._by_id.get(id_)
        if notice is not None:
            return b"n" + self.mark(notice)
        item = self.item(id_)
        return b"-" if item is None else b"i" + item.card.face

    def _owner_mark(self, place: str) -> bytes:
        folder = place.rpartition("/")[0]
        while folder:
            notice = self._by_id.get(folder)
            if notice is not None:
                return self.mark(notice)
            item = self.item(folder)
            if item is not None:
                return item.card.face
            folder = folder.rpartition("/")[0]
        return b""

    def lists(self, code: str) -> tuple[Notice, ...]:
        """Return the published notices that have a page in a language, oldest first."""
        return tuple(n for n in self.published if self.showing(n.item, code))
