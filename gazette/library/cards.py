"""Makes cards: an item's texts and files in, what is remembered of it out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from gazette.digest import digest
from gazette.library import merge, urls
from gazette.model.card import Card, instant
from gazette.model.moment import Moment
from gazette.model.notice import Asset
from gazette.model.site import Site
from gazette.model.text import Text

PUBLIC = (
    "id", "folder", "policy", "date", "topics", "pinned", "expires", "teasers", "corrected",
    "withdrawn", "aliases",
)  # fmt: skip
"""The fields of a card that other pages may show, besides where its texts stand."""


def make_card(
    id: str,  # noqa: A002 - the contract's own word
    folder: str,
    texts: Sequence[Text],
    files: Sequence[Asset],
    site: Site,
    *,
    prefix: str,
    drafts: bool,
    keys: Mapping[str, bytes],
    sources: Sequence[str] = (),
) -> Card:
    """Return an item's card. With `drafts`, drafts count as any other text.

    `sources` are the paths of all its text files; `keys` gives for each text's path the digest by
    which it is found, and which tells it from any other.
    """
    ranks = {code: rank for rank, code in enumerate(site.codes)}
    ordered = sorted(texts, key=lambda text: ranks[text.lang])
    live = [text for text in ordered if drafts or not text.fields.draft]
    held = [text for text in ordered if text not in live]
    every = [*live, *held]
    declared = [topic.id for topic in site.topics]
    topics = merge.shared(every, "topics")
    pinned = merge.shared(every, "pinned")
    files_ = tuple((asset.path, asset.size, asset.content) for asset in files)
    places = {place for text in every for place in named(text, prefix)}
    card = Card(
        id=id,
        folder=folder,
        sources=tuple(sources),
        live=tuple((text.lang, text.path, keys[text.path]) for text in live),
        held=tuple((text.lang, text.path, keys[text.path]) for text in held),
        fragments=tuple(text.fragment for text in every),
        source_fingerprint=digest(files_, [keys[text.path] for text in every]),
        public_fingerprint=b"",
        policy=str(merge.shared(ordered, "untranslated") or ""),
        date=_instant(merge.shared(every, "date")),
        topics=tuple(topic for topic in declared if isinstance(topics, tuple) and topic in topics),
        pinned=pinned if isinstance(pinned, bool) else _instant(pinned),
        expires=_instant(merge.shared(every, "expires")),
        teasers=tuple(_teaser(text) for text in live),
        corrected=_instant(merge.shared(live, "updated")),
        withdrawn=_withdrawn(live),
        aliases=tuple(
            (text.lang, alias, text.line("aliases"))
            for text in live
            for alias in text.fields.aliases
        ),
        content_links=tuple(sorted(places)),
        address_links=tuple(_address_links(live, site)),
        file_links=tuple(dict.fromkeys(_file_links(live, folder, prefix))),
        pictures=tuple(dict.fromkeys(_pictures(every, prefix))),
        files=files_,
        anchored=any(
            slot.kind in {"link", "image"} and _is_unplaced(slot.value.strip(), slot.kind)
            for text in every
            for slot in text.slots
        ),
    )
    return card._replace(public_fingerprint=_shown(card, every))


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


def _shown(card: Card, texts: Iterable[Text]) -> bytes:
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


def _withdrawn(texts: Iterable[Text]) -> tuple[float, bool] | None:
    said = (text.fields.withdrawn for text in texts)
    return next((instant(w.date) for w in said if w is not None and w.date is not None), None)


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
        for found in named(text, prefix):
            if not (folder and found.startswith(f"{folder}/")):
                yield text.lang, found


def _pictures(texts: Iterable[Text], prefix: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        if text.fields.image:
            yield text.lang, place(text, prefix, text.fields.image)
        # Most texts show none, and there are a great many texts.
        if "image" in [slot.kind for slot in text.slots]:
            images = (slot for slot in text.slots if slot.kind == "image")
            yield from ((text.lang, place(text, prefix, slot.value.strip())) for slot in images)
