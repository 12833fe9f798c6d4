"""Pictures for tests: sizes and colours in, the bytes of real files out."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image


def png(width: int = 3, height: int = 2, level: int = 0) -> bytes:
    """Return a grey PNG of a size; another `level` gives other bytes."""
    rows = (b"\0" + bytes([level % 256]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PNG = png()


def photograph(width: int, height: int, seed: int = 0) -> Image.Image:
    """Return a picture of many colours, with grain, as cameras make them."""
    noise = Random(seed).randbytes(64 * 64)
    grain = Image.frombytes("L", (64, 64), noise).resize((width, height))
    shade = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (grain, shade, shade.transpose(Image.Transpose.ROTATE_180)))


def chart(width: int, height: int) -> Image.Image:
    """Return a picture of few colours with sharp lines."""
    image = Image.new("RGB", (width, height), "white")
    for index in range(12):
        left, top = width * index // 12, height * (11 - index) // 14
        image.paste((20 * index, 60, 200 - 12 * index), (left, top, left + width // 16, height))
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture as the bytes of a file of a kind."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return the picture in a file's bytes."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


@cache
def large(seed: int = 0) -> bytes:
    """Return a photograph that has one smaller variant."""
    return saved(photograph(700, 200, seed), "PNG")
