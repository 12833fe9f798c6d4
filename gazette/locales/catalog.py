"""Reading one .po file: bytes flow in, a Babel catalog or the form used at run time flows out.

Babel's reader forgives what it should not (a missing quote costs the last letter, without a word),
so lines are looked at before they reach it.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from gazette.errors import DesignError, SettingsError
from gazette.locales.compiled import Compiled, Name
from gazette.problems import error

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"\s*(?:#~\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}\s*"
)


def parse_locale(name: str) -> Locale:
    """Return the CLDR locale named `zh_Hans_CN` or `zh-Hans`; raises SettingsError."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as unknown:
        raise SettingsError(error("unknown-locale", "site.toml", locale=name)) from unknown


def read_catalog(raw: bytes, path: str, locale: str) -> Catalog:
    """Return the catalog in `raw`; obsolete entries are in its `obsolete`.

    A header without Plural-Forms leaves the rule to CLDR. Raises DesignError, with the line, for
    what is no PO file (GNU gettext manual, section 3).
    """
    lines = _Lines(_decode(raw, path), path)
    try:
        catalog = read_po(lines, locale=parse_locale(locale), abort_invalid=True)
        gettext.c2py(catalog.plural_expr)
    except PoFileError as wrong:
        reason = str(wrong).rpartition(" on ")[0]
        raise _unreadable(path, wrong.lineno + 1, reason) from wrong
    except (ValueError, LookupError, TypeError, AttributeError) as wrong:
        raise _unreadable(path, lines.number, str(wrong)) from wrong
    return catalog


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield every message but the header."""
    return (message for message in catalog if message.id)


def singular(message: Message) -> str:
    """Return the msgid, the singular one where there are two."""
    return message.id if isinstance(message.id, str) else message.id[0]


def name_of(message: Message) -> Name:
    """Return what a message is filed under."""
    return (message.context, singular(message))


def translations(message: Message) -> tuple[str, ...]:
    """Return every form of the translation, empty where there is none yet."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ())


def compile_catalog(catalog: Catalog) -> Compiled:
    """Return what is used of a catalog: a fuzzy translation counts as none."""
    single: dict[Name, str] = {}
    forms: dict[Name, tuple[str, ...]] = {}
    for message in messages(catalog):
        texts = translations(message)
        if message.fuzzy or not any(texts):
            continue
        name = name_of(message)
        if message.pluralizable:
            forms[name] = texts
        else:
            single[name] = texts[0]
    return Compiled(catalog.plural_expr, single, forms)


class _Lines:
    """The lines of a catalog, and the number of the one that was read last."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.number = 1

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(self._text.split("\n"), 1):
            self.number = number
            if line.startswith(("#|", "#~|")):
                line = ""  # Babel takes a previous msgid for a translator's comment
            if (not line.startswith("#") or line.startswith("#~")) and line.strip():
                self._look_at(line)
            yield line

    def _look_at(self, line: str) -> None:
        if not _LINE.fullmatch(line):
            raise _unreadable(self._path, self.number, line.strip())


def _decode(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise _unreadable(path, line, "not UTF-8") from wrong


def _unreadable(path: str, line: int, reason: str) -> DesignError:
    return DesignError(error("catalog-syntax", path, line, reason=reason))
