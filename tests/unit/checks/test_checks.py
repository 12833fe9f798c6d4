"""Every check: what it finds, that it says so once, and what it leaves alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import text
from tests.support.pictures import PNG
from tests.unit.world import read, told

A = "news/2020/12-24-a"
EN, ZH = f"content/{A}/index.en.md", f"content/{A}/index.zh.md"
DAY = "2020-12-24"
TRAINING = '[topics.training]\nen = "Training"\nzh = "培训"\n'


def found(root: Path, files: dict[str, str | bytes], **wishes: Any) -> list[str]:
    content = read(root, files, **wishes)
    assert Counter(content.problems).most_common(1) in ([], [(p, 1) for p in content.problems[:1]])
    return told(content.problems)


def pair(en: dict[str, str], zh: dict[str, str], body: str = "") -> dict[str, str | bytes]:
    return {EN: text("A", body, **en), ZH: text("甲", body, **zh)}


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path, pair({"date": DAY}, {})) == []


# ---------------------------------------------------------------- dates


def test_a_notice_needs_a_date_in_one_of_its_files(tmp_path: Path) -> None:
    assert found(tmp_path, pair({}, {})) == [f"{A}/index.en.md:1 missing-date example=2020-12-24"]
    assert found(tmp_path, pair({}, {"date": DAY})) == []


def test_a_page_needs_no_date(tmp_path: Path) -> None:
    assert found(tmp_path, {EN: text("A", date=DAY), "content/pages/x.en.md": text("X")}) == []


def test_a_date_that_differs_from_the_folders_is_a_warning_told_once(tmp_path: Path) -> None:
    assert found(tmp_path, pair({"date": "2020-12-25"}, {"date": "2020-12-25"})) == [
        f"{A}/index.en.md:3 warning: date-differs-from-folder date=2020-12-25, folder=2020-12-24"
    ]


def test_the_folders_day_is_a_day_in_the_portals_time_zone(tmp_path: Path) -> None:
    assert found(tmp_path, {EN: text("A", date="2020-12-23T20:00:00Z")}) == []


@pytest.mark.parametrize(
    ("date", "field", "value", "fault"),
    [
        (DAY, "expires", "2020-12-23", "2020-12-23"),
        (DAY, "updated", "2020-12-23", "2020-12-23"),
        (DAY, "expires", "2020-12-24", None),
        (DAY, "updated", "2020-12-24", None),
        (DAY, "updated", "2020-12-24 00:00", None),
        (DAY, "expires", "2020-12-24 00:00", "2020-12-24 00:00:00+08:00"),
        (f"{DAY} 09:00", "updated", f"{DAY} 09:00", None),
        (f"{DAY} 09:00", "updated", DAY, None),
        (f"{DAY} 09:00", "expires", DAY, None),
        (f"{DAY} 09:00", "updated", f"{DAY} 08:59", f"{DAY} 08:59:00+08:00"),
        (f"{DAY} 09:00", "expires", f"{DAY} 09:00", f"{DAY} 09:00:00+08:00"),
        (f"{DAY} 09:00", "expires", "2020-12-23", "2020-12-23"),
    ],
)
def test_a_notice_ends_after_it_begins_and_is_not_corrected_before(
    tmp_path: Path, date: str, field: str, value: str, fault: str | None
) -> None:
    begin = date if date == DAY else f"{date}:00+08:00"
    assert found(tmp_path, {EN: text("A", date=date, **{field: value})}) == (
        []
        if fault is None
        else [
            f"{A}/index.en.md:4 {field}-before-date "
            + ", ".join(sorted([f"date={begin}", f"{field}={fault}"]))
        ]
    )


def test_an_end_before_a_beginning_that_stands_in_the_other_file_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, pair({"date": DAY}, {"expires": "2020-01-01"})) == [
        f"{A}/index.zh.md:3 expires-before-date date=2020-12-24, expires=2020-01-01"
    ]


@pytest.mark.parametrize(
    ("date", "withdrawn", "fault"),
    [
        (DAY, DAY, None),
        (f"{DAY} 09:00", DAY, None),
        (f"{DAY} 09:00", f"{DAY} 09:00", None),
        (f"{DAY} 09:00", f"{DAY} 08:59", f"{DAY} 08:59:00+08:00"),
        (f"{DAY} 09:00", "2020-12-23", "2020-12-23"),
    ],
)
def test_a_notice_is_not_withdrawn_before_its_date(
    tmp_path: Path, date: str, withdrawn: str, fault: str | None
) -> None:
    begin = date if date == DAY else f"{date}:00+08:00"
    said = f"\n  reason: R\n  date: {withdrawn}"
    assert found(tmp_path, {EN: text("A", date=date, withdrawn=said)}) == (
        []
        if fault is None
        else [f"{A}/index.en.md:6 withdrawn-before-date date={begin}, withdrawn={fault}"]
    )


# ---------------------------------------------------------------- agreement


@pytest.mark.parametrize(
    ("field", "one", "other", "told_one", "told_other"),
    [
        ("topics", "[testing]", "[training]", "testing", "training"),
        ("pinned", "true", "false", "true", "false"),
        ("pinned", "true", "2021-01-05", "true", "2021-01-05"),
        ("expires", "2021-01-05", "2021-01-06", "2021-01-05", "2021-01-06"),
        ("expires", "2021-01-05", "2021-01-05 09:00", "2021-01-05", "2021-01-05 09:00:00+08:00"),
        ("updated", "2021-01-05", "2021-01-06", "2021-01-05", "2021-01-06"),
        ("untranslated", "hide", "notice", "hide", "notice"),
    ],
)
def test_a_shared_field_that_two_files_say_otherwise_names_both_lines(
    tmp_path: Path, field: str, one: str, other: str, told_one: str, told_other: str
) -> None:
    files = pair({"date": DAY, field: one}, {field: other})
    assert found(tmp_path, files, tables=TRAINING) == [
        (
            f"{A}/index.zh.md:3 fields-disagree field={field}, other=content/{A}/index.en.md, "
            f"other_line=4, other_value={told_one}, value={told_other}"
        )
    ]


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("date", "2020-12-24", "2020-12-24"),
        ("expires", "2021-01-05T01:00:00Z", "2021-01-05 09:00"),
        ("topics", "[testing, training]", "[training, testing]"),
        ("origin", "Office", "办公室"),
        ("summary", "One", "一"),
        ("aliases", "[/a.html]", "[/b.html]"),
        ("draft", "false", "true"),
        ("pinned", "false", "false"),
    ],
)
def test_what_is_the_same_or_may_differ_between_languages_is_left_alone(
    tmp_path: Path, field: str, one: str, other: str
) -> None:
    fields = {"date": DAY}
    files = pair({**fields, field: one}, {**fields, field: other})
    assert found(tmp_path, files, tables=TRAINING) == []


def test_dates_that_differ_are_told_once_and_the_first_is_held_to_the_folder(
    tmp_path: Path,
) -> None:
    assert found(tmp_path, pair({"date": DAY}, {"date": "2020-12-25"})) == [
        (
            f"{A}/index.zh.md:3 fields-disagree field=date, other=content/{A}/index.en.md, "
            "other_line=3, other_value=2020-12-24, value=2020-12-25"
        )
    ]


def test_withdrawals_are_on_one_day(tmp_path: Path) -> None:
    en = {"date": DAY, "withdrawn": "\n  date: 2021-01-05\n  reason: Wrong"}
    zh = {"withdrawn": "\n  reason: 有误\n  date: 2021-01-06"}
    assert found(tmp_path, pair(en, zh)) == [
        (
            f"{A}/index.zh.md:5 fields-disagree field=withdrawn.date, "
            f"other=content/{A}/index.en.md, other_line=5, other_value=2021-01-05, value=2021-01-06"
        )
    ]


def test_one_picture_may_be_named_from_a_folder_and_from_beside_it(tmp_path: Path) -> None:
    named = {"image_alt": "Hall", "date": DAY}
    files = {
        EN: text("A", image="hall.png", **named),
        f"content/{A}.zh.md": text("甲", image="12-24-a/hall.png", **named),
        f"content/{A}/hall.png": PNG,
    }
    assert found(tmp_path, files) == []


def test_the_other_language_may_say_nothing(tmp_path: Path) -> None:
    everything = {"date": DAY, "topics": "[testing]", "pinned": "true", "expires": "2027-01-01"}
    assert found(tmp_path, pair(everything, {})) == []
    assert found(tmp_path, pair({}, everything)) == []
    assert found(tmp_path, pair(everything, {"topics": "[]"})) == []


# ---------------------------------------------------------------- statements


def test_a_withdrawal_has_a_date_and_a_reason_in_one_of_its_files(tmp_path: Path) -> None:
    reason, date = "\n  reason: 有误", "\n  date: 2021-01-05"
    assert found(tmp_path, pair({"date": DAY, "withdrawn": date}, {"withdrawn": reason})) == []
    assert found(tmp_path, pair({"date": DAY}, {"withdrawn": date})) == [
        f"{A}/index.zh.md:3 withdrawn-without-reason"
    ]
    assert found(tmp_path, pair({"date": DAY, "withdrawn": reason}, {"withdrawn": reason})) == [
        f"{A}/index.en.md:4 withdrawn-without-date"
    ]


def test_a_note_on_a_correction_needs_its_date(tmp_path: Path) -> None:
    note = {"update_note": "The fee"}
    assert found(tmp_path, pair({"date": DAY, "updated": "2021-01-05"}, note)) == []
    example = "example=2026-03-31"
    assert found(tmp_path, pair({"date": DAY, **note}, note)) == [
        f"{A}/index.en.md:4 note-without-update {example}",
        f"{A}/index.zh.md:3 note-without-update {example}",
    ]


def test_a_lead_picture_has_a_text_in_every_language(tmp_path: Path) -> None:
    hall = {f"content/{A}/hall.png": PNG}
    en = {"date": DAY, "image": "hall.png", "image_alt": "Hall"}
    assert found(tmp_path, {**pair(en, {"image_alt": "大厅"}), **hall}) == []
    assert found(tmp_path, {**pair(en, {}), **hall}) == [f"{A}/index.zh.md:1 image-without-text"]


# ---------------------------------------------------------------- links and files


def test_a_dead_link_is_told_at_its_line_in_the_file(tmp_path: Path) -> None:
    body = "One.\n\n[x](nothing.pdf) and ![y](nothing.png)\n\n[z](#nowhere)\n"
    assert found(tmp_path, {EN: text("A", body, date=DAY)}) == [
        f"{A}/index.en.md:8 link-dead target=nothing.pdf",
        f"{A}/index.en.md:8 picture-dead target=nothing.png",
        f"{A}/index.en.md:10 link-anchor+none anchor=nowhere, where=content/{A}/index.en.md",
    ]


def test_links_out_of_the_portal_are_left_alone(tmp_path: Path) -> None:
    body = "[a](https://a.example/) [b](mailto:a@a.example) <https://b.example> [c](tel:+8610)\n"
    assert found(tmp_path, {EN: text("A", body, date=DAY)}) == []


def test_files_that_front_matter_names_are_held_to_be_there(tmp_path: Path) -> None:
    fields = {
        "date": DAY,
        "image": "hall.png",
        "image_alt": "Hall",
        "attachments": "\n  plan.pdf: Plan\n  table.xlsx: Table",
    }
    plan = {f"content/{A}/plan.pdf": b"", f"content/{A}/tables.xlsx": b""}
    assert found(tmp_path, {EN: text("A", **fields), **plan}) == [
        f"{A}/index.en.md:4 picture-dead target=hall.png",
        f"{A}/index.en.md:8 attachment-dead+near nearest=tables.xlsx, target=table.xlsx",
    ]


def test_a_lead_picture_that_browsers_do_not_show_is_told(tmp_path: Path) -> None:
    fields = {"date": DAY, "image": "hall.tiff", "image_alt": "Hall"}
    assert found(tmp_path, {EN: text("A", **fields), f"content/{A}/hall.tiff": b""}) == [
        f"{A}/index.en.md:4 not-a-picture target=hall.tiff"
    ]


def test_two_files_of_one_name_cannot_stand_beside_one_page(tmp_path: Path) -> None:
    body = "[one](../../../shared/plan.pdf) [two](plan.pdf)\n"
    files = {"content/shared/plan.pdf": b"1", f"content/{A}/plan.pdf": b"2"}
    assert found(tmp_path, {EN: text("A", body, date=DAY), **files}) == [
        (
            f"{A}/index.en.md:5 asset-clash first=content/{A}/plan.pdf, name=plan.pdf, "
            "second=content/shared/plan.pdf"
        )
    ]


# ---------------------------------------------------------------- own pages


def test_each_page_that_a_portal_has_is_missed_in_each_language(tmp_path: Path) -> None:
    pages = {
        "content/pages/home.en.md": text("H"),
        "content/pages/home.zh.md": text("首"),
        "content/pages/about.zh.md": text("关"),
    }
    assert found(tmp_path, {EN: text("A", date=DAY), **pages}, pages=False) == [
        f"pages/{name}.{code}.md:1 warning: standing-missing "
        f"example=content/pages/{name}.{code}.md, language={code}, name={name}"
        for name, code in (("about", "en"), ("disclaimer", "en"), ("disclaimer", "zh"))
    ]


@pytest.mark.parametrize("name", ["news", "topics", "favorites", "search", "static", "404", "feed"])
def test_no_page_takes_a_name_of_the_portals_own(tmp_path: Path, name: str) -> None:
    path = f"pages/{name}.en.md"
    files = {EN: text("A", date=DAY), f"content/{path}": text("N")}
    assert found(tmp_path, files) == [f"{path}:1 reserved-name name={name}"]


# ---------------------------------------------------------------- drafts and broken files


WRONG = "[x](nothing.pdf)\n\n![](nothing.png)\n"


def test_what_is_wrong_with_a_draft_is_a_warning(tmp_path: Path) -> None:
    fields = {"draft": "true", "image": "no.png", "update_note": "N", "expires": "2020-01-01"}
    content = read(tmp_path, {EN: text("A", WRONG, **fields), ZH: text("甲", date=DAY)})
    assert len(content.problems) >= 6
    assert {p.severity for p in content.problems} == {"error", "warning"}
    graver = [p for p in content.problems if p.severity == "error"]
    assert told(graver) == [f"{A}/index.zh.md:1 image-without-text"]


def test_nothing_wrong_with_drafts_stops_a_site(tmp_path: Path) -> None:
    fields = {"draft": "true", "image": "no.png", "update_note": "N", "withdrawn": "\n  reason: R"}
    files = pair(fields, {**fields, "expires": "2020-01-01"}, WRONG)
    problems = read(tmp_path, files).problems
    assert {"link-dead", "picture-dead", "missing-date"} <= {p.code for p in problems}
    assert {p.severity for p in problems} == {"warning"}
    shown = read(tmp_path, files, drafts=True).problems
    assert [p.code for p in shown] == [p.code for p in problems]
    assert {p.severity for p in shown} == {"error"}


def test_a_field_on_which_a_draft_disagrees_is_a_warning_at_the_draft(tmp_path: Path) -> None:
    en = {"date": DAY, "expires": "2021-01-05", "draft": "true"}
    assert found(tmp_path, pair(en, {"date": DAY, "expires": "2021-01-06"})) == [
        (
            f"{A}/index.en.md:4 warning: fields-disagree field=expires, "
            f"other=content/{A}/index.zh.md, other_line=4, other_value=2021-01-06, value=2021-01-05"
        )
    ]


B = "news/2021/01-05-b"
LINKED = {
    EN: text("A", f"[b](../../2021/01-05-b/index.en.md#scope) [c](/en/{B}/)\n", date=DAY),
    "content/pages/about.en.md": text("About", f"[b](../{B}/index.en.md)\n"),
}


@pytest.mark.parametrize(
    ("path", "source", "code"),
    [
        (f"{B}/index.en.md", "No front matter at all.\n", "missing-front-matter"),
        (f"{B}/index.en.md", "---\ndate: 2021-01-05\nimage: a.png\n---\nText.\n", "missing-title"),
        (f"{B}/index.en.md", text("B", "## Scope\n"), "missing-date"),
        (f"{B}/index.md", text("B", date="2021-01-05"), "no-language"),
        (f"{B}/index.fr.md", text("B", date="2021-01-05"), "unknown-language"),
        (f"{B}/index.en.MD", text("B", date="2021-01-05"), "bad-suffix"),
    ],
)
def test_a_broken_text_is_told_and_nothing_else_because_of_it(
    tmp_path: Path, path: str, source: str, code: str
) -> None:
    problems = read(tmp_path, {**LINKED, f"content/{path}": source}).problems
    assert [(p.path, p.code) for p in problems] == [(f"content/{path}", code)]


def test_what_a_broken_text_may_say_is_not_missed_in_its_counterpart(tmp_path: Path) -> None:
    said = {"update_note": "N", "withdrawn": "\n  reason: R"}
    files = {EN: text("A", **said), ZH: "---\ndate: 2020-12-24\n---\n文字。\n"}
    assert [p.code for p in read(tmp_path, files).problems] == ["missing-title"]


@pytest.mark.parametrize("name", ["home", "about", "disclaimer"])
def test_a_page_with_a_broken_file_is_not_missing_besides(tmp_path: Path, name: str) -> None:
    files = {EN: text("A", date=DAY), f"content/pages/{name}.zh.md": "No front matter.\n"}
    assert [p.code for p in read(tmp_path, files).problems] == ["missing-front-matter"]


def test_two_dead_links_on_one_line_are_told_in_the_order_in_which_they_stand(
    tmp_path: Path,
) -> None:
    names = [f"{letter}{letter}{letter}.pdf" for letter in "zqxwkjh"]
    body = " ".join(f"[x]({name})" for name in names)
    assert found(tmp_path, {EN: text("A", body, date=DAY)}) == [
        f"{A}/index.en.md:6 link-dead target={name}" for name in names
    ]


def test_one_dead_link_that_stands_twice_on_a_line_is_told_once(tmp_path: Path) -> None:
    body = "[x](no.pdf) [y](no.pdf)\n"
    assert found(tmp_path, {EN: text("A", body, date=DAY)}) == [
        f"{A}/index.en.md:6 link-dead target=no.pdf"
    ]


def test_a_site_without_content_says_so(tmp_path: Path) -> None:
    assert told(read(tmp_path, {}, pages=False).problems, "")[0] == "content:1 no-content"
