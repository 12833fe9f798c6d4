"""What is too deep or too tangled to convert: a source flows in, the line of the trouble flows out.

Python-Markdown descends by recursion and looks for closing brackets to the end of a paragraph, so
its time grows with the square of what is left open. No announcement comes near these limits; a
pasted binary or a prank does.
"""

from __future__ import annotations

import re

from gazette.markup.blank import blank_fences
from gazette.markup.layout import MAX_DEPTH

MAX_WORK = 20_000_000
"""Special characters of a paragraph times its length."""

_EASY = 4_000_000
_SPECIAL = "[`*_<&!\\"
# Line by line: a pattern that begins with a character is looked for much faster than one with ^.
_TOO_DEEP = re.compile(
    rf"\n(?:(?: {{0,3}}> ?){{{MAX_DEPTH}}}"
    rf"| *(?:(?:[*+-]|\d+\.) +){{{MAX_DEPTH},}}[^\s*+-]"
    r"| {200}(?: *)(?:[*+-]|\d+\.) )"
)
_OPEN_TAG = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
_UNIT = re.compile(r"\n[ \t]*\n|\n(?=[ >]*(?:[*+-]|\d+\.) )|\n(?=[^\n]*\|)")


def tangle(source: str) -> int:
    """Return the line where `source` is too deep or too tangled to convert, or 0."""
    lines = f"\n{source}"
    deep = _TOO_DEEP.search(lines)
    if deep:
        return lines.count("\n", 0, deep.start()) + 1
    size = len(source)
    if size * size < _EASY or _special(source) * size < _EASY:
        return 0
    return _tangled_tags(source) or _tangled_paragraph(blank_fences(source))


def _special(source: str) -> int:
    """Count special characters; most are in few texts, and a look is far cheaper than a count."""
    return sum(source.count(char) for char in _SPECIAL if char in source)


def _tangled_tags(source: str) -> int:
    opened = [found.start() for found in _OPEN_TAG.finditer(source)]
    if len(opened) * len(source) > MAX_WORK:
        return source.count("\n", 0, opened[0]) + 1
    return 0


def _tangled_paragraph(source: str) -> int:
    start = 0
    for end in [*(found.start() for found in _UNIT.finditer(source)), len(source)]:
        special = sum(source.count(char, start, end) for char in _SPECIAL)
        if special * (end - start) > MAX_WORK:
            text = source[start:end]
            return source.count("\n", 0, end - len(text.lstrip())) + 1
        start = end
    return 0
