"""What a page says of itself to machines, and its ways to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gazette.library import urls
from gazette.model.contexts.head import Head, Switch
from gazette.model.notice import Item
from gazette.model.routes import HOME
from gazette.views.site_context import Locale, SiteContext

Alternates = tuple[tuple[str, str], ...]
"""Pairs of a tag (or `x-default`) and a full URL, as `Head` has them."""


def page_head(
    site_context: SiteContext, locale: Locale, path: str, *, indexed: bool = True
) -> Head:
    """Return the head of a page that stands at one path below every language."""
    site = site_context.site
    addresses = {code: urls.of(site, code, path) for code in site.codes}
    return Head(
        canonical=urls.absolute(addresses[locale.code], site),
        alternates=page_alternates(site_context, path) if indexed else (),
        switches=switches(site_context, locale, addresses.get),
        og_locales=og_locales(site_context, locale, addresses),
        indexed=indexed,
    )


def item_head(
    site_context: SiteContext,
    locale: Locale,
    item: Item,
    *,
    description: str,
    image: str = "",
    json_ld: Mapping[str, object] | None = None,
) -> Head:
    """Return the head of a notice's or own page's version in a language.

    Only texts count as translations: a page whose text stands in for a missing one names the
    original as canonical and has no alternates (Google, «Localized versions of your page»).
    """
    site, library = site_context.site, site_context.library
    translated = {code: urls.item(site, code, item.id) for code in item.texts}
    own = locale.code in item.texts
    code = locale.code if own else library.original(item, locale.code)
    return Head(
        canonical=urls.absolute(translated[code], site),
        alternates=item_alternates(site_context, item) if own else (),
        switches=switches(site_context, locale, lambda c: address_of(site_context, item, c)),
        description=description,
        og_type="article",
        og_image=image,
        og_locales=og_locales(site_context, locale, translated),
        indexed=own,
        json_ld=json_ld,
    )


def page_alternates(site_context: SiteContext, path: str) -> Alternates:
    """Return the versions of the page at one path below every language.

    Home pages have the chooser for readers of no language of the portal (hreflang `x-default`).
    """
    site = site_context.site
    addresses = {code: urls.of(site, code, path) for code in site.codes}
    default = site.base if path == HOME.path else next(iter(addresses.values()))
    return _alternates(site_context, addresses, default)


def item_alternates(site_context: SiteContext, item: Item) -> Alternates:
    """Return an item's versions as each of them names them."""
    addresses = {code: urls.item(site_context.site, code, item.id) for code in item.texts}
    return _alternates(site_context, addresses, next(iter(addresses.values())))


def address_of(site_context: SiteContext, item: Item, code: str) -> str | None:
    """Return the address of an item's page in a language, None where there is no page."""
    if site_context.library.showing(item, code) is None:
        return None
    return urls.item(site_context.site, code, item.id)


def switches(
    site_context: SiteContext, locale: Locale, address_in: Callable[[str], str | None]
) -> tuple[Switch, ...]:
    """Return the ways from a page to its versions in the other languages.

    `address_in` returns its address in a language, None where it has none there.
    """
    ways = []
    for language in site_context.site.languages:
        if language.code != locale.code:
            address = address_in(language.code)
            home = urls.home(site_context.site, language.code)
            ways.append(
                Switch(language.code, language.tag, language.label, address or home, bool(address))
            )
    return tuple(ways)


def og_locales(
    site_context: SiteContext, locale: Locale, addresses: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the Open Graph locales of a page's other versions."""
    return tuple(
        language.og_locale
        for language in site_context.site.languages
        if language.code in addresses and language.code != locale.code
    )


def _alternates(
    site_context: SiteContext, addresses: Mapping[str, str], default: str
) -> Alternates:
    site = site_context.site
    pairs = [(site.language(c).tag, urls.absolute(a, site)) for c, a in addresses.items()]
    return (*pairs, ("x-default", urls.absolute(default, site)))
