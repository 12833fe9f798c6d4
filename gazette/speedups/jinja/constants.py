"""What is the same on all pages of a language."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gazette.templates.helpers import Translations


@dataclass(frozen=True, slots=True)
class Constants:
    """A language's words and frame; `frame` is None where no page has one."""

    words: Translations
    frame: object | None

    def message(self, msgid: str, *, escaping: bool) -> str | None:
        """Return what `_(msgid)` gives in a template (as Jinja2's newstyle gettext).

        None where it fails: that is told when the page is made, with the template's line.
        """
        text = self.words.gettext(msgid)
        try:
            return (Markup(text) if escaping else text) % {}
        except (LookupError, TypeError, ValueError):
            return None

    def field(self, name: str) -> str | None:
        """Return a field of the frame that is a text, else None."""
        value = getattr(self.frame, name, None)
        return value if isinstance(value, str) else None
