"""A tag without its other half was laid to the first line with such a tag, which was whole."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Good <b>ok</b>.\n\nBad </b> here.", 3),
        ("Good <i>ok</i>.\n\n<i>never closed", 3),
        ("Code `<u>` and <u>fine</u>\n\nA <u>open", 3),
        ("<ul>\n<li>a</li>\n</ul>\n\n</ul>", 5),
        ("<div>ok</div>\n\nx <div>y</div>", 3),
        ("<ins>a</ins>\n\nx </i> y", 3),
    ],
)
def test_it_is_told_at_its_own_line(source: str, line: int) -> None:
    assert line in [each.line for each in convert(source).findings]
    assert 1 not in [each.line for each in convert(source).findings]
