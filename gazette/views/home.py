"""Home in each language: who publishes, what is pinned, the latest, the topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from gazette.library import urls
from gazette.model.contexts import HomeContext
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.views.bodies import body
from gazette.views.entries import entries, topics
from gazette.views.heads import head
from gazette.views.pages import page
from gazette.views.scene import Scene, Tongue


def home_pages(scene: Scene) -> Iterator[Page]:
    """Yield the home page of each language."""
    library = scene.library
    pinned = tuple(reversed(library.pinned))
    for tongue in scene.tongues:
        listed = reversed(library.listed(tongue.code))
        lasting = (notice for notice in listed if not (notice.pinned or notice.expired))
        latest = tuple(islice(lasting, scene.site.latest))
        make = partial(_context, scene, tongue, pinned, latest)
        path = urls.item_path(tongue.code, "pages/home")
        yield page(tongue, path, "pages/home.html", HomeContext, make)


def home_fingerprints(scene: Scene) -> list[bytes]:
    """Return what the portal's own text on its home page follows from."""
    library = scene.library
    item = library.pages.get("home")
    return [item.card.source_fingerprint, library.links_fingerprint(item)] if item else [b"-"]


def _context(
    scene: Scene, tongue: Tongue, pinned: Iterable[Notice], latest: Iterable[Notice]
) -> HomeContext:
    site, item = scene.site, scene.library.pages.get("home")
    text = item.texts.get(tongue.code) if item else None
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
