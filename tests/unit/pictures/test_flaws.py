"""What is wrong with a picture is told by its bytes, whatever they are, and never raises."""

from __future__ import annotations

import struct
import zlib

import pytest

from gazette.pictures import study
from tests.support.pictures import chart, photograph, png, saved

KINDS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
NOT = ("not-a-picture+kind", "not-a-picture+inside")


def drawn(kind: str) -> bytes:
    return saved(photograph(300, 200), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_breaks_off_is_damaged_wherever_it_does(kind: str) -> None:
    data = drawn(kind)
    for kept in range(16, len(data) - len(data) // 8, len(data) // 7):
        assert study(data[:kept]).flaw == "picture-damaged", kept


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_raises(kind: str) -> None:
    data = drawn(kind)
    for place in range(4, len(data), max(1, len(data) // 200)):
        wrong = bytearray(data)
        wrong[place] ^= 0xFF
        wrong[place // 2] ^= 0x55
        assert study(bytes(wrong)).flaw in {"", "picture-damaged", "picture-huge", *NOT}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(chart(9, 9), "TIFF"), "TIFF"),
        (saved(chart(9, 9), "TIFF", big_tiff=False).replace(b"II*\0", b"MM\0*", 1), "TIFF"),
        (saved(chart(9, 9), "BMP"), "BMP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xef\xbb\xbf\n<!doctype html>\n<title>404</title>", "HTML"),
        (b"<html><p>Not found</html>", "HTML"),
    ],
)
def test_what_browsers_do_not_show_is_called_by_its_name(data: bytes, kind: str) -> None:
    found = study(data)
    assert (found.flaw, found.kind, found.variants) == ("not-a-picture+kind", kind, ())


@pytest.mark.parametrize("data", [b"", b"x", b"picture", b"\0" * 99, b"<p>text</p>", b"\xff\xd8"])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    assert study(data).flaw == "not-a-picture+inside"


def test_a_picture_made_to_fill_up_memory_is_refused_unread() -> None:
    """As its header says, before a pixel of it is made."""
    assert study(pretending(9_000)).flaw == "picture-damaged"
    for side in (9_500, 20_000, 1_000_000):
        assert study(pretending(side)).flaw == "picture-huge"


def pretending(side: int) -> bytes:
    """Return a PNG of ten pixels whose header says that it is so large."""
    data = png(10, 1)
    chunk = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return data[:12] + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[33:]


@pytest.mark.filterwarnings("error")
def test_what_pillow_warns_of_besides_is_nobodys_business() -> None:
    assert study(saved(chart(30, 20), "JPEG", exif=b"Exif\0\0II*\0\xff\0\0\0")).flaw == ""
