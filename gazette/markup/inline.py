"""Inline Markdown as GitHub and CommonMark have it, besides Python-Markdown's own patterns.

A tree with texts flows in; struck-out text, line breaks, and links of bare addresses flow out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_STRUCK = r"(?<!~)(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)"
_BREAK = r"\\\n"
# An address ends where Chinese text goes on; what stands behind a tag may be in a link already.
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9@/_.\x03-])(?:(?:https?://|www\.)[A-Za-z0-9][!-;=?-~]*"
    r"|[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)
_TRAILING = "?!.,:;*_~'\""
_LEFT_ALONE = frozenset({"a", "code", "pre", "img"})


class BareAddresses(Treeprocessor):
    """Makes links of web and e-mail addresses that stand as they are (GFM, section 6.9)."""

    def run(self, root: ET.Element) -> None:
        """Look at all texts outside of links and code."""
        source = "\n".join(self.md.lines)  # type: ignore[attr-defined]  # not in the stubs
        if "://" in source or "www." in source or "@" in source:
            _link_below(root)


def _link_below(element: ET.Element) -> None:
    for child in list(element):
        if child.tag not in _LEFT_ALONE:
            _link_below(child)
        if child.tail:
            before, links = _split(child.tail)
            if links:
                child.tail = before
                at = list(element).index(child) + 1
                element[at:at] = links
    if element.text:
        before, links = _split(element.text)
        if links:
            element.text = before
            element[0:0] = links


def _split(text: str) -> tuple[str, list[ET.Element]]:
    """Return what stands before the first address, and a link for each, with its tail."""
    links: list[ET.Element] = []
    before, at = text, 0
    for start, end in _addresses(text):
        link = ET.Element("a", {"href": _target(text[start:end])})
        link.text = AtomicString(text[start:end])
        if links:
            links[-1].tail = text[at:start]
        else:
            before = text[:start]
        links.append(link)
        at = end
    if links:
        links[-1].tail = text[at:]
    return before, links


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where addresses begin and end, without the punctuation that follows them."""
    for found in _ADDRESS.finditer(text):
        address = found.group()
        while address[-1] in _TRAILING or (
            address[-1] == ")" and address.count(")") > address.count("(")
        ):
            address = address[:-1]
        if "." in address or "://" in address:
            yield found.start(), found.start() + len(address)


def _target(address: str) -> str:
    if address.startswith("www."):
        return f"http://{address}"
    return address if "://" in address else f"mailto:{address}"


def install(md: Markdown) -> None:
    """Put these patterns and this processor into `md`."""
    md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "strikethrough", 45)
    md.inlinePatterns.register(SubstituteTagInlineProcessor(_BREAK, "br"), "backslash_break", 185)
    md.treeprocessors.register(BareAddresses(md), "bare_addresses", 14)
