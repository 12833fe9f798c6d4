"""Pages before their contexts are made: where they stand, and what makes their contexts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gazette.library import urls
from gazette.model.page import Context, Page, PageKind
from gazette.model.routes import Route
from gazette.views.site_context import Locale, SiteContext


def page(
    locale: Locale,
    path: str,
    kind: PageKind,
    make: Callable[[], Context],
    *,
    source: str = "",
    line: int = 1,
) -> Page:
    """Return the page of a language at an output path; `make` returns its context."""
    return Page(path, kind, locale.code, locale.frame, make, source, line)


def page_at(
    site_context: SiteContext,
    locale: Locale,
    path: str,
    kind: PageKind,
    make: Callable[[], Context],
) -> Page:
    """Return the page at a path below its language, in every language the same."""
    site = site_context.site
    return page(locale, urls.path(urls.of(site, locale.code, path), site), kind, make)


def route_pages(
    site_context: SiteContext,
    route: Route,
    kind: PageKind,
    make: Callable[[SiteContext, Locale], Context],
) -> Iterator[Page]:
    """Yield the page at a route in each language; `make` returns the context of one."""
    for locale in site_context.locales:
        yield page_at(site_context, locale, route.path, kind, partial(make, site_context, locale))
