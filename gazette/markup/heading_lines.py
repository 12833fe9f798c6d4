"""Where the headings of a source stand: text without code and the headings' texts flow in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NOT_WORD = re.compile(r"[\W_]+")
_ITEM = re.compile(r"(?:(?:[*+-]|\d+\.) +)+(?=#)")
_UNDERLINE = re.compile(r"\n(?:=+|-+)[^\S\n]*(?:\n|\Z)")
_RAW = re.compile(r"<h[1-6][ >]", re.IGNORECASE)


def heading_lines(text: str, headings: Sequence[str]) -> list[int]:
    """Return the line of each heading, in order; where one cannot be found, the one before's."""
    found = list(_candidates(text))
    if len(found) == len(headings):
        return [line for line, _ in found]
    lines: list[int] = []
    last, at = 1, 0
    for heading in headings:
        wanted = _NOT_WORD.sub("", heading)[:8]
        for index in range(at, len(found)):
            line, source = found[index]
            if wanted in _NOT_WORD.sub("", source):
                last, at = line, index + 1
                break
        lines.append(last)
    return lines


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """Yield line number and text of all that looks like a heading."""
    lines = text.split("\n")
    raw = "<h" in text or "<H" in text
    underlined = _UNDERLINE.search(text) is not None
    for number, line in enumerate(lines, start=1):
        if "#" in line:
            start = line.lstrip(" >")
            if start[0] == "#" or _ITEM.match(start):
                yield number, start
        elif underlined and line[:1] in {"=", "-"}:
            before = lines[number - 2].strip() if number > 1 else ""
            if before and not line.rstrip().strip(line[0]):
                yield number - 1, before
        elif raw and line[:1] not in {"=", "-"}:
            for _ in _RAW.finditer(line):
                yield number, line
