"""The files that a page offers to take along."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from gazette.library import targets
from gazette.library.targets import Fault
from gazette.model.contexts.parts import Attachment
from gazette.model.notice import Asset, Item
from gazette.model.text import Text
from gazette.views.site_context import Locale, SiteContext

_ANY: Final = frozenset({"link", "image"})
_PICTURES: Final = frozenset({"image"})


def attachments(
    site_context: SiteContext, locale: Locale, item: Item, text: Text
) -> tuple[Attachment, ...]:
    """Return what a text names in its front matter, then the bundle's other files by name.

    A file counts as shown where the body links to it or shows it, where it is the lead picture,
    and where another language's text shows it as a picture.
    """
    foreign = site_context.foreign(text.lang, locale)
    return tuple(
        Attachment(
            label=posixpath.basename(asset.path) if label is None else label,
            lang="" if label is None else foreign,
            address=targets.asset_address(site_context.library, item, text, asset, locale.code),
            kind=posixpath.splitext(asset.path)[1].lstrip(".").upper(),
            size=locale.formats.size(asset.size),
        )
        for asset, label in _labelled(site_context, item, text)
    )


def _labelled(
    site_context: SiteContext, item: Item, text: Text
) -> Iterator[tuple[Asset, str | None]]:
    """Yield each file with its label, None where the text does not name it."""
    shown_paths = set(_shown_paths(site_context, item, text))
    for name, label in text.fields.attachments:
        asset = targets.file(site_context.library, text, name, "attachment-dead")
        if not isinstance(asset, Fault):
            shown_paths.add(asset.path)
            yield asset, label
    for asset in item.files:
        if asset.path not in shown_paths:
            yield asset, None


def _shown_paths(site_context: SiteContext, item: Item, text: Text) -> Iterator[str]:
    library = site_context.library
    yield from targets.shown_files(library, text, _ANY)
    for other in item.texts.values():
        yield from targets.shown_files(library, other, _PICTURES)
        if other.fields.image:
            lead = targets.file(library, other, other.fields.image, "picture-dead")
            if not isinstance(lead, Fault):
                yield lead.path
