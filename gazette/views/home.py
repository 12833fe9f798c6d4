"""Home in each language: who publishes, what is pinned, the latest, the topics."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.library import urls
from gazette.model.contexts import HomeContext
from gazette.model.page import Page
from gazette.views.bodies import body
from gazette.views.entries import entries, topics
from gazette.views.heads import head
from gazette.views.scene import Scene, Tongue


def home_pages(scene: Scene) -> Iterator[Page]:
    """Yield the home page of each language."""
    for tongue in scene.tongues:
        yield Page(
            path=urls.path(urls.home(scene.site, tongue.code), scene.site),
            template="pages/home.html",
            language=tongue.code,
            frame=tongue.frame,
            context=_context(scene, tongue),
        )


def _context(scene: Scene, tongue: Tongue) -> HomeContext:
    site, library = scene.site, scene.library
    item = library.pages.get("home")
    text = item.texts.get(tongue.code) if item else None
    listed = [notice for notice in reversed(library.lists(tongue.code)) if not notice.expired]
    pinned = [notice for notice in listed if notice.pinned]
    latest = [notice for notice in listed if not notice.pinned][: site.latest]
    return HomeContext(
        head=head(
            scene,
            tongue,
            lambda code: urls.home(site, code),
            description=site.descriptions[tongue.code],
            default=site.base,
        ),
        title=text.fields.title if text else site.titles[tongue.code],
        intro=body(scene, tongue, item, text) if item and text else None,
        pinned=entries(scene, tongue, pinned),
        latest=entries(scene, tongue, latest),
        topics=topics(scene, tongue, (topic.id for topic in site.topics)),
    )
