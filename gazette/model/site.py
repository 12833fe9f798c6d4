"""The portal's settings as values: what `config` makes of site.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from gazette.model.origin import Origin

Policy = Literal["fallback", "notice", "hide"]
POLICIES: tuple[Policy, ...] = ("fallback", "notice", "hide")

ByLanguage = Mapping[str, str]
"""A text for each language code."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the portal.

    `code` stands in file names and URLs (`zh`), `tag` in `lang` and `hreflang` (BCP 47,
    `zh-Hans`), `locale` is Babel's (`zh_Hans_CN`), `label` names the language in itself
    (`中文版`). `fallbacks` are the codes whose text stands in where this one is missing, best
    first.
    """

    code: str
    tag: str
    locale: str
    label: str
    fallbacks: tuple[str, ...]

    @property
    def og_locale(self) -> str:
        """The locale as `language_TERRITORY` (Open Graph protocol, «Optional Metadata»).

        Without its script, which readers of Open Graph do not know.
        """
        first, *more = self.locale.replace("-", "_").split("_")
        return "_".join([first, *(part for part in more if len(part) in {2, 3})][:2])

    @property
    def joins_lines(self) -> bool:
        """Whether the script is written without spaces between words (Chinese, Japanese)."""
        return self.tag.split("-")[0] in {"zh", "ja", "yue", "lzh", "wuu", "nan", "hak"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that notices are filed under; `labels` has every language."""

    id: str
    labels: ByLanguage


@dataclass(frozen=True, slots=True)
class Site:
    """Every setting of the portal.

    `url` ends with a slash; `base` is its path (`/` or `/sub/`). `identity` is the host of the
    address that stands in site.toml, whatever `--url` says: feed entry ids are made of it and
    never change (RFC 4287 section 4.2.6). `own` are both addresses where they are given, without
    their schemes: links that begin with one of them stay in the portal. `languages` are in the
    order of site.toml. `disabled_checks` are the codes of which nothing is told. What each
    setting means stands in `gazette/config/settings.py`.
    """

    url: str
    base: str
    identity: str
    time_zone: tzinfo
    time_zone_name: str
    languages: tuple[Language, ...]
    titles: ByLanguage
    descriptions: ByLanguage
    publishers: ByLanguage
    origins: Mapping[str, Origin]
    topics: tuple[Topic, ...]
    untranslated: Policy
    page_size: int
    latest: int
    feed_size: int
    contact: str
    site_id_code: str
    own: tuple[str, ...] = ()
    disabled_checks: tuple[str, ...] = ()

    def language(self, code: str) -> Language:
        """Return the language with this code; KeyError where there is none."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all languages, in order."""
        return tuple(language.code for language in self.languages)
