"""What templates may use besides their page's variables, and what has to be given for it."""

from __future__ import annotations

from typing import Protocol

GETTEXT = ("_", "gettext", "ngettext", "pgettext", "npgettext")
HELPERS: tuple[str, ...] = (*GETTEXT, "dict", "html", "namespace", "range")
"""The names that every template sees; each is a pure function."""
FRAME = "frame"
"""The variable that is the same on all pages of a language."""
RESERVED = frozenset((*HELPERS, FRAME))
"""The names that mean the same in every template."""


class Translations(Protocol):
    """What a language's words can do (`gazette.locales.Words`)."""

    def gettext(self, msgid: str, /) -> str:
        """Return the translation of `msgid`."""

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        """Return the form for `n` things."""

    def pgettext(self, context: str, msgid: str, /) -> str:
        """Return the translation that `msgid` has in `context`."""

    def npgettext(self, context: str, singular: str, plural: str, n: int, /) -> str:
        """Return the form for `n` things that the message has in `context`."""


class Untranslated:
    """The words of a page that has no language: every text as it stands in the template."""

    def gettext(self, msgid: str, /) -> str:
        """Return `msgid`."""
        return msgid

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        """Return the English form for `n` things."""
        return singular if n == 1 else plural

    def pgettext(self, _context: str, msgid: str, /) -> str:
        """Return `msgid`."""
        return msgid

    def npgettext(self, _context: str, singular: str, plural: str, n: int, /) -> str:
        """Return the English form for `n` things."""
        return singular if n == 1 else plural
