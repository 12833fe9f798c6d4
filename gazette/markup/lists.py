"""Lists as CommonMark has them (section 5.3): blocks of lines flow in, list elements flow out.

Python-Markdown wants an empty line before a list, forgets the number an ordered list starts with,
and mixes bullets and numbers into one list. Editors count on all three.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, OListProcessor, UListProcessor

_BULLET = re.compile(r" {0,3}[*+-] ")
_NUMBER = re.compile(r" {0,3}\d+\. ")
# Empty items, and numbers other than 1, do not interrupt a paragraph: a line can begin with a
# dash or with «2021.» by chance.
_INTERRUPTS = re.compile(r"\n(?= {0,3}(?:[*+-]|1\.) +\S)")


class InterruptingList(BlockProcessor):
    """A list straight after a line of text: parts the two, so that each finds its processor."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        """Whether a line of the block, after the first, begins a list."""
        return _INTERRUPTS.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Parse what stands before the list, and put the list back."""
        before, after = _INTERRUPTS.split(blocks.pop(0), maxsplit=1)
        self.parser.parseBlocks(parent, [before])
        blocks.insert(0, after)


class Numbers(OListProcessor):
    """An ordered list that keeps its first number and ends where bullets begin."""

    LAZY_OL = False
    SIBLING_TAGS = ["ol"]  # noqa: RUF012 - as the base class has it

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Parse the items up to the first bullet."""
        _part(blocks, _BULLET)
        super().run(parent, blocks)

    def get_items(self, block: str) -> list[str]:
        """Return the items, and keep the first number as HTML can hold it: up to nine digits."""
        items = super().get_items(block)
        first = self.STARTSWITH.lstrip("0")[:9] or "0"
        self.STARTSWITH = first  # type: ignore[misc]  # the base class sets it on itself too
        return items


class Bullets(UListProcessor):
    """A bullet list that ends where numbers begin."""

    SIBLING_TAGS = ["ul"]  # noqa: RUF012 - as the base class has it

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Parse the items up to the first number."""
        _part(blocks, _NUMBER)
        super().run(parent, blocks)


def _part(blocks: list[str], other: re.Pattern[str]) -> None:
    """Put the lines from the first one that matches `other` on into a block of their own."""
    lines = blocks[0].split("\n")
    for index, line in enumerate(lines):
        if index and other.match(line):
            blocks[0:1] = ["\n".join(lines[:index]), "\n".join(lines[index:])]
            return


def install(md: Markdown) -> None:
    """Put these processors into `md`: lists in the place of its own."""
    md.parser.blockprocessors.register(Numbers(md.parser), "olist", 40)
    md.parser.blockprocessors.register(Bullets(md.parser), "ulist", 30)
    md.parser.blockprocessors.register(InterruptingList(md.parser), "interrupting_list", 27)
