"""Headings: lines and their texts flow in; elements, readable ids and tidy levels flow out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor

_NOT_IN_SLUG = re.compile(r"[\W_]+")
_LEVEL = re.compile(r"<h([1-6])[ >]")


class NumberSignHeadings(HashHeaderProcessor):
    """Headings as CommonMark has them (section 4.2): a space parts the signs from the text.

    Without one it is a heading only where it can be meant as one: at the beginning of a block,
    before no digit, and not as a tag of social media between two signs.
    """

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?:(?:[ \t]+(?P<header>[^\n]*?))?(?:[ \t]+#+)?[ \t]*(?:\n|$)"
        r"|(?<!\n#)(?<!\n##)(?<!\n###)(?<!\n####)(?<!\n#####)(?<!\n######)"
        r"(?P<close>[^\s\d#!][^\n#]*)#*[ \t]*(?:\n|$))"
    )

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Parse what stands before the heading, make it, and put the rest back."""
        block = blocks.pop(0)
        found = self.RE.search(block)
        if found is None:
            raise ValueError(block)
        before, after = block[: found.start()], block[found.end() :]
        if before:
            self.parser.parseBlocks(parent, [before])
        heading = ET.SubElement(parent, f"h{len(found['level'])}")
        heading.text = (found["header"] or found["close"] or "").strip()
        if after:
            blocks.insert(0, after)


def install(md: Markdown) -> None:
    """Put this processor into `md`, in the place of its own."""
    md.parser.blockprocessors.register(NumberSignHeadings(md.parser), "hashheader", 70)


def slug(text: str) -> str:
    """Return an id made of a heading's text: letters and digits of any script, and hyphens."""
    return _NOT_IN_SLUG.sub("-", normalize("NFKC", text).lower()).strip("-") or "section"


class Ids:
    """The ids of one body: each given once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, base: str) -> str:
        """Return `base`, or `base-2`, `base-3`, … : the first one that is free, and take it."""
        name = base
        while name in self._taken:
            self._last[base] = self._last.get(base, 1) + 1
            name = f"{base}-{self._last[base]}"
        self._taken.add(name)
        return name


def shift(html: str) -> int:
    """Return what to add to every heading's level, so that the shallowest one becomes 2.

    The page's title is its only `h1`.
    """
    levels = _LEVEL.findall(html) if "<h" in html else []
    return 2 - int(min(levels)) if levels else 0


def skips(levels: Sequence[int]) -> list[int]:
    """Return the indices of headings more than one level below the one before (or the title)."""
    return [
        index
        for index, (before, level) in enumerate(zip([1, *levels], levels, strict=False))
        if level > before + 1
    ]
