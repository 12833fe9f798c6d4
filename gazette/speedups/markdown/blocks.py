"""Blocks, shown only to processors that may take them: blocks of lines flow in, a tree flows out.

Python-Markdown shows each block to each of its processors until one takes it; the paragraph's, the
last one, takes whatever is left, and most blocks are paragraphs. Here a processor is passed over
where its test cannot succeed: `_GATES` names what nothing that it takes can be without. All others
are asked as before, in the same order, and a test that fails leaves nothing behind that matters.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import Registry

_Gate = Callable[[str], bool]
_INDENT = "    "
_RULE = re.compile(r"(?:\A|\n)[ *_-]")
_ITEM = re.compile(r"\n[ *+1-]")

_GATES: Mapping[str, _Gate] = {
    "placed_code": lambda block: "\x02" in block,
    "admonition": lambda block: "!!!" in block or block.startswith(_INDENT),
    "empty": lambda block: block[:1] in {"", "\n"},
    "indent": lambda block: block.startswith(_INDENT),
    "defindent": lambda block: block.startswith(_INDENT),
    "code": lambda block: block.startswith(_INDENT),
    "table": lambda block: "|" in block and "\n" in block,
    "hashheader": lambda block: block.startswith("#") or "\n#" in block,
    "setextheader": lambda block: "\n=" in block or "\n-" in block,
    "hr": lambda block: _RULE.search(block) is not None,
    "olist": lambda block: block[:1] == " " or block[:1].isdecimal(),
    "ulist": lambda block: block[:1] in {" ", "*", "+", "-"},
    "interrupting_list": lambda block: _ITEM.search(block) is not None,
    "deflist": lambda block: ": " in block,
    "quote": lambda block: ">" in block,
    "footnote": lambda block: "[^" in block,
    "reference": lambda block: "]:" in block,
    "paragraph": lambda _: True,
}
"""By a processor's name, whether it may take a block."""


class GatedBlocks(BlockParser):
    """Takes over the processors of another parser, and does with them what that one does."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        self._gates = tuple(_gates(self.blockprocessors))
        for processor in self.blockprocessors:
            processor.parser = self

    def parseBlocks(self, parent: ET.Element, blocks: list[str]) -> None:  # noqa: N802
        """Process `blocks` until none is left, and append what they make to `parent`."""
        while blocks:
            for may_take, processor in self._gates:
                block = blocks[0]
                if (
                    may_take(block)
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


def _gates(processors: Registry[BlockProcessor]) -> Iterator[tuple[_Gate, BlockProcessor]]:
    names = {id(processors[name]): name for name in _GATES if name in processors}
    for processor in processors:
        if id(processor) not in names:
            raise TypeError(f"no gate for the block processor {processor}")
        yield _GATES[names[id(processor)]], processor
