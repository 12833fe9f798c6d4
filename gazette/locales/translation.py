"""Whether one translation fits its original: a message flows in, problems flow out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from babel.messages.catalog import Message

from gazette.locales.catalog import singular, translations
from gazette.problems import Problem, error

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def problems_with(message: Message, path: str, *, complete: bool) -> Iterator[Problem]:
    """Yield what is wrong with one message of a catalog, at the line of its msgid.

    `complete` says that an empty translation stands for the original itself.
    """
    line = message.lineno or 1
    msgid = singular(message)
    forms = translations(message)
    if message.fuzzy:
        yield error("fuzzy-translation", path, line, msgid=msgid)
        return
    if complete and not any(forms):
        return
    for index, text in enumerate(forms):
        if text:
            yield from _misfits(message, index, text, path, line)
        elif message.pluralizable:
            yield error("untranslated+form", path, line, msgid=msgid, form=index)
        else:
            yield error("untranslated", path, line, msgid=msgid)


def unfillable(message: Message, path: str) -> Iterator[Problem]:
    """Yield what would stop a page that fills in the values of this message, or lose one."""
    if not message.fuzzy:
        for index, text in enumerate(translations(message)):
            if text:
                yield from _misfilled(message, index, text, path, message.lineno or 1)


def _misfits(message: Message, index: int, text: str, path: str, line: int) -> Iterator[Problem]:
    yield from _misfilled(message, index, text, path, line)
    msgid = singular(message)
    if not _edges_fit(text, msgid):
        yield error("translation-space", path, line, msgid=msgid)


def _misfilled(message: Message, index: int, text: str, path: str, line: int) -> Iterator[Problem]:
    msgid = singular(message)
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    asked = [set(_PLACEHOLDER.findall(original)) for original in ids]
    has = set(_PLACEHOLDER.findall(text))
    # «One file» may leave out the number where the singular does; a language with one form only
    # speaks of every number with it.
    needed = asked[0] if index == 0 and len(translations(message)) > 1 else asked[-1]
    for name in sorted(needed - has):
        yield error("missing-placeholder", path, line, msgid=msgid, name=name)
    for name in sorted(has - set().union(*asked)):
        yield error("unknown-placeholder", path, line, msgid=msgid, name=name)
    if "%" in _PLACEHOLDER.sub("", text).replace("%%", ""):
        yield error("message-percent", path, line, text=text)


def _edges_fit(text: str, msgid: str) -> bool:
    """Tell whether a translation begins and ends with the white space of its original.

    Wide characters (Unicode Standard Annex 11) bring their space with them: beside one a space
    may be left out.
    """
    pairs = zip(_edges(text), _edges(msgid), (text[:1], text[-1:]), strict=True)
    return all(
        has == asked or (not has and not asked.strip(" ") and east_asian_width(sign) in "WF")
        for has, asked, sign in pairs
    )


def _edges(text: str) -> tuple[str, str]:
    """Return the white space that a text begins and ends with."""
    bare = text.strip()
    start, _, end = text.partition(bare)
    return start, end
