"""Walks through the finished tree: elements flow in, the same flow out as from stock processors.

The stock processors ask of each tag whether it is of block level by searching a list, and look
into each text for what the whole source may not hold at all.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import cast

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

_VERBATIM = frozenset({"code", "pre"})


class QuickPrettify(PrettifyTreeprocessor):
    """Adds line ends as its base class does; tags are looked up in a set."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks = frozenset(md.block_level_elements)

    def run(self, root: ET.Element) -> None:
        """Add line ends to `root` and what is in it."""
        self._break(root)
        for br in root.iter("br"):
            br.tail = f"\n{br.tail}" if br.tail and br.tail.strip() else "\n"
        for pre in root.iter("pre"):
            if len(pre) and pre[0].tag == "code":
                code = pre[0]
                if not len(code) and code.text is not None:
                    code.text = AtomicString(code.text.rstrip() + "\n")

    def _break(self, element: ET.Element) -> None:
        """Add line ends to an element of block level, and to those of its children that are."""
        if len(element) and element.tag not in _VERBATIM:
            blocks = self._blocks
            if element[0].tag in blocks:
                text = element.text
                if not text or not text.strip():
                    element.text = "\n"
            for child in element:
                if child.tag in blocks:
                    if len(child):
                        self._break(child)
                        continue
                    tail = child.tail
                    if not tail or not tail.strip():
                        child.tail = "\n"
        tail = element.tail
        if not tail or not tail.strip():
            element.tail = "\n"


class _Few:
    """Stands for a tree before who walks it: no more than these elements, in their order."""

    def __init__(self, elements: list[ET.Element]) -> None:
        self._elements = elements

    def iter(self) -> Iterator[ET.Element]:
        """Yield the elements."""
        return iter(self._elements)


class QuickAttributes(AttrListTreeprocessor):
    """Shows its base class no more than elements with a brace in what it looks at.

    That is their text, their tail, and their children's tails. Taking a list of attributes away
    puts no brace where none was.
    """

    def run(self, doc: ET.Element) -> None:
        """Give elements the attributes listed in the text."""
        if _source_holds("{", self):
            few = _Few([element for element in doc.iter() if _has_brace(element)])
            super().run(cast("ET.Element", few))


class QuickUnescape(UnescapeTreeprocessor):
    """Without a backslash in the source nothing was escaped."""

    def run(self, root: ET.Element) -> None:
        """Put characters in place of the numbers that escaped ones were kept as."""
        if _source_holds("\\", self):
            super().run(root)


def _has_brace(element: ET.Element) -> bool:
    """Whether a brace stands in an element's text or tail, or in a tail of its children."""
    text, tail = element.text, element.tail
    if (text and "{" in text) or (tail and "{" in tail):
        return True
    return any("{" in child.tail for child in element if child.tail) if len(element) else False


def _source_holds(character: str, processor: Treeprocessor) -> bool:
    """Whether the lines that the blocks were made of hold a character."""
    lines: list[str] = processor.md.lines  # type: ignore[attr-defined]  # not in the stubs
    return character in "\n".join(lines)


def install(md: Markdown) -> None:
    """Put these tree processors into `md`, each in the place of its base class."""
    md.treeprocessors.register(QuickPrettify(md), "prettify", 10)
    md.treeprocessors.register(QuickAttributes(md), "attr_list", 8)
    md.treeprocessors.register(QuickUnescape(md), "unescape", 0)
