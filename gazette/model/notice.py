"""Notices and the portal's own pages: the texts of all languages taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from gazette.model.site import Policy
from gazette.model.text import Moment, Text

Mode = Literal["own", "fallback", "notice"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no text: `path` from the content folder, the digest of its bytes, its size."""

    path: str
    size: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """What a notice and a page have in common.

    `texts` are those to be shown, by language code in the order of site.toml; `drafts` are those
    held back, likewise. `folder` is the bundle's own folder, empty for a flat pair.
    """

    id: str
    folder: str
    texts: Mapping[str, Text]
    drafts: Mapping[str, Text]
    policy: Policy
    files: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement at a given instant: whether it is pinned, expired or yet to come."""

    item: Item
    date: Moment
    topics: tuple[str, ...]
    pinned: bool
    pinned_until: Moment | None
    expires: Moment | None
    expired: bool
    scheduled: bool

    @property
    def id(self) -> str:
        """The path below `content/`, without language and suffix: stable for ever."""
        return self.item.id

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts to be shown, by language code."""
        return self.item.texts

    @property
    def order(self) -> tuple[datetime, str]:
        """What notices are sorted by, oldest first."""
        return (self.date.start, self.item.id)


@dataclass(frozen=True, slots=True)
class Showing:
    """What stands at an item's address in one language: which text, and how."""

    mode: Mode
    text: Text
