"""Feeds: the latest notices of each language and topic (RFC 4287; JSON Feed 1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from gazette.digest import digest
from gazette.library import merge, urls
from gazette.library.notice_list import NoticeList
from gazette.model.contexts.feeds import ATOM_FILE, JSON_FILE, FeedContext, FeedEntry
from gazette.model.notice import Notice
from gazette.model.page import BuildUnit, Page, PageKind
from gazette.model.routes import ATOM_FEED, JSON_FEED, Route, topic_path
from gazette.model.text import Text
from gazette.views.bodies import body
from gazette.views.entries import summary_text
from gazette.views.moments import latest, rfc3339
from gazette.views.pages import page_at
from gazette.views.site_context import Locale, SiteContext

# What a feed without entries says of its last change (RFC 4287 section 4.2.15 wants an instant).
_NEVER = "1970-01-01T00:00:00+00:00"
# What may stand in a tag URI besides letters, digits and `-._~` (RFC 4151 section 2.1).
_TAG_SIGNS = "/!$&'()*+,;=:@"


_ATOM = (ATOM_FEED, ATOM_FILE)
_JSON = (JSON_FEED, JSON_FILE)


class _Feed(NamedTuple):
    """A feed: its folder below the language, its title, its notices, the formats it comes in."""

    folder: str
    title: str
    notices: NoticeList
    formats: tuple[tuple[Route, PageKind], ...]


def feed_units(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the units of each language's feeds and each topic's."""
    library, site = site_context.library, site_context.site
    for locale in site_context.locales:
        title = site.titles[locale.code]
        yield _unit(site_context, locale, _Feed("", title, library.lists.archive, (_ATOM, _JSON)))
        for topic in site.topics:
            label = f"{title} · {topic.labels[locale.code]}"
            notices = library.lists.topic(topic.id)
            yield _unit(site_context, locale, _Feed(topic_path(topic.id), label, notices, (_ATOM,)))


def _unit(site_context: SiteContext, locale: Locale, feed: _Feed) -> BuildUnit:
    library = site_context.library
    notices = tuple(_latest(reversed(feed.notices), locale.code, site_context.site.feed_size))
    own = [
        (
            notice.item.card.source_fingerprint,
            library.fingerprints.links(notice.item),
            library.fingerprints.listing(notice),
        )
        for notice in notices
    ]
    make = partial(_pages, site_context, locale, feed, notices)
    return BuildUnit(
        f"{locale.code} {feed.folder}feed", digest(site_context.settings_fingerprint, own), make
    )


def _pages(
    site_context: SiteContext, locale: Locale, feed: _Feed, notices: Sequence[Notice]
) -> Iterator[Page]:
    for route, kind in feed.formats:
        path = f"{feed.folder}{route.path}"
        make = partial(_context, site_context, locale, feed, notices, path)
        yield page_at(site_context, locale, path, kind, make)


def _context(
    site_context: SiteContext, locale: Locale, feed: _Feed, notices: Sequence[Notice], path: str
) -> FeedContext:
    site, code, folder = site_context.site, locale.code, feed.folder
    entries = tuple(_entry(site_context, locale, notice, notice.texts[code]) for notice in notices)
    return FeedContext(
        id=f"tag:{site.identity},2020:{code}/{folder}feed",
        title=feed.title,
        subtitle=site.descriptions[code],
        self_url=urls.absolute(urls.of(site, code, path), site),
        home_url=urls.absolute(urls.of(site, code, folder), site),
        updated=max(
            (entry.updated for entry in entries), key=datetime.fromisoformat, default=_NEVER
        ),
        author=site.publishers[code],
        entries=entries,
    )


def _latest(notices: Iterable[Notice], code: str, room: int) -> Iterator[Notice]:
    for notice in notices:
        if code in notice.texts and not notice.expired:
            yield notice
            room -= 1
            if not room:
                return


def _entry(site_context: SiteContext, locale: Locale, notice: Notice, text: Text) -> FeedEntry:
    site, item = site_context.site, notice.item
    now = site_context.library.now
    corrected = merge.correction(item, text, site, now)
    withdrawn = merge.withdrawal(item, text, site, now)
    labels = {topic.id: topic.labels[locale.code] for topic in site.topics}
    changes = [change[0] for change in (corrected, withdrawn) if change]
    return FeedEntry(
        # RFC 4151; the id never changes, and neither does the host in site.toml.
        id=f"tag:{site.identity},2020:{locale.code}/{quote(notice.id, safe=_TAG_SIGNS)}",
        url=urls.absolute(urls.item(site, locale.code, notice.id), site),
        title=text.fields.title,
        published=rfc3339(notice.date),
        updated=rfc3339(latest(notice.date, *changes)),
        author=merge.origin(item, text, site).name,
        summary=summary_text(text),
        withdrawn=withdrawn[1] if withdrawn else "",
        body=body(site_context, locale, item, text, full_urls=True),
        topics=tuple(labels[topic] for topic in notice.topics),
    )
