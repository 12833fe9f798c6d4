"""Footnotes: as Python-Markdown makes them, without its English words and with ids HTML allows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import OrderedDict

from markdown import Markdown
from markdown.extensions.footnotes import (
    NBSP_PLACEHOLDER,
    FootnoteExtension,
    FootnotePostTreeprocessor,
)

_SPACE = re.compile(r"\s+")


class Footnotes(FootnoteExtension):
    """Puts the footnote's number where the English title of its way back would stand.

    The place marker, which would make a certain English sentence vanish from texts, is made of
    characters that no source can hold.
    """

    def __init__(self) -> None:
        super().__init__(BACKLINK_TEXT="↩", BACKLINK_TITLE="{}", PLACE_MARKER="\x02footnotes\x03")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class's name
        """Put the processors into `md`."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_WaysBack(self), "footnote-duplicate", 15)

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


class _WaysBack(FootnotePostTreeprocessor):
    """Takes the way back out of footnotes that no mark in the text leads to."""

    def handle_duplicates(self, parent: ET.Element) -> None:
        """Add further ways back, as the base class does, and drop those that lead nowhere."""
        super().handle_duplicates(parent)
        marks = {mark.get("id") for mark in self._root.iter("sup")}
        found = self.footnotes.found_refs
        if len(found) == len(self.footnotes.footnotes) and sum(found.values()) == len(marks):
            return
        for note in parent:
            for paragraph in note.findall("p"):
                links = paragraph.findall("a[@class='footnote-backref']")
                dead = [link for link in links if link.get("href", "")[1:] not in marks]
                for link in dead:
                    _take_out(paragraph, link)
                if dead and not len(paragraph) and not paragraph.text:
                    note.remove(paragraph)

    def run(self, root: ET.Element) -> None:
        """Look after all footnotes below `root`."""
        self._root = root
        super().run(root)


def _take_out(paragraph: ET.Element, link: ET.Element) -> None:
    """Remove a way back, and the space that parts it from the text before."""
    at = list(paragraph).index(link)
    paragraph.remove(link)
    if at:
        before = paragraph[at - 1]
        before.tail = (before.tail or "").removesuffix(NBSP_PLACEHOLDER)
    else:
        paragraph.text = (paragraph.text or "").removesuffix(NBSP_PLACEHOLDER)
