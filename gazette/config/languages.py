"""The languages of a portal: the tables `[languages.CODE]` in, `Language` values out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gazette.config.reader import Reader
from gazette.model.site import Language

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_languages(reader: Reader, knows: Callable[[str], bool]) -> tuple[Language, ...]:
    """Return the languages in order; `knows` tells the locales that there are."""
    table = reader.table("languages")
    if not table:
        reader.fault("setting-needed", "languages", setting="languages")
    languages = []
    for code in table:
        name = f"languages.{code}"
        if not _CODE.fullmatch(code):
            reader.fault("setting-language-code", name, value=code)
        values = reader.values("languages.CODE", name, tag=code)
        tag = values["tag"]
        locale = values["locale"] if "locale" in reader.table(name) else tag.replace("-", "_")
        if not knows(locale):
            reader.fault("unknown-locale", f"{name}.locale", locale=locale)
        fallbacks = _fallbacks(reader, code, values["fallbacks"].split())
        languages.append(Language(code, tag, locale, values["label"], fallbacks))
    _hold_apart(reader, languages)
    return tuple(languages)


def _hold_apart(reader: Reader, languages: Sequence[Language]) -> None:
    """Tell of languages whose codes or tags are one and the same to servers and browsers."""
    codes: dict[str, str] = {}
    tags: dict[str, str] = {}
    for language in languages:
        code, tag = language.code, language.tag
        first = codes.setdefault(code.casefold(), code)
        if first != code:
            reader.fault("setting-same-code", f"languages.{code}", value=code, other=first)
        elif tags.setdefault(tag.casefold(), code) != code:
            other = tags[tag.casefold()]
            reader.fault("setting-same-tag", f"languages.{code}.tag", value=tag, other=other)


def _fallbacks(reader: Reader, code: str, wanted: Sequence[str]) -> tuple[str, ...]:
    others = [other for other in reader.table("languages") if other != code]
    for other in wanted:
        if other not in others:
            reader.choice_fault(f"languages.{code}.fallbacks", other, others)
    return tuple(dict.fromkeys([*(o for o in wanted if o in others), *others]))
