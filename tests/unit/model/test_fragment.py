"""Filling a body's open places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.fragment import fill, mark


def test_values_stand_where_the_marks_stood() -> None:
    assert fill(f"<a {mark(0)}>x</a><h2 {mark(1)}></h2>", ['href="/"', 'id="x"']) == (
        '<a href="/">x</a><h2 id="x"></h2>'
    )


def test_a_fragment_without_slots_stays_as_it_is() -> None:
    assert fill("<p>1 \x02 2 \x03</p>", []) == "<p>1 \x02 2 \x03</p>"


@pytest.mark.parametrize("values", [[], ["a", "b"]])
def test_there_must_be_a_value_for_each_slot(values: list[str]) -> None:
    with pytest.raises(ValueError, match=f"1 slots, {len(values)} values"):
        fill(mark(0), values)


@given(st.lists(st.tuples(st.text("<p>a1\\ "), st.text())), st.text("a1"))
def test_a_value_is_put_in_as_it_is_even_if_it_looks_like_a_mark(
    pairs: list[tuple[str, str]], end: str
) -> None:
    html = "".join(f"{piece}{mark(n)}" for n, (piece, _) in enumerate(pairs)) + end
    values = [value + mark(0) + "\\1" for _, value in pairs]
    expected = "".join(piece + value for (piece, _), value in zip(pairs, values, strict=True)) + end
    assert fill(html, values) == expected
