"""What a page says of itself to machines, and its ways to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gazette.library import urls
from gazette.model.contexts import Head, Switch
from gazette.model.notice import Item
from gazette.views.scene import Scene, Tongue

AddressIn = Callable[[str], str | None]
"""From a language code to the page's address in that language; None where it has none there."""


def head(
    scene: Scene,
    tongue: Tongue,
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
    site = scene.site
    addresses = {code: address for code in site.codes if (address := address_in(code))}
    own = urls.absolute(addresses[tongue.code], site)
    return Head(
        canonical=own,
        alternates=_alternates(scene, addresses, default) if indexed else (),
        switches=switches(scene, tongue, address_in),
        description=description,
        og_locales=og_locales(scene, tongue, addresses),
        indexed=indexed,
        feed=feed,
    )


def item_head(
    scene: Scene,
    tongue: Tongue,
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
    site, library = scene.site, scene.library
    translated = {code: urls.item(site, code, item.id) for code in item.texts}
    own = tongue.code in item.texts
    code = tongue.code if own else library.original(item, tongue.code)
    return Head(
        canonical=urls.absolute(translated[code], site),
        alternates=_alternates(scene, translated, "") if own else (),
        switches=switches(scene, tongue, lambda c: address_of(scene, item, c)),
        description=description,
        og_type="article",
        og_image=image,
        og_locales=og_locales(scene, tongue, translated),
        indexed=own,
        json_ld=json_ld,
    )


def item_alternates(scene: Scene, item: Item) -> tuple[tuple[str, str], ...]:
    """Return an item's versions as each of them names them."""
    return _alternates(scene, {c: urls.item(scene.site, c, item.id) for c in item.texts}, "")


def address_of(scene: Scene, item: Item, code: str) -> str | None:
    """Return the address of an item's page in a language, None where there is no page."""
    if scene.library.showing(item, code) is None:
        return None
    return urls.item(scene.site, code, item.id)


def switches(scene: Scene, tongue: Tongue, address_in: AddressIn) -> tuple[Switch, ...]:
    """Return the ways from a page to its versions in the other languages."""
    found = []
    for language in scene.site.languages:
        if language.code != tongue.code:
            address = address_in(language.code)
            home = urls.home(scene.site, language.code)
            found.append(
                Switch(language.code, language.tag, language.label, address or home, bool(address))
            )
    return tuple(found)


def og_locales(scene: Scene, tongue: Tongue, addresses: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Open Graph locales of a page's other versions."""
    return tuple(
        language.og_locale
        for language in scene.site.languages
        if language.code in addresses and language.code != tongue.code
    )


def _alternates(
    scene: Scene, addresses: Mapping[str, str], default: str
) -> tuple[tuple[str, str], ...]:
    site = scene.site
    pairs = [(site.language(c).tag, urls.absolute(a, site)) for c, a in addresses.items()]
    fallback = default or next(iter(addresses.values()))
    return (*pairs, ("x-default", urls.absolute(fallback, site)))
