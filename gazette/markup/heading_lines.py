"""Where the headings of a source stand: text without code and the headings' texts flow in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NOT_WORD = re.compile(r"[\W_]+")
_ITEM = re.compile(r"(?:(?:[*+-]|\d+\.) +)+(?=#)")
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
    before = ""
    raw = "<h" in text or "<H" in text
    for number, line in enumerate(text.split("\n"), start=1):
        if "#" in line:
            start = line.lstrip(" >")
            if start[0] == "#" or _ITEM.match(start):
                yield number, start
        elif line[:1] in {"=", "-"}:
            if before and not line.rstrip().strip(line[0]):
                yield number - 1, before
        elif raw:
            for _ in _RAW.finditer(line):
                yield number, line
        before = line.strip()
