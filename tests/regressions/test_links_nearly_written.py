"""A link with a space between its brackets, or without the last one, was shown as it stands."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    "source",
    [
        "[a] (b.pdf)",
        "![a] (b.png)",
        "[a](https://example.com/b",
        "A [甲](b.pdf\n\nB",
        "- [a] (/en/)",
    ],
)
def test_what_is_nearly_a_link_is_told(source: str) -> None:
    found = [(each.key, each.line) for each in convert(f"A\n\n{source}\n").findings]
    assert found == [("link-not-recognised", 3)]


@pytest.mark.parametrize(
    "source",
    [
        "[a](b.pdf)",
        '[a](b.pdf\n"c")',
        "[1] (https://example.com/)",
        "[a] (b, c) and \\[a] (b.pdf)",
        "`[a] (b.pdf)`\n\n```\n[a](b.pdf\n```",
        "<code>[a] (b.pdf)</code>",
        "[a] (b.pdf)\n\n[a]: https://example.com/",
    ],
)
def test_what_is_a_link_or_text_is_left_alone(source: str) -> None:
    assert convert(source).findings == ()
