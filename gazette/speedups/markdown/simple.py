"""Inline Markdown that cannot be misread: a text flows in; its words and its elements flow out.

Most texts with a sign hold links and bold words, side by side, and nothing else. Python-Markdown
puts a placeholder into the text for each of them, pattern by pattern, and looks for the
placeholders afterwards. Where every star belongs to a pair of two around a text without other
signs, and every opening bracket to a link with plain text and target, its own processors make one
element of each, from left to right: so those are made here at once. Any other text is left to
them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

# Neither nested brackets nor titles, pointed targets and placeholders; and without stars no bold
# words begin or end in a link.
_LINK = re.compile(r"\[([^\[\]*]*)\]\(([^\s()<>\"'\x02\[\]*]*)\)")


def split_simple(text: str) -> tuple[str, list[ET.Element]] | None:
    """Return what stands before the first element, and the elements, with their tails.

    None where `text` needs a closer look. It must not hold what any other pattern needs.
    """
    parts = text.split("**")
    if ("*" in text and not _is_paired(text, parts)) or not _is_linked(text):
        return None
    elements: list[ET.Element] = []
    before = _split_links(parts[0], elements) if "[" in parts[0] else parts[0]
    for index in range(1, len(parts), 2):
        element = ET.Element("strong")
        element.text = parts[index]
        elements.append(element)
        tail = parts[index + 1]
        element.tail = (_split_links(tail, elements) if "[" in tail else tail) or None
    return before, elements


def _is_paired(text: str, parts: list[str]) -> bool:
    """Whether all stars stand in twos around words; `parts` lie between the twos.

    A pair of twos around text without stars, underscores and brackets, that neither begins nor
    ends with a space, is one bold element whatever stands around it. No text between two bold ones
    may be missing: the stars would run together.
    """
    if not len(parts) % 2 or text.count("*") != 2 * len(parts) - 2:
        return False
    for bold in parts[1::2]:
        if not bold or "[" in bold or bold[0].isspace() or bold[-1].isspace():
            return False
    return all(parts[2:-1:2])


def _is_linked(text: str) -> bool:
    """Whether every opening bracket begins a link, and no underscore stands outside of targets."""
    if "[" not in text:
        return "_" not in text
    targets = [link[1] for link in _LINK.findall(text)]
    return len(targets) == text.count("[") and "".join(targets).count("_") == text.count("_")


def _split_links(text: str, elements: list[ET.Element]) -> str:
    """Add the links of a text to `elements`; return what stands before the first one."""
    # Text, link's text and target, in turns.
    before, *pieces = _LINK.split(text)
    for index in range(0, len(pieces), 3):
        element = ET.Element("a", {"href": pieces[index + 1]})
        element.text = pieces[index]
        element.tail = pieces[index + 2] or None
        elements.append(element)
    return before
