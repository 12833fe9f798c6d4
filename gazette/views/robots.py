"""What robots read: sitemaps, robots.txt, security.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import urls
from gazette.library.facts import last_change
from gazette.library.notice_list import NoticeList
from gazette.model.card import moment
from gazette.model.contexts import (
    Location,
    RobotsContext,
    SecurityContext,
    SitemapContext,
    SitemapIndexContext,
)
from gazette.model.notice import Item, Notice
from gazette.model.page import BuildUnit, Context, Page
from gazette.views.heads import head, item_alternates
from gazette.views.moments import rfc3339
from gazette.views.pages import page
from gazette.views.scene import Scene

# Well below the 50,000 of sitemaps.org, and light to write again when a notice comes.
_URLS_A_PART = 20_000


class _Share(NamedTuple):
    """One part of the sitemap: notices of a year, and the year's list in its first part."""

    path: str
    folder: str
    notices: NoticeList


def sitemap_units(scene: Scene) -> Iterator[BuildUnit]:
    """Yield the part of lists and own pages, that of each year, and that of the index.

    A new notice changes the part of its year, and the index.
    """
    settings_fingerprint, library = scene.settings_fingerprint, scene.library
    own = digest(settings_fingerprint, own_fingerprints(scene))
    yield BuildUnit("sitemap pages", own, partial(_own_file, scene))
    for year, notices in library.years.items():
        fingerprint = digest(settings_fingerprint, library.fingerprint_of(notices))
        yield BuildUnit(f"sitemap {year}", fingerprint, partial(_year_files, scene, year, notices))
    yield BuildUnit(
        "sitemap", digest(settings_fingerprint, library.public_fingerprint), partial(_index, scene)
    )


def own_fingerprints(scene: Scene) -> list[bytes]:
    """Return what the sitemap of the portal's own pages follows from."""
    return [item.card.public_fingerprint for _, item in sorted(scene.library.pages.items())]


def _own_file(scene: Scene) -> Iterator[Page]:
    own = partial(_own_part, scene)
    yield _robot(scene, "sitemaps/pages.xml", "sitemap.xml", own)


def _year_files(scene: Scene, year: str, notices: NoticeList) -> Iterator[Page]:
    for share in _shares(scene, year, notices):
        make = partial(_year_part, scene, share)
        yield _robot(scene, share.path, "sitemap.xml", make)


def _index(scene: Scene) -> Iterator[Page]:
    library, zone = scene.library, scene.site.time_zone
    index = [(f"{scene.site.url}sitemaps/pages.xml", "")]
    for year, notices in library.years.items():
        for share in _shares(scene, year, notices):
            changed = moment((max(library.changes(share.notices)), False), zone)
            index.append((scene.site.url + share.path, rfc3339(changed)))
    context = SitemapIndexContext(tuple(index))
    yield _robot(scene, "sitemap.xml", "sitemap_index.xml", lambda: context)


def _shares(scene: Scene, year: str, notices: NoticeList) -> Iterator[_Share]:
    size = max(1, _URLS_A_PART // len(scene.tongues))
    for number, start in enumerate(range(0, len(notices), size), start=1):
        folder = f"news/{year}/" if number == 1 else ""
        yield _Share(f"sitemaps/{year}-{number}.xml", folder, notices.cut(start, start + size))


def robot_unit(scene: Scene) -> Iterator[BuildUnit]:
    """Yield the part of robots.txt and security.txt."""
    fingerprint = digest(scene.settings_fingerprint, _security_expiry(scene.library.now))
    yield BuildUnit("robots", fingerprint, partial(_robots, scene))


def _robots(scene: Scene) -> Iterator[Page]:
    """Yield robots.txt, and security.txt where site.toml names a contact."""
    site = scene.site
    robots = RobotsContext(f"{site.url}sitemap.xml")
    yield _robot(scene, "robots.txt", "robots.txt", lambda: robots)
    if site.contact:
        path = ".well-known/security.txt"
        security = SecurityContext(
            contact=site.contact,
            expires=_security_expiry(scene.library.now),
            canonical_url=site.url + path,
            languages=", ".join(language.tag for language in site.languages),
        )
        yield _robot(scene, path, "security.txt", lambda: security)


_SHAPES = {
    "sitemap.xml": SitemapContext,
    "sitemap_index.xml": SitemapIndexContext,
    "robots.txt": RobotsContext,
    "security.txt": SecurityContext,
}


def _robot(
    scene: Scene,
    path: str,
    template: str,
    make: Callable[[], Context],
) -> Page:
    return page(scene.tongues[0], path, f"feeds/{template}", _SHAPES[template], make)


def _own_part(scene: Scene) -> SitemapContext:
    site = scene.site
    folders = ["", "news/", "topics/", *(f"topics/{topic.id}/" for topic in site.topics)]
    lists = [place for folder in folders for place in _everywhere(scene, folder)]
    # The chooser is the x-default of the home pages, so it names the same versions as they do.
    chooser = Location(site.url, lists[0].alternates, "")
    own = (
        place
        for name, item in sorted(scene.library.pages.items())
        if name != "home"
        for place in _item(scene, item, "")
    )
    return SitemapContext((chooser, *lists, *own))


def _year_part(scene: Scene, share: _Share) -> SitemapContext:
    folder = _everywhere(scene, share.folder) if share.folder else ()
    notices = (
        place
        for notice in share.notices
        for place in _item(scene, notice.item, _said(scene, notice))
    )
    return SitemapContext((*folder, *notices))


def _everywhere(scene: Scene, folder: str) -> Iterator[Location]:
    site = scene.site
    for tongue in scene.tongues:
        found = head(
            scene,
            tongue,
            lambda code: urls.of(site, code, folder),
            default="" if folder else site.base,
        )
        yield Location(found.canonical, found.alternates, "")


def _said(scene: Scene, notice: Notice) -> str:
    changed = last_change(notice.item.card, scene.library.second)
    return rfc3339(moment(changed, scene.site.time_zone))


def _item(scene: Scene, item: Item, changed: str) -> Iterator[Location]:
    alternates = item_alternates(scene, item)
    for code in item.texts:
        own = urls.absolute(urls.item(scene.site, code, item.id), scene.site)
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
