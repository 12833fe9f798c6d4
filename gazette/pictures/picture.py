"""One picture, looked at: its bytes in; its size, flaw and smaller variants out."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from gazette.pictures.kinds import RASTER, SVG, kind_of
from gazette.pictures.svg import size_of
from gazette.pictures.variants import claim, orientation, variants

if TYPE_CHECKING:
    from PIL.Image import Image

# What decoders make of bytes that are not as they should be.
_BROKEN: Final = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError,
    RuntimeError, struct.error, zlib.error,
)  # fmt: skip
# Decoding takes up to so many bytes for each pixel, with copies.
_PIXEL: Final = 12


@dataclass(frozen=True, slots=True)
class Studied:
    """What came of it, as in `Measured`; but each variant is its width and its bytes (WebP)."""

    width: int = 0
    height: int = 0
    kind: str = ""
    flaw: str = ""
    variants: tuple[tuple[int, bytes], ...] = ()


def study(data: bytes) -> Studied:
    """Look at a picture, all of it. MemoryError where there is too little memory for it."""
    kind = kind_of(data)
    if kind == SVG:
        size = size_of(data)
        return Studied(*size, kind) if size else Studied(kind=kind, flaw="picture-damaged")
    if kind in RASTER:
        return _raster(data, kind)
    return Studied(kind=kind, flaw="not-a-picture+kind" if kind else "not-a-picture+inside")


def _raster(data: bytes, kind: str) -> Studied:
    from PIL import Image

    room = len(data)
    with warnings.catch_warnings():
        # The rest that Pillow warns of (odd metadata, mostly) is no business of an editor.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=(kind,)) as image:
                room = image.width * image.height * _PIXEL
                return _opened(image, data, kind)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return Studied(kind=kind, flaw="picture-huge")
        except _BROKEN:
            claim(room)
            return Studied(kind=kind, flaw="picture-damaged")


def _opened(image: Image, data: bytes, kind: str) -> Studied:
    width, height = image.size
    turned = orientation(image)
    if turned > 4:
        width, height = height, width
    studied = Studied(width, height, kind)
    # A second picture in a JPEG is a preview or another view, which browsers do not show.
    if kind != "JPEG" and getattr(image, "is_animated", False):
        image.load()
        return studied
    return replace(studied, variants=tuple(variants(image, width, len(data), turned)))
