"""What a page says of itself to machines, and its ways to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gazette.library import urls
from gazette.model.contexts import Head, Switch
from gazette.model.notice import Item
from gazette.views.site_context import Locale, SiteContext

AddressIn = Callable[[str], str | None]
"""From a language code to the page's address in that language; None where it has none there."""


def head(
    site_context: SiteContext,
    locale: Locale,
    address_in: AddressIn,
    *,
    description: str = "",
    indexed: bool = True,
    default: str = "",
    feed: str = "",
) -> Head:
    """Return the head of a page that every language has a version of.

    `default` is the address for readers of no language of the portal (hreflang `x-default`); the
    first language's version where it is not given.
    """
    site = site_context.site
    addresses = {code: address for code in site.codes if (address := address_in(code))}
    own = urls.absolute(addresses[locale.code], site)
    return Head(
        canonical=own,
        alternates=_alternates(site_context, addresses, default) if indexed else (),
        switches=switches(site_context, locale, address_in),
        description=description,
        og_locales=og_locales(site_context, locale, addresses),
        indexed=indexed,
        feed=feed,
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
        alternates=_alternates(site_context, translated, "") if own else (),
        switches=switches(site_context, locale, lambda c: address_of(site_context, item, c)),
        description=description,
        og_type="article",
        og_image=image,
        og_locales=og_locales(site_context, locale, translated),
        indexed=own,
        json_ld=json_ld,
    )


def item_alternates(site_context: SiteContext, item: Item) -> tuple[tuple[str, str], ...]:
    """Return an item's versions as each of them names them."""
    return _alternates(
        site_context, {c: urls.item(site_context.site, c, item.id) for c in item.texts}, ""
    )


def address_of(site_context: SiteContext, item: Item, code: str) -> str | None:
    """Return the address of an item's page in a language, None where there is no page."""
    if site_context.library.showing(item, code) is None:
        return None
    return urls.item(site_context.site, code, item.id)


def switches(
    site_context: SiteContext, locale: Locale, address_in: AddressIn
) -> tuple[Switch, ...]:
    """Return the ways from a page to its versions in the other languages."""
    found = []
    for language in site_context.site.languages:
        if language.code != locale.code:
            address = address_in(language.code)
            home = urls.home(site_context.site, language.code)
            found.append(
                Switch(language.code, language.tag, language.label, address or home, bool(address))
            )
    return tuple(found)


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
) -> tuple[tuple[str, str], ...]:
    site = site_context.site
    pairs = [(site.language(c).tag, urls.absolute(a, site)) for c, a in addresses.items()]
    fallback = default or next(iter(addresses.values()))
    return (*pairs, ("x-default", urls.absolute(fallback, site)))
