"""What favourites need: save buttons' titles, a file of titles for each year, their page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gazette.model.page import Page
from tests.support.content import notice, text
from tests.unit.world import context, outputs, view

A = "news/2020/12-24-a"
TWO = {
    **notice("2020/12-24-a", en="A", zh="甲"),
    **notice("2020/12-25-b", en="B"),
    **notice("2021/01-05-c", zh="丙"),
}


def years(root: Path, files: dict[str, Any], **wishes: Any) -> dict[str, Any]:
    """Return what each year's file holds, by its path."""
    return {
        path: (output.context.year, output.context.notices)  # type: ignore[attr-defined]
        for path, output in outputs(view(root, files, **wishes)).items()
        if isinstance(output, Page) and output.template == "feeds/titles.json"
    }


def changed(root: Path, before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """Return the paths of the year files that an edit changes."""
    result: list[dict[str, Any]] = []
    for name, files in (("before", before), ("after", after)):
        planned = outputs(view(root / name, files))
        year_files = {p: o for p, o in planned.items() if p.startswith("favorites/")}
        result.append({p: o.context for p, o in year_files.items() if isinstance(o, Page)})
    one, other = result
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


# ---------------------------------------------------------------- year files


def test_a_year_has_a_file_with_the_date_and_the_titles_of_its_notices(tmp_path: Path) -> None:
    assert years(tmp_path, TWO) == {
        "favorites/2020.json": (
            "2020",
            {
                A: {"date": "2020-12-24", "title": {"en": "A", "zh": "甲"}},
                "news/2020/12-25-b": {"date": "2020-12-25", "title": {"en": "B"}},
            },
        ),
        "favorites/2021.json": (
            "2021",
            {"news/2021/01-05-c": {"date": "2021-01-05", "title": {"zh": "丙"}}},
        ),
    }


def test_a_notice_is_in_the_file_of_the_year_in_its_id(tmp_path: Path) -> None:
    files = notice("2020/12-31-a", {"date": "2021-01-01"}, en="A")
    result = years(tmp_path, files, sound=False)
    assert result == {
        "favorites/2020.json": (
            "2020",
            {"news/2020/12-31-a": {"date": "2021-01-01", "title": {"en": "A"}}},
        )
    }


def test_what_is_not_published_is_in_no_file(tmp_path: Path) -> None:
    files = {
        **TWO,
        **notice("2027/01-01-later", en="Later"),
        **notice("2019/01-01-draft", {"draft": "true"}, en="Draft"),
        f"content/{A}/index.zh.md": text("甲", date="2020-12-24", draft="true"),
    }
    result = years(tmp_path, files)
    assert set(result) == {"favorites/2020.json", "favorites/2021.json"}
    assert result["favorites/2020.json"][1][A]["title"] == {"en": "A"}


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({"withdrawn": "{date: 2020-12-25, reason: Fee}"}, {"withdrawn": True}),
        ({"withdrawn": "{date: 2027-12-25, reason: Fee}"}, {}),
        ({"untranslated": "hide"}, {"hidden": True}),
        ({"untranslated": "notice"}, {}),
        ({"expires": "2020-12-25"}, {}),
    ],
)
def test_a_file_tells_what_was_withdrawn_and_what_has_no_page_in_a_language(
    tmp_path: Path, fields: dict[str, str], flags: dict[str, bool]
) -> None:
    files = notice("2020/12-24-a", fields, en="A")
    notices = years(tmp_path, files, sound=False)["favorites/2020.json"][1]
    assert notices == {A: {"date": "2020-12-24", "title": {"en": "A"}, **flags}}


RENAMED = notice(
    "2021/01-06-e", {"aliases": "[/en/news/2020/12-26-d/, /zh/news/1999/01-01-d]"}, en="E"
)
E = {"date": "2021-01-06", "title": {"en": "E"}}


def test_a_file_holds_the_old_ids_of_its_year_and_what_they_are_now(tmp_path: Path) -> None:
    result = years(tmp_path, {**TWO, **RENAMED})
    now = {"now": "news/2021/01-06-e", **E}
    assert list(result) == ["favorites/1999.json", "favorites/2020.json", "favorites/2021.json"]
    assert result["favorites/1999.json"] == ("1999", {"news/1999/01-01-d": now})
    assert result["favorites/2020.json"][1]["news/2020/12-26-d"] == now
    assert result["favorites/2021.json"][1]["news/2021/01-06-e"] == E


