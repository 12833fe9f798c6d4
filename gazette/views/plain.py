"""Pages that hold no notice: chooser, 404, and the redirects of old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.digest import digest
from gazette.library import urls
from gazette.library.months import Month
from gazette.model.contexts import (
    Choice,
    ChoiceContext,
    Head,
    PlainContext,
    RedirectContext,
    Switch,
)
from gazette.model.notice import Item
from gazette.model.page import BuildUnit, Page
from gazette.views.heads import head
from gazette.views.pages import page
from gazette.views.phrases import CHOOSE, NOT_FOUND, NOT_FOUND_WHY, TO_HOME
from gazette.views.scene import Scene, Tongue


def plain_pages(scene: Scene) -> Iterator[Page]:
    """Yield the chooser and the 404 pages."""
    yield _chooser(scene)
    yield _lost(scene)
    for tongue in scene.tongues:
        yield _not_found(scene, tongue)


def redirect_pages(scene: Scene, month: Month) -> Iterator[Page]:
    """Yield a page at each old address of a notice, which leads to its page of today."""
    for notice in month.published:
        yield from _redirects(scene, notice.item)


def page_redirects(scene: Scene) -> Iterator[BuildUnit]:
    """Yield the part of the same for the portal's own pages."""
    pages = scene.library.pages.values()
    public = [item.card.public_fingerprint for item in pages if item.card.aliases]
    yield BuildUnit(
        "page redirects",
        digest(scene.settings_fingerprint, public),
        partial(_page_redirects, scene),
    )


def _page_redirects(scene: Scene) -> Iterator[Page]:
    for item in scene.library.pages.values():
        yield from _redirects(scene, item)


def alias_path(alias: str) -> str:
    """Return the output path of an old address: a file's, or that of a folder's page."""
    folder = alias.rstrip("/")
    return alias if "." in folder.rpartition("/")[2] and alias == folder else f"{folder}/index.html"


def _redirects(scene: Scene, item: Item) -> Iterator[Page]:
    for code, alias, line in item.card.aliases:
        yield _redirect(scene, item, code, alias, line)


def _redirect(scene: Scene, item: Item, code: str, alias: str, line: int) -> Page:
    site = scene.site
    tongue = next(tongue for tongue in scene.tongues if tongue.code == code)
    target = urls.item(site, code, item.id)
    context = RedirectContext(target, urls.absolute(target, site), item.teaser(code).title, "")
    return page(
        tongue,
        alias_path(alias),
        "pages/redirect.html",
        RedirectContext,
        lambda: context,
        origin=item.path_in(code),
        line=line,
    )


def _chooser(scene: Scene) -> Page:
    first = scene.tongues[0]
    make = partial(_chooser_context, scene)
    return page(first, "index.html", "pages/chooser.html", ChoiceContext, make)


def _chooser_context(scene: Scene) -> ChoiceContext:
    site = scene.site
    homes = [(language.tag, urls.home(site, language.code)) for language in site.languages]
    head = Head(
        canonical=site.url,
        alternates=(
            *((tag, urls.absolute(home, site)) for tag, home in homes),
            ("x-default", site.url),
        ),
        switches=_homes(scene),
        description=site.descriptions[scene.tongues[0].code],
    )
    return ChoiceContext(head, _choices(scene, (CHOOSE,)))


def _lost(scene: Scene) -> Page:
    head = Head(f"{scene.site.url}404.html", (), _homes(scene), indexed=False)
    context = ChoiceContext(head, _choices(scene, (NOT_FOUND, NOT_FOUND_WHY, TO_HOME)))
    return page(scene.tongues[0], "404.html", "pages/lost.html", ChoiceContext, lambda: context)


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


def _not_found(scene: Scene, tongue: Tongue) -> Page:
    site = scene.site

    def make() -> PlainContext:
        in_language = partial(urls.of, site)
        return PlainContext(
            head(scene, tongue, lambda c: in_language(c, "404.html"), indexed=False)
        )

    return page(tongue, f"{tongue.code}/404.html", "pages/not_found.html", PlainContext, make)
