"""Lists of notices: the archive, its years, the topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import urls
from gazette.library.notice_list import NoticeList
from gazette.model.contexts import Link, ListContext, Pager, RedirectContext, TopicsContext
from gazette.model.page import BuildUnit, Page
from gazette.model.site import Topic
from gazette.views.entries import entries, topics
from gazette.views.heads import head
from gazette.views.list_pages import ListPage, full, newest, next_number, numbered
from gazette.views.pages import page
from gazette.views.site_context import Locale, SiteContext

_TOGETHER = 20
"""How many numbered pages of a list make a build unit: fewer are more to look at."""


class _List(NamedTuple):
    """A list: its folder below the language's, template, notices, topic or year, all years."""

    folder: str
    template: str
    notices: NoticeList
    topic: Topic | None = None
    year: str = ""
    years: tuple[str, ...] = ()


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
            shown = library.lists.fingerprint(listing.notices.cut((first - 1) * size, last * size))
            make = partial(_numbered_pages, site_context, listing, first, last)
            yield BuildUnit(f"{listing.folder} {first}", digest(settings_fingerprint, shown), make)
        list_page = newest(count, size)
        shown = library.lists.fingerprint(listing.notices.cut(list_page.start, list_page.stop))
        fingerprint = digest(settings_fingerprint, shown, list_page, listing.years)
        yield BuildUnit(
            listing.folder, fingerprint, partial(_newest_pages, site_context, listing, list_page)
        )


def topics_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the page of all topics in each language."""
    for locale in site_context.locales:
        yield _topics(site_context, locale)


def _lists(site_context: SiteContext) -> Iterator[_List]:
    library = site_context.library
    years = tuple(sorted(library.lists.years, reverse=True))
    yield _List("news", "pages/archive.html", library.lists.archive, years=years)
    for year, notices in library.lists.years.items():
        yield _List(f"news/{year}", "pages/year.html", notices, year=year)
    for topic in site_context.site.topics:
        yield _List(f"topics/{topic.id}", "pages/topic.html", library.lists.topic(topic.id), topic)


def _numbered_pages(
    site_context: SiteContext, listing: _List, first: int, last: int
) -> Iterator[Page]:
    for number in range(last, first - 1, -1):
        yield from _pages(site_context, listing, numbered(number, site_context.site.page_size))


def _newest_pages(site_context: SiteContext, listing: _List, list_page: ListPage) -> Iterator[Page]:
    yield from _pages(site_context, listing, list_page)
    ahead = next_number(len(listing.notices), site_context.site.page_size)
    if ahead:
        for locale in site_context.locales:
            yield _ahead(site_context, locale, listing, ahead)


def _pages(site_context: SiteContext, listing: _List, list_page: ListPage) -> Iterator[Page]:
    site, notices = site_context.site, listing.notices.cut(list_page.start, list_page.stop)
    for locale in site_context.locales:
        path = urls.path(urls.numbered(site, locale.code, listing.folder, list_page.number), site)
        make = partial(_context, site_context, locale, listing, list_page, notices)
        yield page(locale, path, listing.template, ListContext, make)


def _context(
    site_context: SiteContext,
    locale: Locale,
    listing: _List,
    list_page: ListPage,
    notices: NoticeList,
) -> ListContext:
    site, code, folder = site_context.site, locale.code, listing.folder
    older = urls.numbered(site, code, folder, list_page.older) if list_page.older else ""
    newer = urls.numbered(site, code, folder, list_page.newer) if list_page.newer else ""
    return ListContext(
        head=head(
            site_context,
            locale,
            lambda c: urls.numbered(site, c, folder, list_page.number),
            feed=urls.of(site, code, folder, "feed.atom") if listing.topic else "",
        ),
        heading=_heading(listing, code),
        entries=entries(site_context, locale, reversed(notices)),
        pager=Pager(list_page.number or 0, newer, older),
        years=tuple(
            Link(year, urls.of(site, code, "news", year, "")) for year in _years(listing, list_page)
        ),
    )


def _heading(listing: _List, code: str) -> str:
    return listing.topic.labels[code] if listing.topic else listing.year


def _years(listing: _List, list_page: ListPage) -> tuple[str, ...]:
    return listing.years if list_page.number is None else ()


def _ahead(site_context: SiteContext, locale: Locale, listing: _List, number: int) -> Page:
    """Lead on from the address that the last full page calls newer, until that one is full."""
    site, code = site_context.site, locale.code
    address = urls.numbered(site, code, listing.folder, number)
    target = urls.numbered(site, code, listing.folder, None)
    title = _heading(listing, code) or site.titles[code]
    context = RedirectContext(target, urls.absolute(target, site), title, "")
    path = urls.path(address, site)
    return page(locale, path, "pages/redirect.html", RedirectContext, lambda: context)


def _topics(site_context: SiteContext, locale: Locale) -> Page:
    site, code = site_context.site, locale.code
    path = urls.path(urls.of(site, code, "topics", ""), site)

    def make() -> TopicsContext:
        return TopicsContext(
            head=head(site_context, locale, lambda c: urls.of(site, c, "topics", "")),
            topics=topics(site_context, locale, (topic.id for topic in site.topics)),
        )

    return page(locale, path, "pages/topics.html", TopicsContext, make)