@pytest.mark.parametrize(
    "alias",
    ["/html/news/2020/12-26-d/", "/en/news/2019/", "/en/about/x/", "/en/news/2020/12-26-d.html"],
)
def test_an_old_address_that_was_no_notices_gives_no_id(tmp_path: Path, alias: str) -> None:
    more = notice("2021/01-06-e", {"aliases": f"[{alias}]"}, en="E")
    assert changed(tmp_path, TWO, {**TWO, **more}) == {"favorites/2021.json"}


def test_a_published_notice_keeps_its_id_from_another_ones_old_address(tmp_path: Path) -> None:
    hidden = {"untranslated": "hide"}
    files = {
        **notice("2020/12-24-a", hidden, en="A"),
        **notice("2021/01-06-e", {"aliases": "[/zh/news/2020/12-24-a/]"}, zh="戊"),
    }
    result = years(tmp_path, files)["favorites/2020.json"][1]
    assert result == {A: {"date": "2020-12-24", "title": {"en": "A"}, "hidden": True}}


def test_an_old_id_follows_from_the_notice_that_had_it(tmp_path: Path) -> None:
    edited = {path: text.replace("title: E", "title: F") for path, text in RENAMED.items()}
    plain = notice("2021/01-06-e", en="E")
    files = {f"favorites/{year}.json" for year in (1999, 2020, 2021)}
    assert changed(tmp_path, {**TWO, **RENAMED}, {**TWO, **edited}) == files
    both = {"favorites/1999.json", "favorites/2020.json"}
    assert both <= changed(tmp_path / "old", {**TWO, **plain}, {**TWO, **RENAMED})


def test_an_edited_body_changes_no_year_file(tmp_path: Path) -> None:
    summed = {"summary": "In short."}
    before = notice("2020/12-24-a", summed, en="A", zh="甲")
    name = f"content/{A}/index.en.md"
    after = {**before, name: before[name] + "\nOne more paragraph.\n"}
    assert changed(tmp_path, before, after) == set()


@pytest.mark.parametrize("day", ["2020/01-01-d", "2021/12-31-d", "2022/01-01-d"])
def test_a_new_notice_changes_the_file_of_its_year_alone(tmp_path: Path, day: str) -> None:
    more = {**TWO, **notice(day, en="D", zh="丁")}
    assert changed(tmp_path, TWO, more) == {f"favorites/{day[:4]}.json"}


def test_an_edited_title_changes_the_file_of_its_year_alone(tmp_path: Path) -> None:
    assert changed(tmp_path, TWO, {**TWO, **notice("2021/01-05-c", zh="新")}) == {
        "favorites/2021.json"
    }


# ---------------------------------------------------------------- save buttons


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"en/{A}/index.html", (("en", "A"), ("zh", "甲"))),
        (f"zh/{A}/index.html", (("zh", "甲"), ("en", "A"))),
        ("zh/news/2020/12-25-b/index.html", (("en", "B"),)),
    ],
)
@pytest.mark.parametrize("untranslated", ["fallback", "notice"])
def test_a_notice_is_saved_with_its_titles_the_shown_one_first(
    tmp_path: Path, path: str, expected: Any, untranslated: str
) -> None:
    assert context(view(tmp_path, TWO, untranslated=untranslated), path).titles == expected


def test_an_entry_is_saved_with_its_titles_too(tmp_path: Path) -> None:
    entries = context(view(tmp_path, TWO), "zh/news/index.html").entries
    assert [entry.titles for entry in entries] == [
        (("zh", "丙"),),
        (("en", "B"),),
        (("zh", "甲"), ("en", "A")),
    ]


# ---------------------------------------------------------------- the page


def test_the_page_knows_the_years_and_the_order_of_languages(tmp_path: Path) -> None:
    site_context = view(tmp_path, TWO, url="https://small.example/sub/")
    english = context(site_context, "en/favorites/index.html")
    assert (english.folder, english.years) == ("/sub/favorites/", ("2020", "2021"))
    renamed = view(tmp_path / "old", {**TWO, **RENAMED})
    assert context(renamed, "zh/favorites/index.html").years == ("1999", "2020", "2021")
    assert english.languages == (("en", "en"), ("zh", "zh-Hans"))
    chinese = context(site_context, "zh/favorites/index.html")
    assert chinese.languages == (("zh", "zh-Hans"), ("en", "en"))


def test_a_new_notice_of_a_year_that_is_there_leaves_the_page_alone(tmp_path: Path) -> None:
    pages = [
        outputs(view(tmp_path / name, files))["en/favorites/index.html"]
        for name, files in (("a", TWO), ("b", {**TWO, **notice("2020/01-01-d", en="D")}))
    ]
    before, after = pages
    assert isinstance(before, Page)
    assert isinstance(after, Page)
    assert before.context == after.context
