"""Indentation inside lists: lines flow in as editors write them, and out as Markdown wants them.

Python-Markdown nests by four spaces. Most editors and most people indent by two or three, up to
where the item's text begins (CommonMark, section 5.2). Lines that Python-Markdown already reads
in the right depth keep their indentation. Fenced code and raw HTML are behind placeholders when
this runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.preprocessors import Preprocessor

from gazette.markup.limits import MAX_DEPTH

_INNER = re.compile(r"\n[ >]")
_CANDIDATE = re.compile(r"^[ >]+(?:[*+-]|\d{1,9}\.) +\S|\n[ >]*\n[ >]* {2,}\S", re.MULTILINE)
_MARKER = re.compile(r"( *)((?:[*+-]|(\d{1,9})\.) +)(?=\S)")
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r" {0,3}> ?")
_CONTAINER = re.compile(r" {0,3}(?:!!! ?\w|\[\^[^\]]+\]:|: {1,3}\S)")


@dataclass(frozen=True, slots=True)
class _Item:
    """An open list item: where its marker and its text begin, in columns of the source."""

    marker: int
    content: int
    ordered: bool


class NestedLists(Preprocessor):
    """Indents what belongs to a list item by four spaces a level."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, as many as before."""
        text = "\n".join(lines)
        # Whatever nests begins with a space or in a quote; most texts have no such line.
        if text[:1] not in {" ", ">"} and not _INNER.search(text):
            return lines
        return _nest(lines, 0) if _CANDIDATE.search(text) else lines


def _nest(lines: list[str], level: int) -> list[str]:
    nested: list[str] = []
    items: list[_Item] = []
    after_blank = True
    at = 0
    while at < len(lines):
        line = lines[at]
        inner = _inner(lines, at, items) if level < MAX_DEPTH else None
        if inner:
            items.clear()
            nested += _nest_inner(lines[at : at + inner], level)
            at += inner
            after_blank = False
            continue
        at += 1
        if not line.strip():
            after_blank = True
        else:
            line = _nest_line(line, items, after_blank=after_blank)
            after_blank = False
        nested.append(line)
    return nested


def _inner(lines: list[str], at: int, items: list[_Item]) -> int:
    """Return how many lines from `at` on are a quote, an admonition, or another container."""
    line = lines[at]
    if items and line.startswith(" "):
        return 0
    end = at
    if _QUOTE.match(line):
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
    elif _CONTAINER.match(line):
        end += 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
            end += 1
    return end - at


def _nest_inner(lines: list[str], level: int) -> list[str]:
    quote = _QUOTE.match(lines[0])
    if quote:
        return [
            "> " + line for line in _nest([_QUOTE.sub("", line, 1) for line in lines], level + 1)
        ]
    inner = _nest([line[4:] for line in lines[1:]], level + 1)
    return [lines[0], *("    " + line if line else line for line in inner)]


def _nest_line(line: str, items: list[_Item], *, after_blank: bool) -> str:
    """Return the line in the depth it belongs to; `items` are the open ones, outermost first."""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    marker = None if _RULE.match(line) else _MARKER.match(line)
    if marker is None:
        return _nest_text(text, indent, items) if after_blank else line
    number = marker.group(3)
    first = number is None or int(number) == 1
    if not (items or after_blank or first):
        return line
    while items and not _holds(items[-1], len(items), indent, first=first):
        items.pop()
    depth = len(items)
    if not depth and indent > 3:
        return line
    if after_blank and depth and indent >= max(4 * depth, items[-1].content) + 4:
        return line  # indented code in the item
    items.append(_Item(indent, marker.end(), number is not None))
    return line if 4 * depth <= indent < 4 * depth + 4 else " " * 4 * depth + text


def _holds(item: _Item, depth: int, indent: int, *, first: bool) -> bool:
    """Whether a marker at column `indent` begins a list inside `item`.

    Two columns are enough where the marker begins a list; «2.» under «1.» is its sibling.
    """
    return indent >= min(item.content, 4 * depth) or (first and indent >= item.marker + 2)


def _nest_text(text: str, indent: int, items: list[_Item]) -> str:
    """Return a line of text after an empty line in the depth of the item whose text it reaches."""
    while items and indent < min(items[-1].content, 4 * len(items)):
        items.pop()
    depth = len(items)
    if depth and indent < 4 * depth:
        indent = 4 * depth + max(0, indent - items[-1].content)
    return " " * indent + text
