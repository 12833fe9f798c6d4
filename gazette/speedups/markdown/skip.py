"""Processors that are passed over: what they would change is not in the text.

A text's lines or its tree flow in; the same flow out as from Python-Markdown's own processors.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import cast

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import UnescapeTreeprocessor

_UNUSUAL = ("\t", "\r", "\x02", "\x03")
# An expression finds two characters sooner than `in` does where one of them is frequent.
_INDENTED = re.compile("\n ")


class SkippableWhitespace(NormalizeWhitespace):
    """Without tabs, carriage returns, markers and lines that begin with a space, ends the text."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what is unusual about their white space made usual."""
        text = "\n".join(lines)
        unusual = any(each in text for each in _UNUSUAL) or _INDENTED.search(text)
        return super().run(lines) if unusual else [*lines, "", ""]


class SkippableHtmlBlocks(HtmlBlockPreprocessor):
    """Without `<` and `&` the HTML parser hands all of the text on as one piece of data."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for blocks of HTML."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else lines


class SkippableAttributes(AttrListTreeprocessor):
    """An element has no list of attributes without a brace in its texts.

    Those are its own text, its tail, and its children's tails. Taking a list away puts no brace
    where none was.
    """

    def run(self, doc: ET.Element) -> None:
        """Give elements the attributes listed in the text."""
        if "{" in "\n".join(self.md.lines):  # type: ignore[attr-defined]  # not in the stubs
            elements = [element for element in doc.iter() if _has_brace(element)]
            # Elements are all that its base class asks a tree for.
            super().run(cast("ET.Element", SimpleNamespace(iter=lambda: elements)))


class SkippableUnescape(UnescapeTreeprocessor):
    """Without a backslash in the source nothing was escaped."""

    def run(self, root: ET.Element) -> None:
        """Put characters in place of the numbers that escaped ones were kept as."""
        if "\\" in "\n".join(self.md.lines):  # type: ignore[attr-defined]  # not in the stubs
            super().run(root)


def _has_brace(element: ET.Element) -> bool:
    text, tail = element.text, element.tail
    if (text and "{" in text) or (tail and "{" in tail):
        return True
    return any("{" in child.tail for child in element if child.tail) if len(element) else False


def install_skips(md: Markdown) -> None:
    """Put these processors into `md`, each in the place of the one it stands for."""
    md.preprocessors.register(SkippableWhitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(SkippableHtmlBlocks(md), "html_block", 20)
    md.treeprocessors.register(SkippableAttributes(md), "attr_list", 8)
    md.treeprocessors.register(SkippableUnescape(md), "unescape", 0)
