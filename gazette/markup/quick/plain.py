"""Inline Markdown that cannot be misread: a text flows in; its words and its elements flow out.

Most texts hold links and bold words, side by side, and nothing else. Python-Markdown puts a
placeholder into the text for each of them, pattern by pattern, and looks for the placeholders
afterwards. Where every star belongs to a pair of two around a text without other signs, and every
opening bracket to a link with plain text and target, its own processors make one element of each,
from left to right: so those are made here at once. Any other text is left to them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

# As in `links`; without brackets in the target, each bracket begins a link of its own, and
# without stars no bold words begin or end in a link.
_LINK = re.compile(r"\[([^\[\]*]*)\]\(([^\s()<>\"'\x02\[\]*]*)\)")


def split_plain(data: str) -> tuple[str, list[ET.Element]] | None:
    """Return the text before the first element, and the elements, with their tails.

    None where `data` needs a closer look. It must not hold what any other pattern needs.
    """
    parts = data.split("**")
    if ("*" in data and not _is_paired(data, parts)) or not _is_linked(data):
        return None
    nodes: list[ET.Element] = []
    before = _texts_and_links(parts[0], nodes) if "[" in parts[0] else parts[0]
    for index in range(1, len(parts), 2):
        node = ET.Element("strong")
        node.text = parts[index]
        nodes.append(node)
        text = parts[index + 1]
        node.tail = (_texts_and_links(text, nodes) if "[" in text else text) or None
    return before, nodes


def _is_paired(data: str, parts: list[str]) -> bool:
    """Whether all stars stand in twos around texts as `emphasis` knows them; `parts` lie between.

    No text between two bold ones may be missing: the stars would run together.
    """
    if not len(parts) % 2 or data.count("*") != 2 * len(parts) - 2:
        return False
    for bold in parts[1::2]:
        if not bold or "[" in bold or bold[0].isspace() or bold[-1].isspace():
            return False
    return all(parts[2:-1:2])


def _is_linked(data: str) -> bool:
    """Whether every opening bracket begins a link, and no underscore stands outside of targets."""
    if "[" not in data:
        return "_" not in data
    targets = [found[1] for found in _LINK.findall(data)]
    return len(targets) == data.count("[") and "".join(targets).count("_") == data.count("_")


def _texts_and_links(data: str, nodes: list[ET.Element]) -> str:
    """Add the links of a text to `nodes`; return what stands before the first one."""
    # Text, link's text and target, in turns.
    before, *pieces = _LINK.split(data)
    for index in range(0, len(pieces), 3):
        node = ET.Element("a", {"href": pieces[index + 1]})
        node.text = pieces[index]
        node.tail = pieces[index + 2] or None
        nodes.append(node)
    return before
