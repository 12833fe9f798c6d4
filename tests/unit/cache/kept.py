"""Cards, texts and bodies to be remembered, and a cache to remember them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gazette.cache import (
    CacheContents,
    CacheStore,
    CardRecord,
    Packer,
    SourceChanges,
    SourceRecord,
    pack_body,
)
from gazette.model.card import BLANK, Card
from gazette.model.fragment import Finding, Fragment, Heading, Slot
from gazette.model.text import Text
from tests.unit.library import made

FRAGMENT = Fragment(
    "<p>\x020\x03</p>",
    (Slot("link", "https://a.cn/", 3),),
    (Heading(2, "h", "标题", False, 1),),
    ("a",),
    "领",
    (Finding("raw-html", 4, (("tag", "b"),)),),
)
TEXT: Text = made.text("zh", "2 a", "3 #b", anchors=("c",), date="2026-01-02", title="标题")


def opened(root: Path, output: str = "output") -> CacheStore:
    return CacheStore.open(root / "cache", output)


def contents(root: Path, output: str = "output") -> CacheContents:
    """Return all that is remembered."""
    with opened(root, output) as store:
        found = store.contents
        for records in (found.sources, found.cards, found.outputs):
            dict(records)
        return found


def card(
    id_: str,
    *,
    live: Iterable[bytes] = (),
    held: Iterable[bytes] = (),
    fragments: Iterable[bytes] = (),
) -> Card:
    """Return an item's card that needs packed values of these digests."""
    return BLANK._replace(
        id=id_,
        live=tuple(("en", f"content/{id_}/{key!r}.md", key) for key in live),
        held=tuple(("zh", f"content/{id_}/{key!r}.md", key) for key in held),
        fragments=tuple(fragments),
    )


def packed_one(value: object) -> bytes:
    packer = Packer()
    return pack_body(value, packer) if isinstance(value, Fragment) else packer.pack(value)


def packed(*digests: bytes, value: object = FRAGMENT) -> list[tuple[bytes, bytes]]:
    data = packed_one(value)
    return [(digest, data) for digest in digests]


def save_sources(
    store: CacheStore,
    cards: Mapping[str, Card | CardRecord],
    cards_gone: Iterable[str] = (),
    *,
    sources: Mapping[str, SourceRecord] | None = None,
    sources_gone: Iterable[str] = (),
    meta: Mapping[str, bytes] | None = None,
) -> None:
    """Have the cache learn; a card alone has no problems, and leads nowhere."""
    records = {
        name: each if isinstance(each, CardRecord) else CardRecord(each, b"", b"", b"")
        for name, each in cards.items()
    }
    changes = SourceChanges(sources or {}, records, {}, tuple(sources_gone), tuple(cards_gone))
    store.save_sources(changes, meta or {})
