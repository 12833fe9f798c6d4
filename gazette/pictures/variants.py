"""Smaller variants of a picture: a picture as it was opened in; widths and WebP files out.

They hold what readers see, and nothing else: turned as the camera was held, in eight bits, with
the colour profile, without any other metadata. The same picture gives the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from gazette.pictures.colours import as_shown

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS: Final = (480, 960, 1440)
"""In pixels: for phones, for phones with sharp screens, for all others with sharp screens."""
_NARROWER: Final = 0.8
_SMALLER: Final = 0.9
"""What a variant must be at most, measured by the picture's width and by its bytes."""
_WORTH: Final = 2048
"""How many bytes a variant must save."""
_PALETTE: Final = 256
"""What has no more colours is no photograph but a chart or a form, whose lines must stay sharp."""
_PHOTOGRAPHS: Final = frozenset({"JPEG", "MPO"})
_ORIENTATION: Final = 0x0112
_QUALITY: Final = 82
# So many bytes for each pixel are more than any encoder takes.
_ENCODING: Final = 256
_LARGE: Final = 1 << 30
# Of lossless files it is the effort.
_EFFORT: Final = 80


def orientation(image: Image) -> int:
    """Return how a picture is to be turned (Exif 2.32, table 6), 1 for not at all."""
    if image.format == "WEBP":
        return 1  # browsers do not turn these, and cameras do not make them
    from PIL.Image import Exif

    exif = Exif()
    try:
        # Not `getexif`: it also takes what browsers do not ask, XMP and texts in a PNG.
        exif.load(image.info.get("exif", b""))
        turned = exif.get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, struct.error):
        return 1  # browsers do not ask what they cannot read either
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else 1


def variants(image: Image, width: int, size: int, turned: int) -> Iterator[tuple[int, bytes]]:
    """Yield the variants of a picture of a width, as shown, and a size in bytes.

    The picture is read to its end in any case. Raises MemoryError where there is too little for it.
    """
    widths = [each for each in WIDTHS if each <= width * _NARROWER]
    if widths:
        # A JPEG can be read at a half or a quarter of its size, in as much less time and memory.
        room = 2 * widths[-1]
        image.draft(image.mode, (1, room) if turned > 4 else (room, 1))
    image.load()
    if not widths:
        return
    whole, profile = as_shown(_turned(image, turned))
    flat = image.format not in _PHOTOGRAPHS and whole.getcolors(_PALETTE) is not None
    most = min(size * _SMALLER, size - _WORTH)
    for each in widths:
        try:
            data = _smallest(whole, each, profile, flat=flat, most=most)
        except (OSError, ValueError, RuntimeError):
            # The picture has been read to its end: this is an encoder's limit, or the machine's.
            claim(whole.width * whole.height * _ENCODING)
            continue
        if data is not None:
            yield each, data


def claim(size: int) -> None:
    """Raise MemoryError where there are fewer bytes than these: what failed may not have said so.

    Pillow's decoders and encoders tell of it as of a fault of the picture.
    """
    bytearray(min(size, _LARGE))


def _smallest(whole: Image, width: int, profile: bytes, *, flat: bool, most: float) -> bytes | None:
    narrow = _narrowed(whole, width)
    # A photograph of few colours is still one.
    ways = (_encoded(narrow, profile, flat=way) for way in ([True, False] if flat else [False]))
    return next((data for data in ways if len(data) <= most), None)


def _turned(image: Image, turned: int) -> Image:
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(ways[turned]) if turned in ways else image


def _narrowed(image: Image, width: int) -> Image:
    from PIL.Image import Resampling

    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image, profile: bytes, *, flat: bool) -> bytes:
    from PIL.Image import Dither

    if flat and image.mode == "RGB":
        # Shades between few colours are few as well, and make half of the bytes.
        image = image.quantize(_PALETTE, dither=Dither.NONE).convert("RGB")
    target = BytesIO()
    quality = _EFFORT if flat else _QUALITY
    image.save(target, "WEBP", lossless=flat, quality=quality, method=4, icc_profile=profile)
    return target.getvalue()
