"""Lines that begin with `1)`, and boxes to tick, were shown as text, and nobody was told."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


def found(source: str) -> list[tuple[str, int]]:
    return [(finding.key, finding.line) for finding in convert(source).findings]


@pytest.mark.parametrize("lines", ["1) b\nc\n2) d", "1）甲\n2）乙", "> 1) b\n> 2) c", "一）\n二）"])
def test_numbers_with_a_bracket_that_run_together_are_told(lines: str) -> None:
    assert found(f"A\n\n{lines}\n") == [("list-not-recognised", 3)]


def test_boxes_to_tick_are_told_where_their_list_begins() -> None:
    source = "- [ ] a\n- [x] b\n\nc\n\n1. [X] d\n"
    assert found(source) == [("task-list", 1), ("task-list", 6)]


@pytest.mark.parametrize(
    "source",
    [
        "1) a\n\n2) b",
        "1) a  \n2) b",
        "```\n1) a\n2) b\n- [ ] c\n```",
        "    1) a\n    2) b\n    - [ ] c",
        "- a\n\n        1) b\n        2) c\n\n        - [ ] d",
        "<pre>\n1) a\n2) b\n- [ ] c\n</pre>",
        "- [x](a.md)\n- [x]\n- \\[ ] c",
        "- [x] a\n\n[x]: https://example.com/",
    ],
)
def test_what_only_looks_like_them_is_left_alone(source: str) -> None:
    assert found(source) == []
