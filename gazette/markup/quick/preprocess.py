"""Preprocessors that look before they work: lines flow in, the same lines flow out as from stock.

Each of Python-Markdown's preprocessors rewrites something; where that is not in the text there is
nothing to do for it.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor

from gazette.markup.blank import holds_fence

_UNUSUAL = ("\t", "\r", "\x02", "\x03")
# An expression finds two characters sooner than `in` does where one of them is frequent.
_INDENTED = re.compile("\n ")


class QuickWhitespace(NormalizeWhitespace):
    """Without tabs, carriage returns, markers and lines that begin with a space, ends the text."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what is unusual about their white space made usual."""
        text = "\n".join(lines)
        unusual = any(each in text for each in _UNUSUAL) or _INDENTED.search(text)
        return super().run(lines) if unusual else [*lines, "", ""]


class QuickFences(Preprocessor):
    """Without three backticks or tildes in a row there is no fence."""

    def __init__(self, md: Markdown, fences: Preprocessor) -> None:
        super().__init__(md)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for fenced code."""
        text = "\n".join(lines)
        return self._fences.run(lines) if holds_fence(text) else lines


class QuickHtmlBlocks(HtmlBlockPreprocessor):
    """Without `<` and `&` the HTML parser hands all of the text on as one piece of data."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for blocks of HTML."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else lines


def install(md: Markdown) -> None:
    """Put these preprocessors into `md`, each in the place of the one it stands for."""
    fences = md.preprocessors["fenced_code_block"]
    md.preprocessors.register(QuickWhitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(QuickFences(md, fences), "fenced_code_block", 25)
    md.preprocessors.register(QuickHtmlBlocks(md), "html_block", 20)
