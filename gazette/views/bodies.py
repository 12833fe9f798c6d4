"""Fills what a body left open: where its links lead here, the ids of its headings, its labels."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from gazette.library import targets, urls
from gazette.library.headings import shared_ids
from gazette.library.targets import Address
from gazette.locales import Words
from gazette.model.fragment import ImageSlot, Slot
from gazette.model.notice import Item
from gazette.model.page import Body
from gazette.model.text import Text
from gazette.views.phrases import ADMONITIONS, FOOTNOTE_BACK
from gazette.views.pictures import PageImage, image_attributes, page_image, source_attributes
from gazette.views.site_context import Locale, SiteContext


def body(
    site_context: SiteContext,
    locale: Locale,
    item: Item,
    text: Text,
    *,
    full_urls: bool = False,
    below_picture: bool = False,
) -> Body:
    """Return `text`'s body as it stands on `item`'s page in a reader's language.

    With `full_urls`, links hold whole URLs and pictures are plain, as a feed needs them. It stands
    `below_picture` where the page has a lead picture.
    """
    filler = _Filler(
        site_context,
        locale,
        item,
        text,
        ids=shared_ids(text, item.texts.values()),
        # The words around a text that stands in for a missing one are in the text's language.
        words=next(each.words for each in site_context.locales if each.code == text.lang),
        full_urls=full_urls,
        below_picture=below_picture,
    )
    base = filler.page if full_urls else ""
    return Body(text.fragment, tuple(filler.fill(slot) for slot in text.slots), base)


class _Filler(NamedTuple):
    """Says what stands in each slot of one body; `ids` are those of its headings."""

    site_context: SiteContext
    locale: Locale
    item: Item
    text: Text
    ids: tuple[tuple[str, str], ...]
    words: Words
    full_urls: bool
    below_picture: bool

    @property
    def page(self) -> str:
        """The whole URL of the body's own page."""
        site = self.site_context.site
        return urls.absolute(urls.item(site, self.locale.code, self.item.id), site)

    def fill(self, slot: Slot) -> str:
        """Return what stands in a slot; a target that leads nowhere stays as it was written."""
        match slot.kind:
            case "link":
                return "".join(self._link(slot.value))
            case "image":
                return self._image(slot)
            case "heading":
                return f'id="{escape(self.ids[int(slot.value)][0])}"'
            case "anchor":
                old = self.ids[int(slot.value)][1]
                return f'<span id="{escape(old)}"></span>' if old else ""
            case "label":
                # A kind that has no words has been told as a problem.
                words = ADMONITIONS.get(slot.value)
                return escape(self.words.gettext(words) if words else slot.value)
            case "footnote":
                return escape(self.words.gettext(FOOTNOTE_BACK) % {"number": slot.value})

    def _link(self, target: str) -> Iterator[str]:
        library, reader = self.site_context.library, self.locale.code
        place = targets.link(library, self.item, self.text, target, reader)
        yield f'href="{escape(self._url(place, target))}"'
        if isinstance(place, Address) and place.tag:
            yield f' hreflang="{escape(place.tag)}"'

    def _image(self, slot: Slot) -> str:
        own = slot if isinstance(slot, ImageSlot) else ImageSlot(slot.kind, slot.value, slot.line)
        image = page_image(
            self.site_context, self.item, self.text, own.value, own.width, own.height
        )
        if image is None or self.full_urls:
            address = self._url(Address(image.address) if image else None, own.value)
            return source_attributes(PageImage(address, own.width, own.height, "", ""))
        return image_attributes(image, first=own.early and not self.below_picture)

    def _url(self, place: Address | object, target: str) -> str:
        address = place.address if isinstance(place, Address) else target
        if not self.full_urls:
            return address
        site = self.site_context.site
        if address.startswith("#"):
            return self.page + address
        return urls.absolute(address, site) if address.startswith(site.base) else address
