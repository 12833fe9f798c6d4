"""The search page of each language: a form, and ways on for those without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gazette.library import urls
from gazette.library.periods import Period, searchable
from gazette.model.contexts import SearchContext, Subject
from gazette.model.page import Page
from gazette.model.site import Site
from gazette.views.entries import topics
from gazette.views.heads import head
from gazette.views.pages import page
from gazette.views.site_context import Locale, SiteContext


def search_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield each language's search page, where the portal has search."""
    if not site_context.searched:
        return
    for locale in site_context.locales:
        yield _page(site_context, locale, searchable(site_context.library.published, locale.code))


def _page(site_context: SiteContext, locale: Locale, periods: Sequence[Period]) -> Page:
    site = site_context.site
    years = sorted({f"{n.date.start.year:04}" for each in periods for n in each.notices})[::-1]
    ids = [topic.id for topic in site.topics]
    groups = " ".join(each.name for each in periods)

    def make() -> SearchContext:
        return SearchContext(
            # Search engines are to list what is found here, not the finding.
            head=head(site_context, locale, partial(_address, site), indexed=False),
            topics=tuple(
                Subject(id_, topic.label, topic.address)
                for id_, topic in zip(ids, topics(site_context, locale, ids), strict=True)
            ),
            years=tuple(years),
            groups=groups,
        )

    path = urls.path(_address(site, locale.code), site)
    return page(locale, path, "pages/search.html", SearchContext, make)


def _address(site: Site, code: str) -> str:
    return urls.of(site, code, "search", "")
