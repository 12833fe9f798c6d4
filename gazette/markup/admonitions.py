"""Admonitions: `!!! note` and the indented lines below flow in, a titled `div` flows out.

Without a title of its own the admonition is named after its kind, in the language of the page:
the title is left empty here, and becomes a slot.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from difflib import get_close_matches

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionProcessor

KINDS = ("note", "tip", "important", "warning", "caution", "danger")

_OTHER_NAMES = {
    "info": "note",
    "hint": "tip",
    "attention": "important",
    "error": "danger",
    "说明": "note",
    "备注": "note",
    "注": "note",
    "提示": "tip",
    "重要": "important",
    "警告": "warning",
    "注意": "caution",
    "危险": "danger",
}


class Admonitions(AdmonitionProcessor):
    """Leaves the title empty where the author gave none; `on_kind` is told each kind found."""

    def __init__(self, md: Markdown, on_kind: Callable[[str], None]) -> None:
        super().__init__(md.parser)
        self._on_kind = on_kind

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """Return the classes, and the title where there is one (None or "": none at all)."""
        classes, title = super().get_class_and_title(match)
        self._on_kind(classes.split(" ", 1)[0])
        return classes, title

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Build the admonition, with an empty title for the page's own word."""
        match = self.RE.search(blocks[0])
        item = self.current_sibling
        if match is None and item is not None and item.tag in {"li", "dd"} and item.text:
            # The base class would put the item's own text after the lists in it.
            paragraph = ET.Element("p")
            paragraph.text, item.text = item.text, ""
            item.insert(0, paragraph)
        super().run(parent, blocks)
        if match is None or match.group(2) is not None:
            return
        for box in reversed(parent):
            if box.get("class", "").startswith(self.CLASSNAME + " "):
                box[0].text = ""
                return


def nearest_kind(kind: str) -> str:
    """Return the known kind that `kind` was most likely meant to be."""
    if kind in _OTHER_NAMES:
        return _OTHER_NAMES[kind]
    return next(iter(get_close_matches(kind, KINDS, n=1, cutoff=0.5)), "note")


def install(md: Markdown, on_kind: Callable[[str], None]) -> None:
    """Put this processor into `md`, in the place of the `admonition` extension's."""
    md.parser.blockprocessors.register(Admonitions(md, on_kind), "admonition", 105)
