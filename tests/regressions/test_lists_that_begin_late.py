"""A list that began with 2 straight after a line of text became running text in silence."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert, keys


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("如下：\n2. 二\n3. 三", 2),
        ("As follows:\n3. three\n4. four\n5. five", 2),
        ("> As follows:\n> 2. two\n> 3. three", 2),
        ("One.\n\nAs follows:\n0. zero\n1. one", 4),
    ],
)
def test_it_is_told_at_its_line(source: str, line: int) -> None:
    found = convert(source).findings
    assert [(each.key, each.line) for each in found] == [("list-not-recognised", line)]


@pytest.mark.parametrize(
    "source",
    [
        "如下：\n1. 一\n2. 二",
        "1. one\n2. two\n\n3. three\n4. four",
        "2. two\n3. three",
        "It was in\n2021. In the year after\n7. May",
        "```\nx:\n2. two\n3. three\n```",
    ],
)
def test_what_is_a_list_or_no_list_at_all_is_not_told(source: str) -> None:
    assert keys(source) == []
