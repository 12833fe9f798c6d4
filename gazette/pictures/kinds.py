"""What a file is by its first bytes, whatever its name says: bytes in, a kind's name out."""

from __future__ import annotations

import re
from typing import Final

SVG: Final = "SVG"
RASTER: Final = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What browsers show besides SVG, by Pillow's names."""

_SIGNS: Final = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WEBP"),
    (4, b"ftypavi", "AVIF"),
    (4, b"ftyphe", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"8BPS", "Photoshop"),
    (0, b"%PDF", "PDF"),
)
_MARK: Final = b"\xef\xbb\xbf"
_HEAD: Final = 4096
_NAMES: Final = 64
_DRAWING: Final = re.compile(rb"<(?:[\w.-]+:)?svg[\s/>]")


def kind_of(data: bytes) -> str:
    """Return the kind of a file by its bytes, empty where they tell nothing."""
    for start, sign, kind in _SIGNS:
        if data.startswith(sign, start):
            # The first name may be that of the whole family; the others follow it.
            return "AVIF" if kind == "HEIC" and b"avif" in data[8:_NAMES] else kind
    head = data[:_HEAD].removeprefix(_MARK).lstrip()
    if head[:9].lower() == b"<!doctype" and b"html" in head[9:40].lower():
        return "HTML"
    if head[:1] == b"<":
        return "HTML" if head[:5].lower() == b"<html" else SVG if _DRAWING.search(head) else ""
    return ""
