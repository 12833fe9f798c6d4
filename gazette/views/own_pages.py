"""The portal's own pages: about, disclaimer, and any other pair in content/pages/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.digest import digest
from gazette.library import merge, urls
from gazette.model.contexts.notices import UNTRANSLATED_PAGE
from gazette.model.contexts.own_pages import OWN_PAGE, OwnPageContext
from gazette.model.notice import Item, Showing
from gazette.model.page import BuildUnit, Page
from gazette.views.attachments import attachments
from gazette.views.bodies import body
from gazette.views.entries import summary_text
from gazette.views.heads import item_head
from gazette.views.notices import lead_picture, original_link, statement, untranslated
from gazette.views.pages import page
from gazette.views.site_context import Locale, SiteContext


def own_page_unit(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the unit of all own pages."""
    library = site_context.library
    pages = [
        (
            item.card.source_fingerprint,
            library.fingerprints.links(item),
            library.has_come(item.card.corrected),
        )
        for name, item in sorted(library.pages.items())
        if name != "home"
    ]
    yield BuildUnit(
        "pages",
        digest(site_context.settings_fingerprint, pages),
        partial(_own_pages, site_context),
    )


def _own_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield a page for each own page but home, in each language that its policy gives one."""
    for name, item in sorted(site_context.library.pages.items()):
        for locale in site_context.locales:
            showing = site_context.library.showing(item, locale.code)
            if name != "home" and showing is not None:
                yield _page(site_context, locale, item, showing)


def _page(site_context: SiteContext, locale: Locale, item: Item, showing: Showing) -> Page:
    kind, context = (
        (UNTRANSLATED_PAGE, untranslated) if showing.mode == "notice" else (OWN_PAGE, _context)
    )
    make = partial(context, site_context, locale, item, showing)
    path = urls.item_path(locale.code, item.id)
    return page(locale, path, kind, make, source=item.path_in(showing.code))


def _context(
    site_context: SiteContext, locale: Locale, item: Item, showing: Showing
) -> OwnPageContext:
    text = showing.text
    foreign = site_context.foreign(text.lang, locale)
    lead = lead_picture(site_context, item, text, foreign)
    image = urls.absolute(lead.address, site_context.site) if lead else ""
    return OwnPageContext(
        head=item_head(site_context, locale, item, description=summary_text(text), image=image),
        title=text.fields.title,
        lang=foreign,
        corrected=statement(
            merge.correction(item, text, site_context.site, site_context.library.now),
            locale,
            foreign,
        ),
        original=original_link(site_context, item, showing),
        picture=lead,
        body=body(site_context, locale, item, text, below_picture=lead is not None),
        attachments=attachments(site_context, locale, item, text),
    )
