"""Reading one file, as sentences about what editors meet."""

from __future__ import annotations

import pytest

from gazette.model.fields import FIELDS
from gazette.model.moment import Moment
from gazette.model.origin import Origin
from tests.unit.parse.cases import day, local, read


def keys(source: str | bytes) -> list[str]:
    return [problem.key for problem in read(source).problems]


def test_a_date_is_midnight_in_the_sites_time_zone() -> None:
    fields = read("---\ntitle: a\ndate: 2020-12-24\n---\nb").fields

    assert fields is not None
    assert fields.date == day(2020, 12, 24)
    assert fields.date is not None
    assert fields.date.start.utcoffset() == local(2020, 12, 24).utcoffset()


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("2020-12-24 09:30", 9, 30),
        ("2020-12-24T09:30:00+08:00", 9, 30),
        ("2020-12-24T01:30:00Z", 9, 30),
        ("2020-12-23 20:30:00 -0500", 9, 30),
        ("'2020-12-24 09:30'", 9, 30),
    ],
)
def test_a_time_without_an_offset_is_in_the_sites_time_zone(
    written: str, hour: int, minute: int
) -> None:
    fields = read(f"---\ntitle: a\ndate: {written}\n---\nb").fields

    assert fields is not None
    assert fields.date == Moment(local(2020, 12, 24, hour, minute), False)


def test_leaving_topics_out_is_something_else_than_an_empty_list() -> None:
    without = read("---\ntitle: a\n---\nb").fields
    empty = read("---\ntitle: a\ntopics: []\n---\nb").fields

    assert without is not None
    assert empty is not None
    assert without.topics is None
    assert empty.topics == ()


def test_the_language_of_an_origin_is_kept_only_where_it_differs_from_the_texts() -> None:
    source = "---\ntitle: a\norigin: {name: 中心, lang: zh-Hans}\n---\nb"
    chinese, english = read(source, lang="zh").fields, read(source, lang="en").fields

    assert chinese is not None
    assert english is not None
    assert chinese.origin == Origin("中心")
    assert english.origin == Origin("中心", lang="zh-Hans")


def test_a_page_has_the_fields_of_a_notice_that_are_not_about_announcing() -> None:
    told = {}
    for field in FIELDS:
        problems = read(f"---\n{field.name}: ''\n---\nb", kind="page").problems
        told[field.name] = "unknown-field+notice-only" in [problem.key for problem in problems]
    assert told == {field.name: field.notice_only for field in FIELDS}
    announcing = {"date", "origin", "topics", "pinned", "expires", "withdrawn"}
    assert all(told[name] for name in announcing)


def test_a_path_that_climbs_within_the_content_folder_is_allowed() -> None:
    inside = "---\ntitle: a\nimage: ../../../a.png\n---\nb"
    outside = "---\ntitle: a\nimage: ../../../../a.png\n---\nb"

    assert keys(inside) == []
    assert keys(outside) == ["bad-path+outside"]


def test_problems_come_in_the_order_of_the_file() -> None:
    problems = read("---\ndraft: x\ndate: y\ntitle: a\npinned: z\n---\nb").problems

    assert [problem.line for problem in problems] == [2, 3, 5]


def test_a_file_with_a_broken_field_still_has_its_other_fields() -> None:
    parsed = read("---\ntitle: a\ndate: 2020/1/1\nsummary: c\n---\nb")

    assert parsed.fields is not None
    assert (parsed.fields.title, parsed.fields.date, parsed.fields.summary) == ("a", None, "c")


def test_a_body_keeps_the_indent_of_its_first_line() -> None:
    parsed = read("---\ntitle: a\n---\n    code\n")

    assert parsed.body == "    code"
    assert parsed.body_line == 4


def test_an_apostrophe_in_a_text_is_no_quotation_mark() -> None:
    assert keys("---\ntitle: the Centre's news\nsummary: it's: here\n---\nb") == ["unquoted-colon"]


def test_a_lone_ampersand_star_or_exclamation_mark_is_text() -> None:
    assert keys("---\ntitle: R&D * 2 now!\nsummary: Done!\n---\nb") == []


def test_a_web_address_in_a_text_is_no_missing_space() -> None:
    assert keys("---\ntitle: a\nsummary: see https://a.example/b:c\n---\nb") == []


def test_many_signs_in_one_text_are_not_deep() -> None:
    assert keys(f"---\ntitle: a\nsummary: {'a-b [c] ' * 200}\n---\nb") == []


@pytest.mark.parametrize(
    "front",
    ["topics: " + "[" * 20000, "- " * 20000, "? " * 20000, "topics: " + "{a: " * 10000],
    ids=["brackets", "hyphens", "question marks", "braces"],
)
def test_deep_nesting_is_refused_before_it_can_exhaust_the_stack(front: str) -> None:
    problems = read(f"---\ntitle: a\n{front}\n---\nb").problems

    assert any(problem.severity == "error" for problem in problems)


def test_a_language_that_the_site_does_not_have_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        read("---\ntitle: a\n---\nb", lang="fr")
