"""Notices and the portal's own pages: the texts of all languages taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gazette.model.card import BLANK, Card, Teaser
from gazette.model.moment import Moment
from gazette.model.site import Policy
from gazette.model.text import Text

Mode = Literal["own", "fallback", "notice"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no text: `path` from the content folder, the digest of its bytes, its size."""

    path: str
    size: int
    content: bytes


# Items and notices are not frozen, for all of them are made at each start, and a frozen one takes
# three times as long to make.
@dataclass(slots=True)
class Item:
    """What a notice and a page have in common.

    `texts` are those to be shown, by language code in the order of site.toml, `drafts` those held
    back; both may be read only when asked for, so `card` is what to look at where it is enough.
    `folder` is the bundle's own folder, empty for a flat pair.
    """

    id: str
    folder: str
    texts: Mapping[str, Text]
    drafts: Mapping[str, Text]
    policy: Policy
    files: tuple[Asset, ...]
    card: Card = BLANK

    def teaser(self, code: str) -> Teaser:
        """Return how the text to be shown in a language shows itself elsewhere."""
        return next(Teaser(*teaser) for teaser in self.card.teasers if teaser[0] == code)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The places of the pictures in the texts to be shown."""
        live = {code for code, *_ in self.card.live}
        return tuple(place for code, place in self.card.pictures if code in live)

    def path_in(self, code: str) -> str:
        """Return the path of the text to be shown in a language."""
        return next(path for language, path, _ in self.card.live if language == code)


@dataclass(slots=True)
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
    def published(self) -> bool:
        """Whether readers see it."""
        return bool(self.item.texts) and not self.scheduled

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts to be shown, by language code."""
        return self.item.texts


# Asked for several times for each page, at each start.
class Showing(NamedTuple):
    """What stands at an item's address in one language: in which language a text, and how."""

    mode: Mode
    code: str
    item: Item

    @property
    def text(self) -> Text:
        """The text that stands there."""
        return self.item.texts[self.code]
