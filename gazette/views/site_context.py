"""What every view works from: the library, each language's words and formats, the shared frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import Library, urls
from gazette.locales import Formats, Words
from gazette.model import routes
from gazette.model.contexts.frame import Frame, NavigationEntry
from gazette.model.contexts.parts import Link
from gazette.model.site import Language, Site
from gazette.views.phrases import PHRASES


class Locale(NamedTuple):
    """One language at work: its settings, interface texts, CLDR formats, and its pages' frame.

    `fingerprint` is the digest of everything that its pages' contexts follow from besides the
    content.
    """

    language: Language
    words: Words
    formats: Formats
    frame: Frame
    fingerprint: bytes

    @property
    def code(self) -> str:
        """The language's code."""
        return self.language.code

    @property
    def tag(self) -> str:
        """The language's BCP 47 tag."""
        return self.language.tag


class SiteContext(NamedTuple):
    """A library in all its languages. `content_root` is the content folder's absolute path.

    `searched` is whether there are search pages.
    """

    library: Library
    locales: tuple[Locale, ...]
    content_root: str
    searched: bool = False

    @property
    def site(self) -> Site:
        """The portal's settings."""
        return self.library.site

    @property
    def settings_fingerprint(self) -> tuple[object, ...]:
        """What all pages follow from besides the content."""
        return self.content_root, self.searched, [locale.fingerprint for locale in self.locales]

    def foreign(self, code: str, reader: Locale) -> str:
        """Return the tag of a text's language where it is not the reader's, else ""."""
        return "" if code == reader.code else self.site.language(code).tag


def make_site_context(
    library: Library,
    words: Mapping[str, Words],
    formats: Mapping[str, Formats],
    content_root: str,
    *,
    searched: bool = False,
) -> SiteContext:
    """Return the site context of a library; `words` and `formats` are by language code."""
    site = library.site
    phrases = [[words[code].gettext(phrase) for phrase in PHRASES] for code in site.codes]
    settings_fingerprint = digest(site, phrases)
    locales = []
    for language in site.languages:
        code = language.code
        frame = _frame(library, language, words[code], searched=searched)
        fingerprint = digest(settings_fingerprint, frame)
        locales.append(Locale(language, words[code], formats[code], frame, fingerprint))
    return SiteContext(library, tuple(locales), content_root, searched)


def _frame(library: Library, language: Language, words: Words, *, searched: bool) -> Frame:
    site, code = library.site, language.code
    return Frame(
        code=code,
        tag=language.tag,
        og_locale=language.og_locale,
        title=site.titles[code],
        description=site.descriptions[code],
        publisher=site.publishers[code],
        domain=site.url.partition("//")[2].partition("/")[0],
        site_id_code=site.site_id_code,
        root=site.base,
        static=urls.of(site, "static", ""),
        home=urls.home(site, code),
        news=urls.of(site, code, routes.NEWS.path),
        topics=urls.of(site, code, routes.TOPICS.path),
        favorites=urls.of(site, code, routes.FAVORITES.path),
        about=_footer_address(library, code, "about"),
        disclaimer=_footer_address(library, code, "disclaimer"),
        extras=tuple(_extras(library, code)),
        feed=urls.of(site, code, routes.ATOM_FEED.path),
        json_feed=urls.of(site, code, routes.JSON_FEED.path),
        search=urls.of(site, code, routes.SEARCH.path) if searched else "",
        navigation=tuple(_navigation(site, code, words)),
    )


def _navigation(site: Site, code: str, words: Words) -> Iterator[NavigationEntry]:
    for route in routes.ROUTES:
        if route.label:
            address = urls.of(site, code, route.path)
            yield NavigationEntry(words.gettext(route.label), address, urls.absolute(address, site))


def _footer_address(library: Library, code: str, name: str) -> str:
    item = library.pages.get(name)
    return urls.item(library.site, code, item.id) if item and code in item.texts else ""


def _extras(library: Library, code: str) -> list[Link]:
    return [
        Link(item.teaser(code).title, urls.item(library.site, code, item.id))
        for name, item in sorted(library.pages.items())
        if name not in routes.EXPECTED_PAGES and code in item.texts
    ]
