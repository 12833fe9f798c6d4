"""What of a portal is indexed, and in which groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.library.periods import periods, searchable
from gazette.search.document import document, plain
from gazette.search.records import Group, Record, groups
from tests.support.content import text
from tests.unit.world import view


def found(tmp_path: Path, files: dict[str, str], code: str, **wishes: str) -> list[Group]:
    library = view(tmp_path, dict(files), **wishes).library
    return groups(library, library.site.language(code), searchable(library.published, code))


def ids(group: Group) -> list[str]:
    return [record.id.rpartition("/")[2] for record in group.records]


def test_the_newest_year_stands_alone_and_older_ones_go_by_five(tmp_path: Path) -> None:
    files = {
        f"content/news/{year}/01-02-a.en.md": text("A", date=f"{year}-01-02")
        for year in (2015, 2016, 2020, 2021, 2024, 2025)
    }
    shown = view(tmp_path, dict(files), now="2026-06-01T00:00:00+08:00")
    assert [each.name for each in periods(shown.library.published)] == [
        "2025",
        "2021-2025",
        "2016-2020",
        "2011-2015",
    ]


def test_of_a_year_with_many_notices_the_last_quarter_stands_apart(tmp_path: Path) -> None:
    files = {
        f"content/news/2025/{month:02}-{day:02}-a{number}.en.md": text(
            "A", date=f"2025-{month:02}-{day:02}"
        )
        for month in (2, 6, 11)
        for day in range(1, 28)
        for number in range(5)
    }
    few = dict(list(files.items())[:400])
    [whole] = periods(view(tmp_path / "few", few).library.published)
    assert (whole.name, len(whole.notices)) == ("2025", 400)
    found = periods(view(tmp_path / "many", files).library.published)
    assert [(each.name, len(each.notices)) for each in found] == [("2025", 135), ("2025-2025", 270)]
    assert {notice.date.start.month for notice in found[0].notices} == {11}


def test_nothing_published_is_in_no_group() -> None:
    assert periods([]) == []


def test_only_published_texts_of_the_language_itself_are_indexed(tmp_path: Path) -> None:
    here, gone = "content/news/2020", "{date: 2020-02-01, reason: R}"
    files = {
        f"{here}/01-01-both.en.md": text("A", date="2020-01-01"),
        f"{here}/01-01-both.zh.md": text("甲", date="2020-01-01"),
        f"{here}/01-02-english.en.md": text("B", date="2020-01-02"),
        f"{here}/01-03-draft.zh.md": text("丙", date="2020-01-03", draft="true"),
        f"{here}/01-04-expired.zh.md": text("丁", date="2020-01-04", expires="2020-02-01"),
        f"{here}/01-05-gone.zh.md": text("戊", date="2020-01-05", withdrawn=gone),
        "content/news/2099/01-01-later.zh.md": text("己", date="2099-01-01"),
    }  # fmt: skip
    (group,) = found(tmp_path, files, "zh")
    assert ids(group) == ["01-01-both", "01-04-expired", "01-05-gone"]
    assert [record.withdrawn for record in group.records] == [False, False, True]
    (english,) = found(tmp_path / "again", files, "en")
    assert ids(english) == ["01-01-both", "01-02-english"]


def test_english_is_stemmed_and_chinese_is_not(tmp_path: Path) -> None:
    files = {
        f"content/news/2020/01-01-a.{code}.md": text("A", date="2020-01-01")
        for code in ("en", "zh")
    }
    assert found(tmp_path, files, "en")[0].tag == "en"
    assert found(tmp_path / "again", files, "zh")[0].tag == "unknown"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>认<strong>证</strong>中心</p>", " 认证中心 "),
        ("<td>类别</td><td>项目</td>", " 类别  项目 "),
        ('<a href="\x020\x03" title="a > b">x</a>&amp;&lt;', "x&<"),
    ],
)
def test_a_body_is_indexed_as_its_text(html: str, said: str) -> None:
    assert plain(html) == said


def test_words_of_fields_are_found_behind_the_body_and_are_safe_html() -> None:
    found_by = ("认监委〔2026〕12号", "A<B")
    record = Record("news/2020/a", "题", b"", "20201224", "2020", (), False, found_by)
    made = document(record, "unknown", "文")
    assert " 0y2020 \ue001 认监 监委 委 〔 2026〕` 12` 号 \ue001 A&lt;` B` \ue001</p>" in made.html
    assert made.words[-3:] == ["\ue001", "A<`", "B`"]


def test_a_record_is_safe_html_with_words_to_filter_by() -> None:
    day, sort = "20201224", "2020-12-24T00:00:00"
    record = Record("news/2020/a", "<b>甲乙", b"", day, sort, ("recall",), True)
    html = document(record, "unknown", "乙 & 丙丁").html
    assert "&lt; b&gt;` 甲乙 乙" in html
    assert "<b>" not in html
    assert " 0d20201224 0y2020 0t726563616c6c0 0w \ue001</p>" in html
    assert 'data-pagefind-sort="date:2020-12-24T00:00:00"' in html
