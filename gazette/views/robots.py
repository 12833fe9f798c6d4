"""What robots read: sitemaps, robots.txt, security.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from gazette.library import merge, urls
from gazette.model.contexts import (
    Location,
    RobotsContext,
    SecurityContext,
    SitemapContext,
    SitemapIndexContext,
)
from gazette.model.notice import Item, Notice
from gazette.model.page import Page
from gazette.model.text import Moment
from gazette.views.heads import head, item_head
from gazette.views.lists import by_year
from gazette.views.moments import rfc3339
from gazette.views.scene import Scene

# Well below the 50,000 of sitemaps.org, and light to write again when a notice comes.
_URLS_A_PART = 20_000


def sitemap_pages(scene: Scene) -> Iterator[Page]:
    """Yield the index and the parts: one for lists and own pages, one or more for each year.

    A new notice changes the part of its year alone.
    """
    parts = [("sitemaps/pages.xml", _standing(scene))]
    share = max(1, _URLS_A_PART // len(scene.tongues))
    for year, notices in by_year(scene.library.published).items():
        for number, start in enumerate(range(0, len(notices), share), start=1):
            locations = _notices(scene, notices[start : start + share])
            if number == 1:
                locations = (*_everywhere(scene, f"news/{year}/"), *locations)
            parts.append((f"sitemaps/{year}-{number}.xml", locations))
    for path, locations in parts:
        yield _robot(scene, path, "sitemap.xml", SitemapContext(locations))
    index = tuple(
        (scene.site.url + path, max((location.changed for location in locations), default=""))
        for path, locations in parts
    )
    yield _robot(scene, "sitemap.xml", "sitemap_index.xml", SitemapIndexContext(index))


def robot_pages(scene: Scene) -> Iterator[Page]:
    """Yield robots.txt, and security.txt where site.toml names a contact."""
    site = scene.site
    robots = RobotsContext(f"{site.url}sitemap.xml")
    yield _robot(scene, "robots.txt", "robots.txt", robots)
    if site.contact:
        path = ".well-known/security.txt"
        security = SecurityContext(
            contact=site.contact,
            expires=_security_expiry(scene.library.now),
            canonical_url=site.url + path,
            languages=", ".join(language.tag for language in site.languages),
        )
        yield _robot(scene, path, "security.txt", security)


def _robot(scene: Scene, path: str, template: str, context: object) -> Page:
    first = scene.tongues[0]
    return Page(path, f"feeds/{template}", first.code, first.frame, context)


def _standing(scene: Scene) -> tuple[Location, ...]:
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
    return (chooser, *lists, *own)


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


def _notices(scene: Scene, notices: Sequence[Notice]) -> tuple[Location, ...]:
    return tuple(
        place for notice in notices for place in _item(scene, notice.item, _changed(scene, notice))
    )


def _changed(scene: Scene, notice: Notice) -> str:
    text = next(iter(notice.texts.values()))
    said = (
        merge.correction(notice.item, text, scene.site),
        merge.withdrawal(notice.item, text, scene.site),
    )
    changes: list[Moment] = [notice.date, *(each[0] for each in said if each)]
    return rfc3339(max(changes))


def _item(scene: Scene, item: Item, changed: str) -> Iterator[Location]:
    for tongue in scene.tongues:
        if tongue.code in item.texts:
            found = item_head(scene, tongue, item, description="")
            yield Location(found.canonical, found.alternates, changed)


def _security_expiry(now: datetime) -> str:
    """Return the first day of the month ten to eleven months ahead.

    RFC 9116 section 2.5.5 wants an instant less than a year in the future. By whole months, the
    file changes once a month, and lapses only on a portal that nobody builds any more.
    """
    today = now.astimezone(UTC)
    month = today.month - 1 + 11
    first = datetime(today.year + month // 12, month % 12 + 1, 1, tzinfo=today.tzinfo)
    return f"{first:%Y-%m-%dT%H:%M:%SZ}"
