"""Drawings in SVG: bytes in, their size in CSS pixels out."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_SPACE: Final = "http://www.w3.org/2000/svg"
_LENGTH: Final = re.compile(
    r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|cm|mm|q|in)?\s*", re.IGNORECASE
)
_NUMBERS: Final = re.compile(r"[\s,]+")
# CSS Values 3, section 6.2.
_PIXELS: Final = {
    "px": 1, "pt": 4 / 3, "pc": 16, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "in": 96,
}  # fmt: skip
_MOST: Final = 100_000
_UNSIZED: Final = (300, 150)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a drawing, 0 and 0 where they cannot be; None where it is broken.

    Browsers show nothing of a file that is no XML, or whose outermost element is no SVG.
    """
    roots: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return None
    name, attributes = roots[0]
    return _size(attributes) if name == f"{_SPACE} svg" else None


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    width, height = _length(attributes.get("width")), _length(attributes.get("height"))
    box = _box(attributes.get("viewBox", ""))
    if box:
        # One side follows from the other; where neither is given, the drawing's own units count.
        if not width and not height:
            width, height = box
        width = width or height * box[0] / box[1]
        height = height or width * box[1] / box[0]
    sides = (round(width), round(height))
    if not box and not any(sides):
        # Browsers show it at the size of any replaced element, CSS 2.2 section 10.3.2.
        return _UNSIZED
    return sides if all(0 < side < _MOST for side in sides) else (0, 0)


def _length(written: str | None) -> float:
    """Return a length in pixels; 0 for none, and for one that depends on its surroundings."""
    found = _LENGTH.fullmatch(written or "")
    return min(float(found[1]) * _PIXELS[(found[2] or "px").lower()], _MOST) if found else 0


def _box(value: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, _NUMBERS.split(value.strip()))
    except ValueError:
        return None
    return (width, height) if 0 < width < _MOST and 0 < height < _MOST else None
