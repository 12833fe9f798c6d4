"""Pages that hold no notice: chooser, favourites, 404, and the redirects of old addresses."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.library import urls
from gazette.library.library import Library
from gazette.model.contexts import (
    Choice,
    ChoiceContext,
    Head,
    PlainContext,
    RedirectContext,
    Switch,
)
from gazette.model.notice import Item
from gazette.model.page import Page
from gazette.model.text import Text
from gazette.views.heads import head
from gazette.views.phrases import CHOOSE, NOT_FOUND, NOT_FOUND_WHY, TO_HOME
from gazette.views.scene import Scene, Tongue


def plain_pages(scene: Scene) -> Iterator[Page]:
    """Yield the chooser, the 404 pages and each language's favourites."""
    yield _chooser(scene)
    yield _lost(scene)
    for tongue in scene.tongues:
        yield _favorites(scene, tongue)
        yield _not_found(scene, tongue)


def redirect_pages(scene: Scene) -> Iterator[Page]:
    """Yield a page at each old address, which leads to the page it is an alias of."""
    for item in _published(scene.library):
        for text in item.texts.values():
            for alias in text.fields.aliases:
                yield _redirect(scene, item, text, alias)


def alias_path(alias: str) -> str:
    """Return the output path of an old address: a file's, or that of a folder's page."""
    folder = alias.rstrip("/")
    return alias if "." in folder.rpartition("/")[2] and alias == folder else f"{folder}/index.html"


def _published(library: Library) -> Iterator[Item]:
    yield from (notice.item for notice in library.published)
    yield from library.pages.values()


def _redirect(scene: Scene, item: Item, text: Text, alias: str) -> Page:
    site = scene.site
    tongue = next(tongue for tongue in scene.tongues if tongue.code == text.lang)
    target = urls.item(site, text.lang, item.id)
    context = RedirectContext(target, urls.absolute(target, site), text.fields.title, "")
    return Page(
        alias_path(alias),
        "pages/redirect.html",
        text.lang,
        tongue.frame,
        context,
        origin=text.path,
        line=text.line("aliases"),
    )


def _chooser(scene: Scene) -> Page:
    site, first = scene.site, scene.tongues[0]
    homes = [(language.tag, urls.home(site, language.code)) for language in site.languages]
    return Page(
        "index.html",
        "pages/chooser.html",
        first.code,
        first.frame,
        ChoiceContext(
            head=Head(
                canonical=site.url,
                alternates=(
                    *((tag, urls.absolute(home, site)) for tag, home in homes),
                    ("x-default", site.url),
                ),
                switches=_homes(scene),
                description=site.descriptions[first.code],
            ),
            choices=_choices(scene, (CHOOSE,)),
        ),
    )


def _lost(scene: Scene) -> Page:
    site, first = scene.site, scene.tongues[0]
    context = ChoiceContext(
        head=Head(f"{site.url}404.html", (), _homes(scene), indexed=False),
        choices=_choices(scene, (NOT_FOUND, NOT_FOUND_WHY, TO_HOME)),
    )
    return Page("404.html", "pages/lost.html", first.code, first.frame, context)


def _homes(scene: Scene) -> tuple[Switch, ...]:
    return tuple(
        Switch(each.code, each.tag, each.label, urls.home(scene.site, each.code), available=True)
        for each in scene.site.languages
    )


def _choices(scene: Scene, phrases: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            tag=tongue.tag,
            label=tongue.language.label,
            title=scene.site.titles[tongue.code],
            address=urls.home(scene.site, tongue.code),
            words=tuple(tongue.words.gettext(phrase) for phrase in phrases),
        )
        for tongue in scene.tongues
    )


def _favorites(scene: Scene, tongue: Tongue) -> Page:
    site, code = scene.site, tongue.code
    address = urls.of(site, code, "favorites", "")
    context = PlainContext(head(scene, tongue, lambda c: urls.of(site, c, "favorites", "")))
    return Page(urls.path(address, site), "pages/favorites.html", code, tongue.frame, context)


def _not_found(scene: Scene, tongue: Tongue) -> Page:
    site, code = scene.site, tongue.code
    context = PlainContext(
        head(scene, tongue, lambda c: urls.of(site, c, "404.html"), indexed=False)
    )
    return Page(f"{code}/404.html", "pages/not_found.html", code, tongue.frame, context)
