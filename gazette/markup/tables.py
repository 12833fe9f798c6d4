"""Tables: blocks of lines flow in; a table that scrolls by itself and needs no style flows out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

_CODE = re.compile(r"(`+)(.+?)\1")


class Tables(TableProcessor):
    """Alignment as classes (a strict content security policy blocks `style`), `scope` on headers.

    Each table stands in a `div` that can scroll on narrow screens. `on_lost` is told of rows with
    more cells than the header has: what is in them would be lost.
    """

    def __init__(self, md: Markdown, on_lost: Callable[[str], None]) -> None:
        super().__init__(md.parser, {"use_align_attribute": False})
        self._on_lost = on_lost

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Put the table into a `div`."""
        wrapper = ET.SubElement(parent, "div")
        wrapper.set("class", "table")
        super().run(wrapper, blocks)

    def _build_row(self, row: str, parent: ET.Element, align: Sequence[str | None]) -> None:
        head = parent.tag == "thead"
        tr = ET.SubElement(parent, "tr")
        cells = [_plain_bars(cell.strip(" ")) for cell in self._split_row(row)]  # type: ignore[attr-defined]  # not in the stubs
        if any(cells[len(align) :]):
            self._on_lost(row)
        cells += [""] * (len(align) - len(cells))
        for text, where in zip(cells, align, strict=False):
            cell = ET.SubElement(tr, "th" if head else "td")
            cell.text = text
            if where:
                cell.set("class", f"align-{where}")
            if head:
                cell.set("scope", "col")


def _plain_bars(cell: str) -> str:
    """Return a cell whose code has bars in place of escaped ones (GFM, section 4.10)."""
    if "\\|" not in cell:
        return cell
    return _CODE.sub(lambda found: found[0].replace("\\|", "|"), cell)


def install(md: Markdown, on_lost: Callable[[str], None]) -> None:
    """Put this processor into `md`, in the place of the `tables` extension's."""
    md.parser.blockprocessors.register(Tables(md, on_lost), "table", 75)
