"""Lists of notices: the archive, its years, the topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from gazette.library import urls
from gazette.model.contexts import Link, ListContext, Pager, RedirectContext, TopicsContext
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.views.chapters import Chapter, chapters, next_number
from gazette.views.entries import entries, topics
from gazette.views.heads import head
from gazette.views.pages import page
from gazette.views.scene import Scene, Tongue


@dataclass(frozen=True, slots=True)
class _List:
    """A list in one language: its folder below the language's, template, heading, notices."""

    folder: str
    template: str
    heading: str
    notices: Sequence[Notice]
    years: tuple[Link, ...] = ()
    feed: str = ""


def archive_pages(scene: Scene) -> Iterator[Page]:
    """Yield the pages of the whole archive and of each year, in each language."""
    published = scene.library.published
    years = by_year(published)
    for tongue in scene.tongues:
        links = tuple(
            Link(year, urls.of(scene.site, tongue.code, "news", year, ""))
            for year in sorted(years, reverse=True)
        )
        archive = _List("news", "pages/archive.html", "", published, links)
        yield from _pages(scene, tongue, archive)
        for year, notices in years.items():
            yield from _pages(
                scene, tongue, _List(f"news/{year}", "pages/year.html", year, notices)
            )


def topic_pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of all topics and each topic's list, in each language."""
    site = scene.site
    by_topic = notices_by_topic(scene)
    for tongue in scene.tongues:
        yield _topics(scene, tongue)
        for topic in site.topics:
            yield from _pages(
                scene,
                tongue,
                _List(
                    f"topics/{topic.id}",
                    "pages/topic.html",
                    topic.labels[tongue.code],
                    by_topic[topic.id],
                    feed=urls.of(site, tongue.code, "topics", topic.id, "feed.atom"),
                ),
            )


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


def _pages(scene: Scene, tongue: Tongue, listing: _List) -> Iterator[Page]:
    cut = chapters(listing.notices, scene.site.page_size)
    for chapter in cut:
        yield _page(scene, tongue, listing, chapter)
    if number := next_number(cut):
        yield _ahead(scene, tongue, listing, number)


def _page(scene: Scene, tongue: Tongue, listing: _List, chapter: Chapter) -> Page:
    site, library = scene.site, scene.library
    path = urls.path(urls.numbered(site, tongue.code, listing.folder, chapter.number), site)
    years = listing.years if chapter.number is None else ()
    marks = [library.mark(notice) for notice in chapter.notices]
    marks.append(repr((chapter.number, chapter.older, chapter.newer, years)).encode())
    make = partial(_context, scene, tongue, listing, chapter)
    return page(tongue, path, listing.template, ListContext, make, marks)


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
