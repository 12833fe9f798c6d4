"""HTML of a tree: elements flow in, the same string flows out as from Python-Markdown's serializer.

That one can also write XML names, comments and instructions, which no Markdown makes; here are
only elements, their attributes in the order of their names, and text.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterable
from xml.etree.ElementTree import HTML_EMPTY

from markdown import serializers
from markdown.serializers import RE_AMP

_BOOLEAN: frozenset[str] = serializers.BOOLEAN_ATTRIBUTES["html"]  # type: ignore[attr-defined]
_VERBATIM = frozenset({"script", "style"})

_Add = Callable[[str], object]


def to_html(element: ET.Element) -> str:
    """Return an element, and all that is in it, as HTML."""
    texts = "".join(element.itertext())
    pieces: list[str] = []
    _write([element], pieces.append, "&" in texts or "<" in texts or ">" in texts)
    return "".join(pieces)


def _write(elements: Iterable[ET.Element], add: _Add, escaping: bool) -> None:
    """Hand elements to `add`, piece by piece; `escaping` where a text may need it."""
    for element in elements:
        tag = element.tag
        text = element.text or ""
        tail = element.tail or ""
        if escaping:
            text = text if tag in _VERBATIM else _escaped(text)
            tail = _escaped(tail)
        items = element.items()
        attributes = _attributes(items) if items else ""
        end = "" if tag in HTML_EMPTY else f"</{tag}>"
        if len(element):
            add(f"<{tag}{attributes}>{text}")
            _write(element, add, escaping)
            add(f"{end}{tail}")
        else:
            add(f"<{tag}{attributes}>{text}{end}{tail}")


def _escaped(text: str) -> str:
    """Return text with `&` (but in entities), `<` and `>` escaped."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _attributes(items: Collection[tuple[str, str | None]]) -> str:
    """Return attributes as they stand in a tag; one that is None has no value."""
    written = ""
    for name, value in sorted(items) if len(items) > 1 else items:
        if value is None:
            written += f" {name}"
            continue
        if "&" in value or "<" in value or ">" in value:
            value = _escaped(value)
        if '"' in value:
            value = value.replace('"', "&quot;")
        boolean = name == value and name in _BOOLEAN
        written += f" {value}" if boolean else f' {name}="{value}"'
    return written
