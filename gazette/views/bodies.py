"""Fills what a body left open: where its links lead here, the ids of its headings, its labels."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gazette.library import targets, urls
from gazette.library.headings import shared_ids
from gazette.library.targets import Address
from gazette.model.fragment import ImageSlot, Slot
from gazette.model.notice import Item
from gazette.model.page import Body
from gazette.model.text import Text
from gazette.views.phrases import ADMONITIONS, FOOTNOTE_BACK
from gazette.views.pictures import Shown, attributes, plain, shown
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
    ids = shared_ids(text, item.texts.values())
    filler = _Filler(
        site_context, locale, item, text, ids, full_urls=full_urls, below_picture=below_picture
    )
    base = filler.page if full_urls else ""
    return Body(text.fragment, tuple(filler.fill(slot) for slot in text.slots), base)


class _Filler:
    """Says what stands in each slot of one body."""

    def __init__(
        self,
        site_context: SiteContext,
        locale: Locale,
        item: Item,
        text: Text,
        ids: tuple[tuple[str, str], ...],
        *,
        full_urls: bool,
        below_picture: bool,
    ) -> None:
        self._site_context = site_context
        self._locale = locale
        self._item = item
        self._text = text
        self._ids = ids
        self._full_urls = full_urls
        self._below_picture = below_picture
        # The words around a text that stands in for a missing one are in the text's language.
        self._words = next(t.words for t in site_context.locales if t.code == text.lang)

    @property
    def page(self) -> str:
        """The whole URL of the body's own page."""
        site = self._site_context.site
        return urls.absolute(urls.item(site, self._locale.code, self._item.id), site)

    def fill(self, slot: Slot) -> str:
        """Return what stands in a slot; a target that leads nowhere stays as it was written."""
        match slot.kind:
            case "link":
                return "".join(self._link(slot.value))
            case "image":
                return self._image(slot)
            case "heading":
                return f'id="{escape(self._ids[int(slot.value)][0])}"'
            case "anchor":
                old = self._ids[int(slot.value)][1]
                return f'<span id="{escape(old)}"></span>' if old else ""
            case "label":
                # A kind that is not known has been told as a problem.
                known = ADMONITIONS.get(slot.value)
                return escape(self._words.gettext(known) if known else slot.value)
            case "footnote":
                return escape(self._words.gettext(FOOTNOTE_BACK) % {"number": slot.value})

    def _link(self, target: str) -> Iterator[str]:
        library, reader = self._site_context.library, self._locale.code
        found = targets.link(library, self._item, self._text, target, reader)
        yield f'href="{escape(self._url(found, target))}"'
        if isinstance(found, Address) and found.tag:
            yield f' hreflang="{escape(found.tag)}"'

    def _image(self, slot: Slot) -> str:
        own = slot if isinstance(slot, ImageSlot) else ImageSlot(slot.kind, slot.value, slot.line)
        picture = shown(
            self._site_context, self._item, self._text, own.value, own.width, own.height
        )
        if picture is None or self._full_urls:
            address = self._url(Address(picture.address) if picture else None, own.value)
            return plain(Shown(address, own.width, own.height, "", ""))
        return attributes(picture, first=own.early and not self._below_picture)

    def _url(self, found: Address | object, target: str) -> str:
        address = found.address if isinstance(found, Address) else target
        if not self._full_urls:
            return address
        site = self._site_context.site
        if address.startswith("#"):
            return self.page + address
        return urls.absolute(address, site) if address.startswith(site.base) else address
