"""The files that a page offers to take along."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from gazette.library import targets
from gazette.library.targets import Fault
from gazette.model.contexts import Attachment
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
    return tuple(_found(site_context, locale, item, text))


def _found(
    site_context: SiteContext, locale: Locale, item: Item, text: Text
) -> Iterator[Attachment]:
    foreign = site_context.foreign(text.lang, locale)
    shown = set(_shown(site_context, item, text))
    for name, label in text.fields.attachments:
        asset = targets.file(site_context.library, text, name, "attachment-dead")
        if not isinstance(asset, Fault):
            shown.add(asset.path)
            yield _attachment(site_context, locale, item, text, asset, label, foreign)
    for asset in item.files:
        if asset.path not in shown:
            name = posixpath.basename(asset.path)
            yield _attachment(site_context, locale, item, text, asset, name, "")


def _shown(site_context: SiteContext, item: Item, text: Text) -> Iterator[str]:
    library = site_context.library
    yield from targets.shown_files(library, text, _ANY)
    for other in item.texts.values():
        yield from targets.shown_files(library, other, _PICTURES)
        if other.fields.image:
            lead = targets.file(library, other, other.fields.image, "picture-dead")
            if not isinstance(lead, Fault):
                yield lead.path


def _attachment(
    site_context: SiteContext,
    locale: Locale,
    item: Item,
    text: Text,
    asset: Asset,
    label: str,
    lang: str,
) -> Attachment:
    return Attachment(
        label=label,
        lang=lang,
        address=targets.asset_address(site_context.library, item, text, asset, locale.code),
        kind=posixpath.splitext(asset.path)[1].lstrip(".").upper(),
        size=locale.formats.size(asset.size),
    )
