"""Home in each language: who publishes, what is pinned, the latest, the topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from gazette.model.contexts.home import HOME_PAGE, HomeContext
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.model.routes import HOME
from gazette.views.bodies import body
from gazette.views.entries import entries, topics
from gazette.views.heads import page_head
from gazette.views.pages import page_at
from gazette.views.site_context import Locale, SiteContext


def home_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the home page of each language."""
    library = site_context.library
    pinned = tuple(reversed(library.lists.pinned))
    for locale in site_context.locales:
        listed = reversed(library.lists.listed(locale.code))
        lasting = (notice for notice in listed if not (notice.pinned or notice.expired))
        latest = tuple(islice(lasting, site_context.site.latest))
        make = partial(_context, site_context, locale, pinned, latest)
        yield page_at(site_context, locale, HOME.path, HOME_PAGE, make)


def home_fingerprints(site_context: SiteContext) -> list[bytes]:
    """Return what the portal's own text on its home page follows from."""
    library = site_context.library
    item = library.pages.get("home")
    return [item.card.source_fingerprint, library.fingerprints.links(item)] if item else [b"-"]


def _context(
    site_context: SiteContext, locale: Locale, pinned: Iterable[Notice], latest: Iterable[Notice]
) -> HomeContext:
    site, item = site_context.site, site_context.library.pages.get("home")
    text = item.texts.get(locale.code) if item else None
    head = page_head(site_context, locale, HOME.path)
    return HomeContext(
        head=head._replace(description=site.descriptions[locale.code]),
        title=text.fields.title if text else site.titles[locale.code],
        intro=body(site_context, locale, item, text) if item and text else None,
        pinned=entries(site_context, locale, pinned),
        latest=entries(site_context, locale, latest),
        topics=topics(site_context, locale, (topic.id for topic in site.topics)),
    )
