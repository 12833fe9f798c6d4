"""What links and lists of other pages follow from: items in, fingerprints out.

A fingerprint that is the remembered one says that nothing shown elsewhere has changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from gazette.digest import digest_bytes
from gazette.library.items import LibraryItems
from gazette.library.paths import id_of_text
from gazette.model.notice import Item, Notice


class Fingerprints:
    """The fingerprints of a library's notices, links and places, each worked out once."""

    def __init__(self, items: LibraryItems, remembered: Mapping[str, bytes]) -> None:
        """Take the items, and the remembered fingerprints of places."""
        self._items = items
        self._remembered = remembered
        self._listings: dict[str, bytes] = {}

    def listing(self, notice: Notice) -> bytes:
        """Return what other pages' showing this notice follows from, besides the settings."""
        # A score of lists and neighbours show each notice.
        fingerprint = self._listings.get(notice.item.id)
        if fingerprint is None:
            fingerprint = self._listings[notice.item.id] = self._listing(notice)
        return fingerprint

    def _listing(self, notice: Notice) -> bytes:
        card, has_come = notice.item.card, self._items.has_come
        flags = (notice.pinned << 2) | (notice.expired << 1) | notice.scheduled
        statements = (has_come(card.corrected) << 1) | has_come(card.withdrawn)
        return card.public_fingerprint + bytes((flags, statements))

    def links(self, item: Item) -> bytes:
        """Return what an item's links, pictures and attachments follow from, outside of it."""
        places = item.card.content_links
        return digest_bytes(b"|".join([self.target(place) for place in places])) if places else b""

    def target(self, place: str) -> bytes:
        """Return what links to a place below the content folder follow from."""
        # Gate: link target
        remembered = self._remembered.get(place)
        return self._target(place) if remembered is None else remembered

    def _target(self, place: str) -> bytes:
        items = self._items
        asset = items.files.get(place)
        if asset is not None:
            return b"f" + asset.content + str(asset.size).encode() + self._owner(place)
        id_ = id_of_text(place)
        if id_ in items.broken:
            return b"!"
        notice = items.notice(id_)
        if notice is not None:
            return b"n" + self.listing(notice)
        item = items.item(id_)
        return b"-" if item is None else b"i" + item.card.public_fingerprint

    def _owner(self, place: str) -> bytes:
        """Return the fingerprint of the item in whose folder a file lies."""
        folder = place.rpartition("/")[0]
        while folder:
            notice = self._items.notice(folder)
            if notice is not None:
                return self.listing(notice)
            item = self._items.item(folder)
            if item is not None:
                return item.card.public_fingerprint
            folder = folder.rpartition("/")[0]
        return b""
