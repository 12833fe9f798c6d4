"""The search page of each language: a form, and ways on for those without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gazette.library.periods import Period, searchable
from gazette.model.contexts.search import SEARCH_PAGE, SearchContext, Subject
from gazette.model.page import Page
from gazette.model.routes import SEARCH
from gazette.views.entries import topics
from gazette.views.heads import page_head
from gazette.views.pages import route_pages
from gazette.views.site_context import Locale, SiteContext


def search_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield each language's search page, where the portal has search."""
    if not site_context.searched:
        return
    periods = {
        locale.code: searchable(site_context.library.published, locale.code)
        for locale in site_context.locales
    }
    make = partial(_context, periods=periods)
    yield from route_pages(site_context, SEARCH, SEARCH_PAGE, make)


def _context(
    site_context: SiteContext, locale: Locale, periods: Mapping[str, Sequence[Period]]
) -> SearchContext:
    own = periods[locale.code]
    years = {f"{notice.date.start.year:04}" for each in own for notice in each.notices}
    ids = [topic.id for topic in site_context.site.topics]
    return SearchContext(
        # Search engines are to list what is found here, not the finding.
        head=page_head(site_context, locale, SEARCH.path, indexed=False),
        topics=tuple(
            Subject(id_, topic.label, topic.address)
            for id_, topic in zip(ids, topics(site_context, locale, ids), strict=True)
        ),
        years=tuple(sorted(years, reverse=True)),
        groups=" ".join(each.name for each in own),
    )
