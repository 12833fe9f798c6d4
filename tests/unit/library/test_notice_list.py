"""Notices in a row: cut, counted and told apart without opening a month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gazette.library import Library, LibrarySources, assemble
from gazette.library.months import Month
from gazette.library.notice_list import MonthSlice, NoticeList
from gazette.model.card import Card
from gazette.model.month import MonthRecord
from gazette.model.notice import Notice
from gazette.model.text import Text
from tests.unit.library.made import ZONE, library_of, site, text

NOW = datetime(2026, 6, 1, tzinfo=ZONE)
SIZES = st.lists(st.integers(0, 5), max_size=6)
PLACES = st.integers(0, 20)


def library(*texts: Text) -> Library:
    return library_of(site(), {each.path.split("/", 1)[1][:-12]: [each] for each in texts}, now=NOW)


def dated(name: str, date: str, **fields: Any) -> Text:
    return text("en", id=f"news/{name}", date=date, **fields)


EVERY = library(*(dated(f"2026/01-02-{number}", "2026-01-02") for number in range(30))).published


def shelved(sizes: Iterable[int]) -> tuple[NoticeList, list[Notice]]:
    """Return a list of notices of months with so many notices, and the same notices in a list."""
    slices = []
    start = 0
    for number, size in enumerate(sizes):
        month = Month(str(number), partial(EVERY.__getitem__, slice(start, start + size)))
        slices.append(MonthSlice(month, range(size)))
        start += size
    return NoticeList(slices), list(EVERY[:start])


@given(SIZES, PLACES, PLACES)
def test_a_run_is_cut_as_a_list_is(sizes: list[int], start: int, stop: int) -> None:
    notices, flat = shelved(sizes)
    assert (len(notices), list(notices), list(reversed(notices))) == (len(flat), flat, flat[::-1])
    part = notices.cut(start, stop)
    assert (len(part), list(part)) == (len(flat[start:stop]), flat[start:stop])
    assert list(part.cut(1, 3)) == flat[start:stop][1:3]


A = dated("2024/10-24-a", "2024-10-24", topics=("a",), title="A")
B = dated("2024/11-25-b", "2024-11-25", topics=("a", "b"), pinned=True)
C = dated("2024/11-26-c", "2024-11-26", untranslated="hide", aliases=("en/news/2023/01-01-c",))
D = dated("2025/01-02-d", "2025-01-02", topics=("b",))


def names(notices: NoticeList) -> str:
    return "".join(notice.id[-1] for notice in notices)


def test_lists_are_the_notices_of_a_year_a_topic_a_language_and_the_pinned_ones() -> None:
    result = library(A, B, C, D)
    assert names(result.lists.archive) == "abcd"
    assert {year: names(notices) for year, notices in result.lists.years.items()} == {
        "2024": "abc",
        "2025": "d",
    }
    assert (names(result.lists.topic("a")), names(result.lists.topic("b"))) == ("ab", "bd")
    assert (names(result.lists.listed("en")), names(result.lists.listed("zh"))) == ("abcd", "abd")
    assert names(result.lists.pinned) == "b"


def test_a_notice_dated_outside_its_folders_month_stands_where_its_date_says() -> None:
    late = dated("2024/10-24-a", "2025-01-01", topics=("a",))
    result = library(late, B, C, D)
    assert names(result.lists.archive) == "bcad"
    assert {year: names(notices) for year, notices in result.lists.years.items()} == {
        "2024": "bc",
        "2025": "ad",
    }
    assert names(result.lists.topic("a")) == "ba"
    (around,) = result.lists.around(result.months["news/2024/10"], "zh")
    assert [each and each.id[-1] for each in (around[0], *around[1])] == ["a", "b", "d"]
    november = list(result.lists.around(result.months["news/2024/11"], "en"))
    assert [newer and newer.id[-1] for _, (_, newer) in november] == ["c", "a"]


def closed(result: Library) -> Library:
    """Return the same library as the next list of notices has it, which must not open a month."""
    records = {
        name: MonthRecord(b"", (), 0, 0, 0, {}, (), (), result.lists.facts(month))
        for name, month in result.months.items()
    }

    def load_cards(name: str) -> Iterable[Card]:
        raise AssertionError(f"{name} was opened")

    def load_text(_: bytes) -> Text:
        raise AssertionError("a text was read")

    later = result.now + timedelta(seconds=1)
    sources = LibrarySources([], {}, load_text, closed=records, load_cards=load_cards)
    return assemble(result.site, sources, prefix="content", now=later)


def known(result: Library) -> object:
    """Return all that lists, and the months of a plan, go by."""
    lists = (
        result.lists.archive, result.lists.pinned, *result.lists.years.values(),
        *(result.lists.topic(topic.id) for topic in result.site.topics),
        *(result.lists.listed(code) for code in result.site.codes),
    )  # fmt: skip
    months = result.months.values()
    return (
        [
            (
                len(notices),
                b"".join(result.lists.fingerprints(notices)),
                [*result.lists.changes(notices)],
                result.lists.fingerprint(notices.cut(1, 3)),
            )
            for notices in lists
        ],
        [*result.lists.years],
        [result.lists.facts(month).old_ids for month in months],
        [result.lists.neighbours_fingerprint(month) for month in months],
    )


def test_lists_of_closed_volumes_are_known_without_opening_one() -> None:
    found = library(A, B, C, D)
    assert known(closed(found)) == known(found)
    assert found.lists.facts(found.months["news/2024/11"]).old_ids == (("news/2023/01-01-c", 1),)


def test_the_marks_of_a_run_are_those_of_its_notices() -> None:
    found = library(A, B, C, D)
    fingerprints = b"".join(found.fingerprints.listing(notice) for notice in found.published)
    assert b"".join(found.lists.fingerprints(found.lists.archive)) == fingerprints
