"""Lists of notices: the archive, its years, the topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import urls
from gazette.library.notice_list import NoticeList
from gazette.model.contexts.lists import (
    ARCHIVE_PAGE,
    TOPIC_PAGE,
    TOPICS_PAGE,
    YEAR_PAGE,
    ListContext,
    Pager,
    TopicsContext,
)
from gazette.model.contexts.parts import Link
from gazette.model.contexts.plain import REDIRECT_PAGE, RedirectContext
from gazette.model.page import BuildUnit, Page, PageKind
from gazette.model.routes import ATOM_FEED, NEWS, TOPICS, topic_path, year_path
from gazette.model.site import Topic
from gazette.views.entries import entries, topics
from gazette.views.heads import page_head
from gazette.views.list_pages import (
    ListPage,
    full,
    newest_page,
    next_number,
    numbered_page,
    page_path,
)
from gazette.views.pages import page_at, route_pages
from gazette.views.site_context import Locale, SiteContext

_TOGETHER = 20
"""How many numbered pages of a list make a build unit: fewer are more to look at."""


class _List(NamedTuple):
    """A list: its path below the language, page kind, notices, topic or year, all years."""

    path: str
    kind: PageKind
    notices: NoticeList
    topic: Topic | None = None
    year: str = ""
    years: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What its build units are called."""
        return self.path.rstrip("/")

    def heading(self, code: str) -> str:
        """Return the topic's label or the year; empty for the archive."""
        return self.topic.labels[code] if self.topic else self.year


def list_units(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the units of the whole archive, of each year and each topic, in all languages.

    Numbered pages follow from their own notices alone, the newest page from how many there are
    before too.
    """
    settings_fingerprint, library, size = (
        site_context.settings_fingerprint,
        site_context.library,
        site_context.site.page_size,
    )
    for listing in _lists(site_context):
        count = len(listing.notices)
        for first in range(1, full(count, size) + 1, _TOGETHER):
            last = min(first + _TOGETHER - 1, full(count, size))
            entries_fingerprint = library.lists.fingerprint(
                listing.notices.cut((first - 1) * size, last * size)
            )
            fingerprint = digest(settings_fingerprint, entries_fingerprint)
            make = partial(_numbered_pages, site_context, listing, first, last)
            yield BuildUnit(f"{listing.name} {first}", fingerprint, make)
        list_page = newest_page(count, size)
        entries_fingerprint = library.lists.fingerprint(
            listing.notices.cut(list_page.start, list_page.stop)
        )
        fingerprint = digest(settings_fingerprint, entries_fingerprint, list_page, listing.years)
        make = partial(_newest_pages, site_context, listing, list_page)
        yield BuildUnit(listing.name, fingerprint, make)


def topics_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the page of all topics in each language."""
    return route_pages(site_context, TOPICS, TOPICS_PAGE, _topics_context)


def _lists(site_context: SiteContext) -> Iterator[_List]:
    library = site_context.library
    years = tuple(sorted(library.lists.years, reverse=True))
    yield _List(NEWS.path, ARCHIVE_PAGE, library.lists.archive, years=years)
    for year, notices in library.lists.years.items():
        yield _List(year_path(year), YEAR_PAGE, notices, year=year)
    for topic in site_context.site.topics:
        yield _List(topic_path(topic.id), TOPIC_PAGE, library.lists.topic(topic.id), topic)


def _numbered_pages(
    site_context: SiteContext, listing: _List, first: int, last: int
) -> Iterator[Page]:
    for number in range(last, first - 1, -1):
        yield from _pages(site_context, listing, numbered_page(number, site_context.site.page_size))


def _newest_pages(site_context: SiteContext, listing: _List, list_page: ListPage) -> Iterator[Page]:
    yield from _pages(site_context, listing, list_page)
    number = next_number(len(listing.notices), site_context.site.page_size)
    if number:
        for locale in site_context.locales:
            yield _next_page(site_context, locale, listing, number)


def _pages(site_context: SiteContext, listing: _List, list_page: ListPage) -> Iterator[Page]:
    notices = listing.notices.cut(list_page.start, list_page.stop)
    path = page_path(listing.path, list_page.number)
    for locale in site_context.locales:
        make = partial(_context, site_context, locale, listing, list_page, notices)
        yield page_at(site_context, locale, path, listing.kind, make)


def _context(
    site_context: SiteContext,
    locale: Locale,
    listing: _List,
    list_page: ListPage,
    notices: NoticeList,
) -> ListContext:
    site, code, path = site_context.site, locale.code, listing.path
    older = urls.of(site, code, page_path(path, list_page.older)) if list_page.older else ""
    newer = urls.of(site, code, page_path(path, list_page.newer)) if list_page.newer else ""
    head = page_head(site_context, locale, page_path(path, list_page.number))
    feed = urls.of(site, code, f"{path}{ATOM_FEED.path}") if listing.topic else ""
    years = listing.years if list_page.number is None else ()
    return ListContext(
        head=head._replace(feed=feed),
        heading=listing.heading(code),
        entries=entries(site_context, locale, reversed(notices)),
        pager=Pager(list_page.number or 0, newer, older),
        years=tuple(Link(year, urls.of(site, code, year_path(year))) for year in years),
    )


def _next_page(site_context: SiteContext, locale: Locale, listing: _List, number: int) -> Page:
    """Lead on from the address that the last full page calls newer, until that one is full."""
    site, code = site_context.site, locale.code
    target = urls.of(site, code, listing.path)
    title = listing.heading(code) or site.titles[code]
    context = RedirectContext(target, urls.absolute(target, site), title, "")
    path = page_path(listing.path, number)
    return page_at(site_context, locale, path, REDIRECT_PAGE, lambda: context)


def _topics_context(site_context: SiteContext, locale: Locale) -> TopicsContext:
    return TopicsContext(
        head=page_head(site_context, locale, TOPICS.path),
        topics=topics(site_context, locale, (topic.id for topic in site_context.site.topics)),
    )
