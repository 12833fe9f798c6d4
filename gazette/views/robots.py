"""What robots read: sitemaps, robots.txt, security.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import urls
from gazette.library.facts import last_change
from gazette.library.notice_list import NoticeList
from gazette.model.card import moment
from gazette.model.contexts.robots import (
    ROBOTS_FILE,
    SECURITY_FILE,
    SITEMAP_FILE,
    SITEMAP_INDEX_FILE,
    Location,
    RobotsContext,
    SecurityContext,
    SitemapContext,
    SitemapIndexContext,
)
from gazette.model.notice import Item, Notice
from gazette.model.page import BuildUnit, Page
from gazette.model.routes import HOME, ROUTES, topic_path, year_path
from gazette.views.heads import item_alternates, page_alternates
from gazette.views.moments import rfc3339
from gazette.views.pages import page
from gazette.views.site_context import SiteContext

# Well below the 50,000 of sitemaps.org, and light to write again when a notice comes.
_URLS_A_PART = 20_000


class _YearPart(NamedTuple):
    """One part of the sitemap: notices of a year, and in the first part the path of their list."""

    path: str
    list_path: str
    notices: NoticeList


def sitemap_units(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the part of lists and own pages, that of each year, and that of the index.

    A new notice changes the part of its year, and the index.
    """
    settings_fingerprint, library = site_context.settings_fingerprint, site_context.library
    own = digest(settings_fingerprint, own_fingerprints(site_context))
    yield BuildUnit("sitemap pages", own, partial(_pages_file, site_context))
    for year, notices in library.lists.years.items():
        fingerprint = digest(settings_fingerprint, library.lists.fingerprint(notices))
        yield BuildUnit(
            f"sitemap {year}", fingerprint, partial(_year_files, site_context, year, notices)
        )
    yield BuildUnit(
        "sitemap",
        digest(settings_fingerprint, library.lists.public_fingerprint),
        partial(_index, site_context),
    )


def own_fingerprints(site_context: SiteContext) -> list[bytes]:
    """Return what the sitemap of the portal's own pages follows from."""
    return [item.card.public_fingerprint for _, item in sorted(site_context.library.pages.items())]


def _pages_file(site_context: SiteContext) -> Iterator[Page]:
    make = partial(_pages_part, site_context)
    yield page(site_context.locales[0], "sitemaps/pages.xml", SITEMAP_FILE, make)


def _year_files(site_context: SiteContext, year: str, notices: NoticeList) -> Iterator[Page]:
    for part in _year_parts(site_context, year, notices):
        make = partial(_year_part, site_context, part)
        yield page(site_context.locales[0], part.path, SITEMAP_FILE, make)


def _index(site_context: SiteContext) -> Iterator[Page]:
    library, zone = site_context.library, site_context.site.time_zone
    index = [(f"{site_context.site.url}sitemaps/pages.xml", "")]
    for year, notices in library.lists.years.items():
        for part in _year_parts(site_context, year, notices):
            change = moment((max(library.lists.changes(part.notices)), False), zone)
            index.append((site_context.site.url + part.path, rfc3339(change)))
    context = SitemapIndexContext(tuple(index))
    yield page(site_context.locales[0], "sitemap.xml", SITEMAP_INDEX_FILE, lambda: context)


def _year_parts(site_context: SiteContext, year: str, notices: NoticeList) -> Iterator[_YearPart]:
    size = max(1, _URLS_A_PART // len(site_context.locales))
    for number, start in enumerate(range(0, len(notices), size), start=1):
        list_path = year_path(year) if number == 1 else ""
        path = f"sitemaps/{year}-{number}.xml"
        yield _YearPart(path, list_path, notices.cut(start, start + size))


def robot_unit(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the part of robots.txt and security.txt."""
    fingerprint = digest(
        site_context.settings_fingerprint, _security_expiry(site_context.library.now)
    )
    yield BuildUnit("robots", fingerprint, partial(_robots, site_context))


def _robots(site_context: SiteContext) -> Iterator[Page]:
    """Yield robots.txt, and security.txt where site.toml names a contact."""
    site = site_context.site
    robots = RobotsContext(f"{site.url}sitemap.xml")
    yield page(site_context.locales[0], "robots.txt", ROBOTS_FILE, lambda: robots)
    if site.contact:
        path = ".well-known/security.txt"
        security = SecurityContext(
            contact=site.contact,
            expires=_security_expiry(site_context.library.now),
            canonical_url=site.url + path,
            languages=", ".join(language.tag for language in site.languages),
        )
        yield page(site_context.locales[0], path, SECURITY_FILE, lambda: security)


def _pages_part(site_context: SiteContext) -> SitemapContext:
    site = site_context.site
    # The chooser is the x-default of the home pages, so it names the same versions as they do.
    chooser = Location(site.url, page_alternates(site_context, HOME.path), "")
    paths = [route.path for route in ROUTES if route.in_sitemap]
    paths += [topic_path(topic.id) for topic in site.topics]
    lists = (location for path in paths for location in _everywhere(site_context, path))
    own = (
        location
        for name, item in sorted(site_context.library.pages.items())
        if name != "home"
        for location in _item(site_context, item, "")
    )
    return SitemapContext((chooser, *lists, *own))


def _year_part(site_context: SiteContext, part: _YearPart) -> SitemapContext:
    lists = _everywhere(site_context, part.list_path) if part.list_path else ()
    notices = (
        location
        for notice in part.notices
        for location in _item(site_context, notice.item, _change(site_context, notice))
    )
    return SitemapContext((*lists, *notices))


def _everywhere(site_context: SiteContext, path: str) -> Iterator[Location]:
    site, alternates = site_context.site, page_alternates(site_context, path)
    for code in site.codes:
        yield Location(urls.absolute(urls.of(site, code, path), site), alternates, "")


def _change(site_context: SiteContext, notice: Notice) -> str:
    change = last_change(notice.item.card, site_context.library.second)
    return rfc3339(moment(change, site_context.site.time_zone))


def _item(site_context: SiteContext, item: Item, changed: str) -> Iterator[Location]:
    alternates = item_alternates(site_context, item)
    for code in item.texts:
        own = urls.absolute(urls.item(site_context.site, code, item.id), site_context.site)
        yield Location(own, alternates, changed)


def _security_expiry(now: datetime) -> str:
    """Return the first day of the month ten to eleven months ahead.

    RFC 9116 section 2.5.5 wants an instant less than a year in the future. By whole months, the
    file changes once a month, and lapses only on a portal that nobody builds any more.
    """
    today = now.astimezone(UTC)
    month = today.month - 1 + 11
    first = datetime(today.year + month // 12, month % 12 + 1, 1, tzinfo=today.tzinfo)
    return f"{first:%Y-%m-%dT%H:%M:%SZ}"
