"""Lists nest by two, three or four spaces; what Markdown reads right already is not touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from gazette.markup.nesting import NestedLists
from tests.unit.markup.show import html

NESTED = "<ul> <li>a<ul> <li>b<ul> <li>c</li> </ul> </li> </ul> </li> <li>d</li> </ul>"


def flat(source: str) -> str:
    return re.sub(r"\s+", " ", html(source))


@pytest.mark.parametrize(
    "source",
    [
        "- a\n  - b\n    - c\n- d",
        "- a\n   - b\n      - c\n- d",
        "- a\n    - b\n        - c\n- d",
        "* a\n  + b\n    - c\n* d",
        "- a\n\t- b\n\t\t- c\n- d",
        "- a\n    - b\n      - c\n- d",
        "-   a\n    -   b\n        -   c\n-   d",
    ],
)
def test_bullets_nest_by_any_usual_indentation(source: str) -> None:
    assert flat(source) == NESTED


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_bullets_nest_under_numbers(indent: str) -> None:
    expected = "<ol> <li>a<ul> <li>b</li> </ul> </li> <li>c</li> </ol>"
    assert flat(f"1. a\n{indent}- b\n2. c") == expected


@pytest.mark.parametrize("source", ["- a\n - b", " - a\n- b", "- a\n- b", "  - a\n  - b"])
def test_one_space_more_or_less_is_a_sibling(source: str) -> None:
    assert flat(source) == "<ul> <li>a</li> <li>b</li> </ul>"


def test_a_number_that_counts_on_is_a_sibling() -> None:
    assert flat("1. a\n  2. b\n  3. c") == "<ol> <li>a</li> <li>b</li> <li>c</li> </ol>"
    assert flat(" 9. a\n10. b").count("<li>") == 2


def test_a_paragraph_under_an_item_belongs_to_it() -> None:
    expected = "<ol> <li> <p>a</p> <p>b</p> </li> <li> <p>c</p> </li> </ol>"
    assert flat("1. a\n\n   b\n\n2. c") == expected


def test_text_after_the_list_does_not_belong_to_it() -> None:
    assert flat("- a\n  - b\n\nc").endswith("</ul> <p>c</p>")


def test_code_and_rules_are_no_items() -> None:
    assert "- b" in html("a\n\n      - b")
    assert flat("- a\n\n* * *") == "<ul> <li>a</li> </ul> <hr>"


LINES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["- x", "* x", "1. x", "12. x", "", "word"])),
    max_size=12,
)


@given(LINES)
def test_lists_indented_by_four_stay_as_they_are(lines: list[tuple[int, str]]) -> None:
    source: list[str] = []
    depth = -1
    for step, text in lines:
        if text in {"", "word"}:
            source.append("")
            if text:
                source.append("word")
                depth = -1
        else:
            depth = min(step, depth + 1)
            source.append(" " * 4 * depth + text)
    assert NestedLists(Markdown()).run(source) == source


def test_code_in_an_item_stays_code() -> None:
    assert "<code>- b" in html("- a\n\n        - b")
