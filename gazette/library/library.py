"""The library: everything there is to publish, and what stands at each address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import chain

from gazette.digest import digest, digest_bytes
from gazette.library.volumes import Facts, Files, Volume
from gazette.model.card import Card, Instant
from gazette.model.notice import Item, Mode, Notice, Showing
from gazette.model.picture import Measured
from gazette.model.site import Site
from gazette.model.volume import VolumeRecord, volume_of

Beside = tuple[Notice | None, Notice | None]
"""The older and the newer neighbour of a notice."""

TEXT_NAME = re.compile(r"(?:/index)?(?:\.[A-Za-z][A-Za-z0-9-]*)?\.md$")
"""What the path of a text has behind the id of its notice or page."""


# Without slots, for what is asked for is worked out once.
@dataclass(frozen=True)
class Library:
    """All content at the instant `now`.

    `volumes` hold all dated notices, by month. `pages` are the portal's own pages by name
    (`about`). `files` are all files that are not texts, by path from the content folder. `broken`
    are the ids of which a file could not be read: what is said about them would be guessed.
    `pictures` are those files that texts show as pictures, by the same paths as `files`.
    `next_change` is when the next notice appears, expires or comes off the top. `known` are the
    marks of places in closed volumes, as far as they are remembered.
    """

    site: Site
    prefix: str
    now: datetime
    volumes: Mapping[str, Volume]
    undated: tuple[Item, ...]
    pages: Mapping[str, Item]
    files: Files
    broken: frozenset[str]
    next_change: datetime | None
    pictures: Mapping[str, Measured] = field(default_factory=dict)
    known: Mapping[str, bytes] = field(default_factory=dict)
    _marks: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def every(self) -> tuple[Notice, ...]:
        """All dated notices, oldest first, those held back too."""
        notices = chain.from_iterable(volume.notices for volume in self.volumes.values())
        return tuple(sorted(notices, key=lambda notice: dated(notice.item.card)))

    @cached_property
    def published(self) -> tuple[Notice, ...]:
        """The notices to be seen, oldest first."""
        return tuple(notice for notice in self.every if notice.published)

    @cached_property
    def open(self) -> tuple[Volume, ...]:
        """The volumes that may not be as they were."""
        return tuple(volume for volume in self.volumes.values() if volume.record is None)

    @property
    def closed(self) -> Iterator[tuple[Volume, VolumeRecord]]:
        """The volumes that are as they were."""
        for volume in self.volumes.values():
            if volume.record is not None:
                yield volume, volume.record

    def newest(self, topic: str = "") -> Iterator[Notice]:
        """Yield the notices to be seen, newest first, of one topic where it is given."""
        if not self._regular:
            yield from (n for n in reversed(self.published) if not topic or topic in n.topics)
            return
        for volume in reversed(self._shelved):
            if not topic or topic in self.facts(volume).topics:
                for notice in reversed(volume.published):
                    if not topic or topic in notice.topics:
                        yield notice

    def notice(self, id: str) -> Notice | None:  # noqa: A002 - the contract's own word
        """Return a notice by its id, published or not."""
        volume = self.volumes.get(volume_of(id))
        return volume.by_id.get(id) if volume else None

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

    def mark(self, notice: Notice) -> bytes:
        """Return what other pages' showing this notice follows from, besides the settings."""
        # A score of lists and neighbours show each notice.
        found = self._marks.get(notice.item.id)
        if found is None:
            found = self._marks[notice.item.id] = self._mark(notice)
        return found

    def _mark(self, notice: Notice) -> bytes:
        card = notice.item.card
        flags = (notice.pinned << 2) | (notice.expired << 1) | notice.scheduled
        said = (self.has_come(card.corrected) << 1) | self.has_come(card.withdrawn)
        return card.face + bytes((flags, said))

    def has_come(self, held: Instant | None) -> bool:
        """Tell whether what a card dates has happened; what it does not date has not."""
        return held is not None and held[0] <= self._second

    @cached_property
    def _second(self) -> float:
        return self.now.timestamp()

    def trace(self, item: Item) -> bytes:
        """Return what an item's links, pictures and attachments follow from, outside of it."""
        refs = item.card.refs
        return digest_bytes(b"|".join([self.mark_of(place) for place in refs])) if refs else b""

    def mark_of(self, place: str) -> bytes:
        """Return what links to a place below the content folder follow from."""
        found = self.known.get(place)
        return self._mark_at(place) if found is None else found

    def _mark_at(self, place: str) -> bytes:
        asset = self.files.get(place)
        if asset is not None:
            return b"f" + asset.content + str(asset.size).encode() + self._owner_mark(place)
        id_ = TEXT_NAME.sub("", place)
        if id_ in self.broken:
            return b"!"
        notice = self.notice(id_)
        if notice is not None:
            return b"n" + self.mark(notice)
        item = self.item(id_)
        return b"-" if item is None else b"i" + item.card.face

    def _owner_mark(self, place: str) -> bytes:
        folder = place.rpartition("/")[0]
        while folder:
            notice = self.notice(folder)
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

    def facts(self, volume: Volume) -> Facts:
        """Return what follows from a volume, without opening one that is closed."""
        found = self._facts.get(volume.name)
        if found is None:
            found = self._facts[volume.name] = self._worked_out(volume)
        return found

    @cached_property
    def _facts(self) -> dict[str, Facts]:
        return {
            volume.name: Facts(
                record.cover,
                record.contents,
                {code: (first, last) for code, first, last in record.edges},
                frozenset(record.topics),
                record.shown,
            )
            for volume, record in self.closed
        }

    def _worked_out(self, volume: Volume) -> Facts:
        mark, notices = self.mark, volume.notices
        marks = [mark(notice) for notice in notices]
        own = [(n.item.card.stamp, self.trace(n.item)) for n in notices]
        edges = {}
        for code in self.site.codes:
            listed = self._listed(volume, code)
            if listed:
                edges[code] = (mark(listed[0]), mark(listed[-1]))
        return Facts(
            cover=digest_bytes(b"|".join(marks)),
            contents=digest(marks, own),
            edges=edges,
            topics=frozenset(topic for notice in notices for topic in notice.topics),
            shown=tuple(dict.fromkeys(p for n in volume.published for p in n.item.pictures)),
        )

    @cached_property
    def cover(self) -> bytes:
        """The digest of what other pages may show of all notices."""
        return digest_bytes(b"|".join(self.facts(each).cover for each in self.volumes.values()))

    def around(self, volume: Volume, code: str) -> Iterator[tuple[Notice, Beside]]:
        """Yield a volume's notices with a page in a language, with those before and after each."""
        if not self._regular:
            for notice in volume.published:
                if notice.item.id in self._beside[code]:
                    yield notice, self._beside[code][notice.item.id]
            return
        listed = self._listed(volume, code)
        before, after = self._next(volume, code, -1), self._next(volume, code, 1)
        older = self._listed(before, code)[-1] if before and listed else None
        newer = self._listed(after, code)[0] if after and listed else None
        yield from zip(listed, _pairs(older, listed, newer), strict=True)

    def edges(self, volume: Volume) -> tuple[bytes, ...]:
        """Return the marks of what stands before and after a volume in each language."""
        if not self._regular:
            return (self.cover,)
        found = []
        for code in self.site.codes:
            before, after = self._next(volume, code, -1), self._next(volume, code, 1)
            found.append(self.facts(before).edges[code][1] if before else b"-")
            found.append(self.facts(after).edges[code][0] if after else b"-")
        return tuple(found)

    def _listed(self, volume: Volume, code: str) -> list[Notice]:
        return [n for n in volume.published if self.showing(n.item, code)]

    def _next(self, volume: Volume, code: str, step: int) -> Volume | None:
        """Return the next volume, in a direction, that has a page in a language."""
        place = self._places[volume.name] + step
        while 0 <= place < len(self._shelved):
            if code in self.facts(self._shelved[place]).edges:
                return self._shelved[place]
            place += step
        return None

    @cached_property
    def _shelved(self) -> tuple[Volume, ...]:
        return tuple(self.volumes.values())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.volumes)}

    @cached_property
    def _regular(self) -> bool:
        """Whether the volumes' notices follow each other as the volumes do."""
        return all(volume.regular for volume in self.volumes.values())

    @cached_property
    def _beside(self) -> dict[str, dict[str, Beside]]:
        found = {}
        for code in self.site.codes:
            listed = self.lists(code)
            ids = (notice.item.id for notice in listed)
            found[code] = dict(zip(ids, _pairs(None, listed, None), strict=True))
        return found


def dated(card: Card) -> tuple[float, str]:
    """Return what the cards of notices are sorted by, oldest first."""
    if card.date is None:
        raise ValueError("a notice without a date")
    return card.date[0], card.id


def _pairs(
    older: Notice | None, listed: Sequence[Notice], newer: Notice | None
) -> Iterator[Beside]:
    return zip((older, *listed[:-1]), (*listed[1:], newer), strict=True) if listed else iter(())
