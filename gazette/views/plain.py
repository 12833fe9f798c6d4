"""Pages that show no notice: chooser, 404, and the redirects of old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.digest import digest
from gazette.library import urls
from gazette.library.months import Month
from gazette.model.contexts.head import Head, Switch
from gazette.model.contexts.plain import (
    CHOOSER_PAGE,
    LOST_PAGE,
    NOT_FOUND_PAGE,
    REDIRECT_PAGE,
    Choice,
    ChoiceContext,
    PlainContext,
    RedirectContext,
)
from gazette.model.notice import Item
from gazette.model.page import BuildUnit, Page
from gazette.model.routes import HOME, NOT_FOUND
from gazette.views import phrases
from gazette.views.heads import page_alternates, page_head
from gazette.views.pages import page, route_pages
from gazette.views.site_context import Locale, SiteContext

_PAGES = (".html", ".htm")


def plain_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the chooser and the 404 pages."""
    first = site_context.locales[0]
    yield page(first, "index.html", CHOOSER_PAGE, partial(_chooser_context, site_context))
    yield page(first, "404.html", LOST_PAGE, partial(_lost_context, site_context))
    yield from route_pages(site_context, NOT_FOUND, NOT_FOUND_PAGE, _not_found_context)


def redirect_pages(site_context: SiteContext, month: Month) -> Iterator[Page]:
    """Yield a page at each old address of a notice, which leads to its page of today."""
    for notice in month.published:
        yield from _redirects(site_context, notice.item)


def page_redirects(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the unit of the same for the portal's own pages."""
    pages = site_context.library.pages.values()
    public = [item.card.public_fingerprint for item in pages if item.card.aliases]
    yield BuildUnit(
        "page redirects",
        digest(site_context.settings_fingerprint, public),
        partial(_page_redirects, site_context),
    )


def _page_redirects(site_context: SiteContext) -> Iterator[Page]:
    for item in site_context.library.pages.values():
        yield from _redirects(site_context, item)


def alias_path(alias: str) -> str:
    """Return the output path of an old address: that of a page, which servers show as one.

    A file of another ending would be sent as a download: it becomes a folder with a page.
    """
    return alias if alias.lower().endswith(_PAGES) else f"{alias.rstrip('/')}/index.html"


def _redirects(site_context: SiteContext, item: Item) -> Iterator[Page]:
    for code, alias, line in item.card.aliases:
        yield _redirect(site_context, item, code, alias, line)


def _redirect(site_context: SiteContext, item: Item, code: str, alias: str, line: int) -> Page:
    site = site_context.site
    locale = next(locale for locale in site_context.locales if locale.code == code)
    target = urls.item(site, code, item.id)
    context = RedirectContext(target, urls.absolute(target, site), item.teaser(code).title, "")
    path, source = alias_path(alias), item.path_in(code)
    return page(locale, path, REDIRECT_PAGE, lambda: context, source=source, line=line)


def _chooser_context(site_context: SiteContext) -> ChoiceContext:
    site = site_context.site
    head = Head(
        canonical=site.url,
        alternates=page_alternates(site_context, HOME.path),
        switches=_homes(site_context),
        description=site.descriptions[site_context.locales[0].code],
    )
    return ChoiceContext(head, _choices(site_context, (phrases.CHOOSE,)))


def _lost_context(site_context: SiteContext) -> ChoiceContext:
    head = Head(f"{site_context.site.url}404.html", (), _homes(site_context), indexed=False)
    words = (phrases.NOT_FOUND, phrases.NOT_FOUND_WHY, phrases.TO_HOME)
    return ChoiceContext(head, _choices(site_context, words))


def _homes(site_context: SiteContext) -> tuple[Switch, ...]:
    return tuple(
        Switch(
            each.code, each.tag, each.label, urls.home(site_context.site, each.code), available=True
        )
        for each in site_context.site.languages
    )


def _choices(site_context: SiteContext, msgids: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            tag=locale.tag,
            label=locale.language.label,
            title=site_context.site.titles[locale.code],
            address=urls.home(site_context.site, locale.code),
            words=tuple(locale.words.gettext(msgid) for msgid in msgids),
        )
        for locale in site_context.locales
    )


def _not_found_context(site_context: SiteContext, locale: Locale) -> PlainContext:
    return PlainContext(page_head(site_context, locale, NOT_FOUND.path, indexed=False))
