"""Lists of notices: the archive, its years, the topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from gazette.library import urls
from gazette.model.contexts import Link, ListContext, Pager, RedirectContext, TopicsContext
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.views.chapters import Chapter, chapters, next_number
from gazette.views.entries import entries, topics
from gazette.views.heads import head
from gazette.views.pages import page
from gazette.views.scene import Scene, Tongue


class _Cut(NamedTuple):
    """A list cut into pages, the same in all languages: each chapter with the mark of its notices.

    `ahead` is the number of the next full page, where full pages lead to it; else 0.
    """

    chapters: tuple[tuple[Chapter, bytes], ...]
    ahead: int


class _List(NamedTuple):
    """A list in one language: its folder below the language's, template, heading, pages."""

    folder: str
    template: str
    heading: str
    cut: _Cut
    years: tuple[Link, ...] = ()
    feed: str = ""


def archive_pages(scene: Scene) -> Iterator[Page]:
    """Yield the pages of the whole archive and of each year, in each language."""
    published = scene.library.published
    archive = _cut(scene, published)
    years = {year: _cut(scene, notices) for year, notices in by_year(published).items()}
    for tongue in scene.tongues:
        links = tuple(
            Link(year, urls.of(scene.site, tongue.code, "news", year, ""))
            for year in sorted(years, reverse=True)
        )
        yield from _pages(scene, tongue, _List("news", "pages/archive.html", "", archive, links))
        for year, cut in years.items():
            yield from _pages(scene, tongue, _List(f"news/{year}", "pages/year.html", year, cut))


def topic_pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of all topics and each topic's list, in each language."""
    site = scene.site
    cuts = {topic: _cut(scene, notices) for topic, notices in notices_by_topic(scene).items()}
    for tongue in scene.tongues:
        yield _topics(scene, tongue)
        for topic in site.topics:
            listing = _List(
                f"topics/{topic.id}",
                "pages/topic.html",
                topic.labels[tongue.code],
                cuts[topic.id],
                feed=urls.of(site, tongue.code, "topics", topic.id, "feed.atom"),
            )
            yield from _pages(scene, tongue, listing)


def by_year(notices: Sequence[Notice]) -> dict[str, list[Notice]]:
    """Return notices, oldest first, by the year of their date."""
    years: dict[str, list[Notice]] = {}
    for notice in notices:
        years.setdefault(f"{notice.date.start.year:04}", []).append(notice)
    return years


def notices_by_topic(scene: Scene) -> dict[str, list[Notice]]:
    """Return the published notices, oldest first, of each topic."""
    found: dict[str, list[Notice]] = {topic.id: [] for topic in scene.site.topics}
    for notice in scene.library.published:
        for topic in notice.topics:
            found[topic].append(notice)
    return found


def _cut(scene: Scene, notices: Sequence[Notice]) -> _Cut:
    mark = scene.library.mark
    cut = chapters(notices, scene.site.page_size)
    marked = ((chapter, b"|".join(map(mark, chapter.notices))) for chapter in cut)
    return _Cut(tuple(marked), next_number(cut))


def _pages(scene: Scene, tongue: Tongue, listing: _List) -> Iterator[Page]:
    for chapter, mark in listing.cut.chapters:
        yield _page(scene, tongue, listing, chapter, mark)
    if listing.cut.ahead:
        yield _ahead(scene, tongue, listing, listing.cut.ahead)


def _page(scene: Scene, tongue: Tongue, listing: _List, chapter: Chapter, mark: bytes) -> Page:
    site = scene.site
    path = urls.path(urls.numbered(site, tongue.code, listing.folder, chapter.number), site)
    years = listing.years if chapter.number is None else ()
    neighbours = repr((chapter.number, chapter.older, chapter.newer, years)).encode()
    make = partial(_context, scene, tongue, listing, chapter)
    return page(tongue, path, listing.template, ListContext, make, [mark, neighbours])


def _context(scene: Scene, tongue: Tongue, listing: _List, chapter: Chapter) -> ListContext:
    site, code, folder = scene.site, tongue.code, listing.folder
    older = urls.numbered(site, code, folder, chapter.older) if chapter.older else ""
    newer = urls.numbered(site, code, folder, chapter.newer) if chapter.newer else ""
    return ListContext(
        head=head(
            scene,
            tongue,
            lambda c: urls.numbered(site, c, folder, chapter.number),
            feed=listing.feed,
        ),
        heading=listing.heading,
        entries=entries(scene, tongue, chapter.notices),
        pager=Pager(chapter.number or 0, newer, older),
        years=listing.years if chapter.number is None else (),
    )


def _ahead(scene: Scene, tongue: Tongue, listing: _List, number: int) -> Page:
    """Lead on from the address that the last full page calls newer, until that one is full."""
    site, code = scene.site, tongue.code
    address = urls.numbered(site, code, listing.folder, number)
    newest = urls.numbered(site, code, listing.folder, None)
    title = listing.heading or site.titles[code]
    context = RedirectContext(newest, urls.absolute(newest, site), title, "")
    path = urls.path(address, site)
    return page(tongue, path, "pages/redirect.html", RedirectContext, lambda: context)


def _topics(scene: Scene, tongue: Tongue) -> Page:
    site, code = scene.site, tongue.code
    path = urls.path(urls.of(site, code, "topics", ""), site)

    def make() -> TopicsContext:
        return TopicsContext(
            head=head(scene, tongue, lambda c: urls.of(site, c, "topics", "")),
            topics=topics(scene, tongue, (topic.id for topic in site.topics)),
        )

    return page(tongue, path, "pages/topics.html", TopicsContext, make)
