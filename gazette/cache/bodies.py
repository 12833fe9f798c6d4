"""Converted bodies as bytes, and back: HTML first, for a page shows nothing else of them."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.cache.packing import Packer, load_packed, seal, unseal

if TYPE_CHECKING:
    from gazette.model.fragment import Fragment

# What is packed in another way begins with another byte.
_HEAD = struct.Struct(">cI")
_SIGN = b"<"


def pack_body(fragment: Fragment, packer: Packer) -> bytes:
    """Return the bytes of a converted body."""
    html = fragment.html.encode("utf-8", "surrogatepass")
    rest = packer.dump(replace(fragment, html=""))
    return seal(b"".join((_HEAD.pack(_SIGN, len(html)), html, rest)))


def body_html(data: bytes) -> str:
    """Return the HTML of the body whose bytes these are; ValueError when they are none's."""
    return _pieces(data)[0]


def unpack_body(data: bytes) -> Fragment:
    """Return the body whose bytes these are; ValueError when they are of another version."""
    from gazette.model.fragment import Fragment

    html, rest = _pieces(data)
    fragment = load_packed(rest)
    if not isinstance(fragment, Fragment):
        raise ValueError("not a body of this version")
    return replace(fragment, html=html)


def _pieces(data: bytes) -> tuple[str, memoryview]:
    view = unseal(data)
    if len(view) < _HEAD.size:
        raise ValueError("not a body of this version")
    sign, length = _HEAD.unpack_from(view)
    end = _HEAD.size + length
    if sign != _SIGN or end > len(view):
        raise ValueError("not a body of this version")
    return str(view[_HEAD.size : end], "utf-8", "surrogatepass"), view[end:]
