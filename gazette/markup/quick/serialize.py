"""HTML of a tree: elements flow in, the same string flows out as from Python-Markdown's serializer.

That one can also write XML names, comments and instructions, which no Markdown makes; here are
only elements, their attributes in the order of their names, and text.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from xml.etree.ElementTree import HTML_EMPTY

from markdown import serializers
from markdown.serializers import RE_AMP

_BOOLEAN: frozenset[str] = serializers.BOOLEAN_ATTRIBUTES["html"]  # type: ignore[attr-defined]
_VERBATIM = frozenset({"script", "style"})


def to_html(element: ET.Element) -> str:
    """Return an element, and all that is in it, as HTML."""
    pieces: list[str] = []
    _write(element, pieces)
    return "".join(pieces)


def _write(element: ET.Element, pieces: list[str]) -> None:
    tag = element.tag
    items = element.items()
    attributes = _attributes(items) if items else ""
    text = element.text or ""
    if text and tag not in _VERBATIM:
        text = _escaped(text)
    end = "" if tag in HTML_EMPTY else f"</{tag}>"
    tail = element.tail or ""
    if tail and tail != "\n":
        tail = _escaped(tail)
    if len(element):
        pieces.append(f"<{tag}{attributes}>{text}")
        for child in element:
            _write(child, pieces)
        pieces.append(f"{end}{tail}")
    else:
        pieces.append(f"<{tag}{attributes}>{text}{end}{tail}")


def _escaped(text: str) -> str:
    """Return text with `&` (but in entities), `<` and `>` escaped."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _attributes(items: Iterable[tuple[str, str | None]]) -> str:
    """Return attributes as they stand in a tag; one that is None has no value."""
    written = ""
    for name, value in sorted(items):
        if value is None:
            written += f" {name}"
            continue
        value = _escaped(value)
        if '"' in value:
            value = value.replace('"', "&quot;")
        boolean = name == value and name in _BOOLEAN
        written += f" {value}" if boolean else f' {name}="{value}"'
    return written
