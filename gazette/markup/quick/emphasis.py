"""Emphasis that pairs plainly: the text from a star on flows in, `em` or `strong` flows out.

Python-Markdown keeps a stack of open delimiters for each kind, and walks through all runs of stars
and underscores until the stack is empty. Of a run of one or two stars, text without any star or
underscore that neither begins nor ends with a space, and a run of as many stars, it makes one
region and is done: the first run can open, the next one found is the second, it can close, and
runs of one length always pair. That case is recognised by one regular expression here.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor

_PLAIN = re.compile(r"(\*\*?)(?![\s*_])([^*_]*)(?<!\s)\1(?!\*)")


class QuickEmphasis(DelimiterProcessor):
    """Does what its base class does; most emphasis needs only one look."""

    def __init__(self, md: Markdown) -> None:
        super().__init__("*", "strong,em", md)
        self.add("_", "strong,em", smart=True)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as the base class has it
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return the element that begins at the match, and where it begins and ends."""
        if not self.regions:  # what was paired before comes first
            plain = _PLAIN.match(data, m.start())
            if plain:
                stars, text = plain.groups()
                element = ET.Element("strong" if len(stars) == 2 else "em")
                element.text = text
                return element, plain.start(), plain.end()
        return super().handleMatch(m, data)
