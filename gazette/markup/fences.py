"""Blocks of code: lines flow in; the same lines with placeholders for the code flow out.

All other blocks are laid out for Python-Markdown on the way (see `layout`).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from html import escape

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from gazette.markup.block_starts import needs_layout
from gazette.markup.layout import lay_out
from gazette.markup.source_lines import Code

_LANGUAGE = re.compile(r"\.?([\w#.+-]*)")
_NAME = re.compile(r"[\w:.-]+")
_BEFORE_LINE = re.compile(r"\n +")
_TAG = "placed-code"
_PLACED = re.compile(rf"^ *({HTML_PLACEHOLDER_RE.pattern}) *$", re.MULTILINE)


class Layouts(Preprocessor):
    """Takes code out of a text, and lays its other blocks out."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for code."""
        if not needs_layout("\n".join(lines)):
            return lines
        found, _ = lay_out(lines, lambda code: self.md.htmlStash.store(code_html(code)))
        return found


def code_html(code: Code) -> str:
    """Return the HTML of a block of code: a class for its language, and other attributes."""
    name, classes, others = _attributes(code.info or "")
    language, *more = classes or [""]
    attributes = f' id="{escape(name)}"' if name else ""
    attributes += f' class="{escape(" ".join(more))}"' if more else ""
    inner = f' class="language-{escape(language)}"' if language else ""
    inner += "".join(
        f' {key}="{escape(value)}"' for key, value in others.items() if _NAME.fullmatch(key)
    )
    return f"<pre{attributes}><code{inner}>{escape(code.text)}</code></pre>".replace("&#x27;", "'")


def _attributes(info: str) -> tuple[str, list[str], Mapping[str, str]]:
    """Return id, classes and other attributes of what stands behind a fence.

    Of anything but a list in braces the first word is the language, and the rest is for tools.
    """
    if info.startswith("{") and info.endswith("}"):
        pairs, rest = get_attrs_and_remainder(info[1:-1])
        if not rest:
            return _sorted(pairs)
    found = _LANGUAGE.match(info)
    language = found[1] if found else ""
    return "", [language] if language else [], {}


def _sorted(pairs: Iterable[tuple[str, str | None]]) -> tuple[str, list[str], Mapping[str, str]]:
    name, classes, others = "", [], {}
    for key, written in pairs:
        value = key if written is None else written
        if key == "id":
            name = value
        elif key == ".":
            classes.append(value)
        elif key != "use_pygments":
            others[key] = value
    return name, classes, others


class PlacedCode(BlockProcessor):
    """Puts code where its placeholder stands, in whatever container, as an element of its own."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - the base class's
        """Whether a line of the block is a placeholder for code."""
        return _PLACED.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Parse what stands before the code, place it, and put the rest back."""
        block = blocks.pop(0)
        found = _PLACED.search(block)
        if found is None:
            raise ValueError(block)
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        ET.SubElement(parent, _TAG).text = AtomicString(found[1])
        if after.strip():
            blocks.insert(0, after)


class NamedCode(Treeprocessor):
    """Gives placed code the element whose place its HTML takes."""

    def run(self, root: ET.Element) -> None:
        """Rename the elements."""
        for element in root.iter(_TAG):
            element.tag = "p"


class EvenLines(Treeprocessor):
    """Takes the spaces before the lines of a paragraph away (CommonMark 0.31, section 4.8)."""

    def run(self, root: ET.Element) -> None:
        """Do so in all texts but code."""
        for element in root.iter():
            text = element.text
            if (
                text
                and "\n " in text
                and element.tag != "code"
                and not isinstance(text, AtomicString)
            ):
                element.text = _BEFORE_LINE.sub("\n", text)


def install(md: Markdown) -> None:
    """Put these processors into `md`, in the place of the `fenced_code` extension's."""
    md.preprocessors.register(Layouts(md), "fenced_code_block", 25)
    md.parser.blockprocessors.register(PlacedCode(md.parser), "placed_code", 28)
    md.treeprocessors.register(NamedCode(md), "named_code", 12)
    md.treeprocessors.register(EvenLines(md), "even_lines", 25)
