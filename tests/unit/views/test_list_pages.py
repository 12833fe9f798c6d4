"""Lists cut into pages: numbered from the oldest, so that a full page never changes again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.views.list_pages import (
    ListPage,
    full,
    newest_page,
    next_number,
    numbered_page,
    page_path,
)

COUNTS = st.integers(0, 60)
SIZES = st.integers(1, 7)


def list_pages(count: int, size: int) -> list[ListPage]:
    """Return all pages, the newest first."""
    numbers = range(full(count, size), 0, -1)
    return [newest_page(count, size), *(numbered_page(number, size) for number in numbers)]


def notices_on(list_page: ListPage) -> range:
    return range(list_page.start, list_page.stop)


@given(COUNTS, SIZES)
def test_every_notice_stands_on_one_page_newest_first(count: int, size: int) -> None:
    cut = list_pages(count, size)
    assert [notice for list_page in cut for notice in reversed(notices_on(list_page))] == [
        *range(count)
    ][::-1]


@given(COUNTS, SIZES)
def test_numbered_pages_are_full_and_the_newest_is_never_nearly_empty(
    count: int, size: int
) -> None:
    first, *others = list_pages(count, size)
    assert first.number is None
    assert [list_page.number for list_page in others] == list(range(len(others), 0, -1))
    assert {len(notices_on(list_page)) for list_page in others} <= {size}
    assert len(notices_on(first)) < 2 * size
    assert len(notices_on(first)) >= min(count, size)


@given(COUNTS, st.integers(1, 20), SIZES)
def test_a_full_page_never_changes_as_notices_are_added(count: int, more: int, size: int) -> None:
    before, after = list_pages(count, size), list_pages(count + more, size)
    by_number = {list_page.number: list_page for list_page in after}
    assert all(by_number[list_page.number] == list_page for list_page in before[1:])


@given(COUNTS, SIZES)
def test_every_page_leads_to_its_neighbours_and_the_last_full_one_to_the_next(
    count: int, size: int
) -> None:
    first, *others = list_pages(count, size)
    assert (first.newer, first.older) == (0, len(others))
    assert [(c.newer, c.older) for c in others] == [(c.number + 1, c.number - 1) for c in others]
    # The number that the last full page calls newer is the only one without a page.
    linked = {number for c in (first, *others) for number in (c.newer, c.older) if number}
    assert linked - {c.number for c in others} == ({next_number(count, size)} - {0})


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (3, [3]), (5, [5]), (6, [3, 3]), (8, [5, 3]), (9, [3, 3, 3])]
)
def test_the_newest_page_holds_what_is_left_over_and_the_full_page_before_it(
    count: int, sizes: list[int]
) -> None:
    assert [len(notices_on(list_page)) for list_page in list_pages(count, 3)] == sizes


def test_the_newest_page_of_a_list_has_no_number() -> None:
    assert page_path("news/", None) == "news/"
    assert page_path("news/2020/", 3) == "news/2020/page/3/"
