"""A link whose address is a space, or is empty in HTML, was told at the first line of the text."""

from __future__ import annotations

from tests.unit.markup.show import keys


def test_links_to_nowhere_are_told_at_their_lines() -> None:
    source = (
        "a [b](c.md) <a href='d'>d</a>\n\n[s]( )\n\n[s](<>)\n\n<a href=''>d</a>\n\n[s]()\n\n"
        '[s]( "title")\n\n<a class="x" href=" ">e</a>\n\n![p]( )\n'
    )
    found = [each for each in keys(source) if "link-empty" in each]
    lines = [3, 5, 7, 9, 11, 13]
    assert found == [*(f"{line} link-empty" for line in lines), "15 link-empty+image"]
