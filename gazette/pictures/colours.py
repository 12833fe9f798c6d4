"""Colours as browsers show them: a picture of any mode in; RGB or RGBA, and its profile, out."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

# ICC.1:2010, section 7.2: where a profile says of which colours it speaks.
_SPACE: Final = slice(16, 20)


def as_shown(image: Image) -> tuple[Image, bytes]:
    """Return a picture in eight bits a channel, and the profile that its numbers are meant by.

    Without a profile they are sRGB, as browsers take them.
    """
    profile = image.info.get("icc_profile") or b""
    space = profile[_SPACE]
    plain = _plain(image)
    if not profile or (space == b"RGB " and plain.mode in {"RGB", "RGBA"}):
        return _rgb(plain), profile
    return _rgb(_in_srgb(plain, profile)), b""


def _plain(image: Image) -> Image:
    """Return a picture without palette, and without more than eight bits."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode.startswith("I"):
        # Sixteen bits: the upper eight of them.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info and image.mode in {"L", "RGB"}:
        return image.convert("RGBA")
    return image


def _in_srgb(image: Image, profile: bytes) -> Image:
    """Return a picture in sRGB; as it is, where its profile is of no use."""
    from PIL import ImageCms

    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, meant, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _rgb(image: Image) -> Image:
    if image.mode in {"RGB", "RGBA"}:
        return image
    return image.convert("RGBA" if image.mode in {"LA", "PA", "La", "RGBa"} else "RGB")
