"""Footnotes: as Python-Markdown makes them, without its English words and with ids HTML allows."""

from __future__ import annotations

import re
from collections import OrderedDict

from markdown.extensions.footnotes import FootnoteExtension

_SPACE = re.compile(r"\s+")


class Footnotes(FootnoteExtension):
    """Puts the footnote's number where the English title of its way back would stand.

    The place marker, which would make a certain English sentence vanish from texts, is made of
    characters that no source can hold.
    """

    def __init__(self) -> None:
        super().__init__(BACKLINK_TEXT="↩", BACKLINK_TITLE="{}", PLACE_MARKER="\x02footnotes\x03")

    @property
    def defined(self) -> OrderedDict[str, str]:
        """The footnotes of the text just converted: their Markdown by name."""
        return self.footnotes

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - the base class's names
        """Return the footnote's id, without the white space that HTML forbids in one."""
        return super().makeFootnoteId(_SPACE.sub("-", id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, N802
        """Return the id of the footnote's mark in the text, likewise."""
        return super().makeFootnoteRefId(_SPACE.sub("-", id), found)
