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
from gazette.views.site_context import Locale, SiteContext


def plain_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the chooser and the 404 pages."""
    yield _chooser(site_context)
    yield _lost(site_context)
    for locale in site_context.locales:
        yield _not_found(site_context, locale)


def redirect_pages(site_context: SiteContext, month: Month) -> Iterator[Page]:
    """Yield a page at each old address of a notice, which leads to its page of today."""
    for notice in month.published:
        yield from _redirects(site_context, notice.item)


def page_redirects(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the part of the same for the portal's own pages."""
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
    """Return the output path of an old address: a file's, or that of a folder's page."""
    folder = alias.rstrip("/")
    return alias if "." in folder.rpartition("/")[2] and alias == folder else f"{folder}/index.html"


def _redirects(site_context: SiteContext, item: Item) -> Iterator[Page]:
    for code, alias, line in item.card.aliases:
        yield _redirect(site_context, item, code, alias, line)


def _redirect(site_context: SiteContext, item: Item, code: str, alias: str, line: int) -> Page:
    site = site_context.site
    locale = next(locale for locale in site_context.locales if locale.code == code)
    target = urls.item(site, code, item.id)
    context = RedirectContext(target, urls.absolute(target, site), item.teaser(code).title, "")
    return page(
        locale,
        alias_path(alias),
        "pages/redirect.html",
        RedirectContext,
        lambda: context,
        source=item.path_in(code),
        line=line,
    )


def _chooser(site_context: SiteContext) -> Page:
    first = site_context.locales[0]
    make = partial(_chooser_context, site_context)
    return page(first, "index.html", "pages/chooser.html", ChoiceContext, make)


def _chooser_context(site_context: SiteContext) -> ChoiceContext:
    site = site_context.site
    homes = [(language.tag, urls.home(site, language.code)) for language in site.languages]
    head = Head(
        canonical=site.url,
        alternates=(
            *((tag, urls.absolute(home, site)) for tag, home in homes),
            ("x-default", site.url),
        ),
        switches=_homes(site_context),
        description=site.descriptions[site_context.locales[0].code],
    )
    return ChoiceContext(head, _choices(site_context, (CHOOSE,)))


def _lost(site_context: SiteContext) -> Page:
    head = Head(f"{site_context.site.url}404.html", (), _homes(site_context), indexed=False)
    context = ChoiceContext(head, _choices(site_context, (NOT_FOUND, NOT_FOUND_WHY, TO_HOME)))
    return page(
        site_context.locales[0], "404.html", "pages/lost.html", ChoiceContext, lambda: context
    )


def _homes(site_context: SiteContext) -> tuple[Switch, ...]:
    return tuple(
        Switch(
            each.code, each.tag, each.label, urls.home(site_context.site, each.code), available=True
        )
        for each in site_context.site.languages
    )


def _choices(site_context: SiteContext, phrases: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            tag=locale.tag,
            label=locale.language.label,
            title=site_context.site.titles[locale.code],
            address=urls.home(site_context.site, locale.code),
            words=tuple(locale.words.gettext(phrase) for phrase in phrases),
        )
        for locale in site_context.locales
    )


def _not_found(site_context: SiteContext, locale: Locale) -> Page:
    site = site_context.site

    def make() -> PlainContext:
        in_language = partial(urls.of, site)
        return PlainContext(
            head(site_context, locale, lambda c: in_language(c, "404.html"), indexed=False)
        )

    return page(locale, f"{locale.code}/404.html", "pages/not_found.html", PlainContext, make)
