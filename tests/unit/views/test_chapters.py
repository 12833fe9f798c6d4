"""Lists cut into pages: numbered from the oldest, so that a full page never changes again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.views.chapters import chapters, next_number
from tests.unit.library.made import notices

COUNTS = st.integers(0, 60)
SIZES = st.integers(1, 7)


@given(COUNTS, SIZES)
def test_every_notice_stands_on_one_page_newest_first(count: int, size: int) -> None:
    given_notices = notices(count)
    cut = chapters(given_notices, size)
    assert [notice for chapter in cut for notice in chapter.notices] == given_notices[::-1]


@given(COUNTS, SIZES)
def test_numbered_pages_are_full_and_the_newest_is_never_nearly_empty(
    count: int, size: int
) -> None:
    newest, *numbered = chapters(notices(count), size)
    assert newest.number is None
    assert [chapter.number for chapter in numbered] == list(range(len(numbered), 0, -1))
    assert {len(chapter.notices) for chapter in numbered} <= {size}
    assert len(newest.notices) < 2 * size
    assert len(newest.notices) >= min(count, size)


@given(COUNTS, st.integers(1, 20), SIZES)
def test_a_full_page_never_changes_as_notices_are_added(count: int, more: int, size: int) -> None:
    every = notices(count + more)
    before, after = chapters(every[:count], size), chapters(every, size)
    by_number = {chapter.number: chapter for chapter in after}
    assert all(by_number[chapter.number] == chapter for chapter in before[1:])


@given(COUNTS, SIZES)
def test_every_page_leads_to_its_neighbours_and_the_last_full_one_to_the_next(
    count: int, size: int
) -> None:
    cut = chapters(notices(count), size)
    newest, *numbered = cut
    assert (newest.newer, newest.older) == (0, len(numbered))
    assert [(c.newer, c.older) for c in numbered] == [
        (c.number + 1, c.number - 1) for c in numbered
    ]
    # The number that the last full page calls newer is the only one without a page.
    linked = {number for c in cut for number in (c.newer, c.older) if number}
    assert linked - {c.number for c in numbered} == ({next_number(cut)} - {0})


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (3, [3]), (5, [5]), (6, [3, 3]), (8, [5, 3]), (9, [3, 3, 3])]
)
def test_the_newest_page_holds_what_is_left_over_and_the_full_page_before_it(
    count: int, sizes: list[int]
) -> None:
    assert [len(chapter.notices) for chapter in chapters(notices(count), 3)] == sizes
