"""A footnote that nothing refers to had a way back to a mark that is not there."""

from __future__ import annotations

import re

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("A\n\n[^1]: b", 0),
        ("A\n\n[^1]: b\n\n    - c", 0),
        ("A[^2] b[^2]\n\n[^1]: *c*\n[^2]: d", 2),
        ("![A[^1]](a.png)\n\n[^1]: b", 0),
        ("<p>A[^1]</p>\n\n[^1]: b", 0),
        ("`A[^1]`\n\n[^1]: b[^2]\n[^2]: c", 1),
    ],
)
def test_every_way_back_leads_to_a_mark(source: str, ways: int) -> None:
    html = convert(source).html
    back = re.findall('href="#(fnref[^"]*)"', html)
    assert len(back) == ways
    assert all(f'id="{each}"' in html for each in back)
    assert "<p></p>" not in html
    assert "&#160;</p>" not in html
