"""Makes cards: an item's texts and files in, what is remembered of it out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from gazette.digest import digest
from gazette.library import merge, urls
from gazette.model.card import Card, instant
from gazette.model.moment import Moment
from gazette.model.notice import Asset
from gazette.model.site import Site
from gazette.model.text import Text

PUBLIC = (
    "id", "folder", "policy", "date", "topics", "pinned", "expires", "teasers", "words",
    "corrected", "withdrawn", "aliases",
)  # fmt: skip
"""The fields of a card that other pages may show, besides where its texts stand."""


class ItemSources(NamedTuple):
    """An item as it was read: its id, its bundle's folder or "", its readable texts, its files.

    `keys` gives for each text's path the digest by which it is found, and which tells it from any
    other. `paths` are those of all its text files, broken ones too.
    """

    id: str
    folder: str
    texts: Sequence[Text]
    files: Sequence[Asset]
    keys: Mapping[str, bytes]
    paths: Sequence[str] = ()


def make_card(sources: ItemSources, site: Site, *, prefix: str, drafts: bool) -> Card:
    """Return an item's card. With `drafts`, drafts count as any other text."""
    ordered = sorted(sources.texts, key=lambda text: site.codes.index(text.lang))
    live = [text for text in ordered if drafts or not text.fields.draft]
    held_back = [text for text in ordered if text not in live]
    card = Card(
        id=sources.id,
        folder=sources.folder,
        sources=tuple(sources.paths),
        live=tuple((text.lang, text.path, sources.keys[text.path]) for text in live),
        held=tuple((text.lang, text.path, sources.keys[text.path]) for text in held_back),
        files=tuple((asset.path, asset.size, asset.content) for asset in sources.files),
        policy=str(merge.shared(ordered, "untranslated") or ""),
        teasers=tuple(_teaser(text) for text in live),
        **_shared_fields([*live, *held_back], live, site),
        **_links(live, held_back, sources.folder, prefix, site),
    )
    source = digest(card.files, [sources.keys[text.path] for text in (*live, *held_back)])
    return card._replace(
        source_fingerprint=source, public_fingerprint=_public_fingerprint(card, [*live, *held_back])
    )


def _shared_fields(every: Sequence[Text], live: Sequence[Text], site: Site) -> dict[str, Any]:
    """Return the fields of a card that do not depend on the language."""
    topics = merge.shared(every, "topics")
    pinned = merge.shared(every, "pinned")
    return {
        "date": _instant(merge.shared(every, "date")),
        "topics": tuple(
            topic.id for topic in site.topics if isinstance(topics, tuple) and topic.id in topics
        ),
        "pinned": pinned if isinstance(pinned, bool) else _instant(pinned),
        "expires": _instant(merge.shared(every, "expires")),
        "words": merge.search_words(live, every),
        "corrected": _said(live, merge.shared(live, "updated")),
        "withdrawn": _withdrawn(live),
    }


def _links(
    live: Sequence[Text], drafts: Sequence[Text], folder: str, prefix: str, site: Site
) -> dict[str, Any]:
    """Return the fields of a card that say where its texts lead."""
    every = [*live, *drafts]
    return {
        "fragments": tuple(text.fragment for text in every),
        "aliases": tuple(
            (text.lang, alias, text.line("aliases"))
            for text in live
            for alias in text.fields.aliases
        ),
        "content_links": tuple(sorted({p for text in every for p in named(text, prefix)})),
        "address_links": tuple(_address_links(live, site)),
        "file_links": tuple(dict.fromkeys(_file_links(live, folder, prefix))),
        "pictures": tuple(dict.fromkeys(_pictures(every, prefix))),
        "anchored": any(
            slot.kind in {"link", "image"} and _is_unplaced(slot.value.strip(), slot.kind)
            for text in every
            for slot in text.slots
        ),
    }


def named(text: Text, prefix: str) -> Iterator[str]:
    """Yield the places below the content folder that a text names, as files or as texts."""
    targets = [(slot.value, slot.kind) for slot in text.slots if slot.kind in {"link", "image"}]
    targets += [(name, "image") for name in (text.fields.image, *dict(text.fields.attachments))]
    for target, kind in targets:
        # With and without what stands behind # and ?: a file's own name may hold either.
        whole = target.strip()
        for path in dict.fromkeys((whole, whole.partition("#")[0].partition("?")[0])):
            if path and not path.startswith(("/", "#") if kind == "link" else "/"):
                yield place(text, prefix, path)


def place(text: Text, prefix: str, path: str) -> str:
    """Return a relative path, seen from the content folder; it may lead out of it."""
    folder = posixpath.dirname(text.path[len(prefix) + 1 :])
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def _is_unplaced(target: str, kind: str) -> bool:
    """Tell whether a target names no place, and may be wrong all the same."""
    return target.startswith("#" if kind == "link" else "/")


def _public_fingerprint(card: Card, texts: Iterable[Text]) -> bytes:
    """Return the digest of all that other pages may show of a card, or that bears on links."""
    places = [(code, path) for code, path, _ in card.live], [(c, path) for c, path, _ in card.held]
    anchors = [
        (text.lang, text.anchors, [(h.level, h.id, h.explicit) for h in text.headings])
        for text in texts
    ]
    return digest([getattr(card, name) for name in PUBLIC], places, anchors)


def _teaser(text: Text) -> tuple[str, str, str, str]:
    fields = text.fields
    return (text.lang, fields.title, fields.summary, "" if fields.summary else text.lead)


def _instant(value: object) -> tuple[float, bool] | None:
    return instant(value) if isinstance(value, Moment) else None


def _withdrawn(texts: Sequence[Text]) -> tuple[float, bool] | None:
    said = (text.fields.withdrawn for text in texts)
    dates = (each.date for each in said if each is not None and each.date is not None)
    return _said(texts, next(dates, None))


def _said(texts: Sequence[Text], moment: object) -> tuple[float, bool] | None:
    return _instant(merge.after_date(moment, texts) if isinstance(moment, Moment) else None)


def _address_links(texts: Iterable[Text], site: Site) -> Iterator[tuple[str, int, str]]:
    for text in texts:
        for slot in text.slots:
            if slot.kind == "link" and slot.value.startswith("/"):
                yield text.path, text.body_line + slot.line - 1, slot.value
        for line, url in text.external_links:
            # Beside the languages' folders, the portal's host may hold what others put there.
            below = urls.below_own(url, site.own)
            if below and re.split("[/?#]", below, maxsplit=2)[1] in site.codes:
                yield text.path, text.body_line + line - 1, url


def _file_links(texts: Iterable[Text], folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        for path in named(text, prefix):
            if not (folder and path.startswith(f"{folder}/")):
                yield text.lang, path


def _pictures(texts: Iterable[Text], prefix: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        if text.fields.image:
            yield text.lang, place(text, prefix, text.fields.image)
        # Most texts show none, and there are a great many texts.
        if "image" in [slot.kind for slot in text.slots]:
            images = (slot for slot in text.slots if slot.kind == "image")
            yield from ((text.lang, place(text, prefix, slot.value.strip())) for slot in images)
