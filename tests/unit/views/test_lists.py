"""Notices in lists: what each entry says, and what changes when a notice does."""

from __future__ import annotations

from pathlib import Path

from gazette.digest import digest
from gazette.model.page import Page
from tests.support.content import notice, text
from tests.unit.world import context, outputs, view

A = "content/news/2020/12-24-a/index.en.md"


def entries(site_context, path: str = "en/news/index.html") -> list[str]:
    return [entry.title for entry in context(site_context, path).entries]


def test_an_entry_says_what_a_list_shows_and_no_more(tmp_path: Path) -> None:
    fields = {
        "date": "2020-12-24 09:30", "pinned": "true", "updated": "2020-12-25",
        "withdrawn": "{date: 2020-12-26, reason: Wrong}",
    }  # fmt: skip
    site_context = view(tmp_path, {A: text("A", "First.\n\nSecond.", **fields)})
    (entry,) = context(site_context, "en/news/index.html").entries
    assert (entry.id, entry.address) == ("news/2020/12-24-a", "/en/news/2020/12-24-a/")
    assert (entry.title, entry.lang, entry.summary) == ("A", "", "First.")
    assert (entry.date.text, entry.date.iso) == ("December 24, 2020", "2020-12-24")
    assert (entry.pinned, entry.corrected, entry.withdrawn, entry.expired) == (
        True, True, True, False,
    )  # fmt: skip


def test_a_stand_in_says_which_language_it_is_in(tmp_path: Path) -> None:
    site_context = view(tmp_path, {A: text("A", date="2020-12-24")})
    (entry,) = context(site_context, "zh/news/index.html").entries
    assert (entry.title, entry.lang, entry.summary_lang) == ("A", "en", "en")
    assert (entry.address, entry.date.text) == ("/zh/news/2020/12-24-a/", "2020年12月24日")


def test_a_written_summary_goes_before_the_first_paragraph(tmp_path: Path) -> None:
    files = {A: text("A", "First.", date="2020-12-24", summary="In short")}
    (entry,) = context(view(tmp_path, files), "en/news/index.html").entries
    assert entry.summary == "In short"


def _digests(root: Path, source: str) -> dict[str, bytes]:
    files = {**notice("2020/12-23-b", en="B"), **notice("2021/01-01-c", en="C"), A: source}
    return {
        path: digest(output.context)
        for path, output in outputs(view(root, files)).items()
        if isinstance(output, Page)
    }


def test_an_edited_body_leaves_every_list_alone(tmp_path: Path) -> None:
    before = _digests(tmp_path, text("A", "First.\n\nSecond.", date="2020-12-24"))
    after = _digests(tmp_path, text("A", "First.\n\nChanged.\n\n## More\n", date="2020-12-24"))
    changed = {path for path in before if before[path] != after[path]}
    own = {f"{code}/news/2020/12-24-a/index.html" for code in ("en", "zh")}
    assert changed == {*own, "en/feed.atom", "en/feed.json"}


def test_an_edited_title_changes_the_lists_that_show_it_and_nothing_else(tmp_path: Path) -> None:
    before = _digests(tmp_path, text("A", "First.", date="2020-12-24"))
    after = _digests(tmp_path, text("Z", "First.", date="2020-12-24"))
    changed = {path for path in before if before[path] != after[path]}
    both = (
        "news/index.html",
        "news/2020/index.html",
        "index.html",
        *(f"news/{n}/index.html" for n in ("2020/12-23-b", "2020/12-24-a", "2021/01-01-c")),
    )
    lists = {f"{code}/{path}" for code in ("en", "zh") for path in both}
    assert changed == {*lists, "en/feed.atom", "en/feed.json", "favorites/2020.json"}


# ---------------------------------------------------------------- home


def test_home_shows_what_is_pinned_then_the_latest_without_what_has_expired(
    tmp_path: Path,
) -> None:
    def day(name: str, **fields: str) -> dict[str, str]:
        path = f"content/news/2020/{name}-x/index.en.md"
        return {path: text(name, date=f"2020-{name}", **fields)}

    files = {
        **day("01-01", pinned="true"),
        **day("01-02"),
        **day("01-03", expires="2020-02-01", pinned="true"),
        **day("01-04"),
        **day("01-05", pinned="2020-02-01"),
        **day("01-06", pinned="2027-02-01"),
    }
    home = context(view(tmp_path, files, latest=2), "en/index.html")
    assert [entry.title for entry in home.pinned] == ["01-06", "01-01"]
    assert [entry.title for entry in home.latest] == ["01-05", "01-04"]


def test_a_home_page_without_a_text_has_the_portals_title(tmp_path: Path) -> None:
    files = {A: text("A", date="2020-12-24")}
    assert context(view(tmp_path / "a", files), "en/index.html").title == "Home"
    home = context(view(tmp_path / "b", files, pages=False), "zh/index.html")
    assert (home.title, home.intro) == ("小站", None)


# ---------------------------------------------------------------- archives and topics


def _days(count: int) -> dict[str, str]:
    files: dict[str, str] = {}
    for day in range(1, count + 1):
        files |= notice(f"2020/01-{day:02}-x", en=str(day))
    return files


def test_an_archive_is_cut_into_pages_from_the_oldest(tmp_path: Path) -> None:
    site_context = view(tmp_path, _days(7), page_size=2)
    pages = [path for path in outputs(site_context) if path.startswith("en/news/page/")]
    assert pages == [f"en/news/page/{number}/index.html" for number in (2, 1, 3)]
    assert entries(site_context) == ["7", "6", "5"]
    assert entries(site_context, "en/news/page/1/index.html") == ["2", "1"]
    pager = context(site_context, "en/news/page/2/index.html").pager
    assert (pager.number, pager.newer, pager.older) == (2, "/en/news/page/3/", "/en/news/page/1/")


def test_the_page_after_the_last_full_one_leads_on_until_it_is_full(tmp_path: Path) -> None:
    ahead = context(view(tmp_path, _days(7), page_size=2), "en/news/page/3/index.html")
    assert (ahead.target, ahead.target_url) == ("/en/news/", "https://small.example/en/news/")
    assert entries(view(tmp_path, _days(8), page_size=2), "en/news/page/3/index.html") == ["6", "5"]


def test_a_full_page_says_the_same_however_many_notices_come(tmp_path: Path) -> None:
    path = "en/news/page/2/index.html"
    few, many = (context(view(tmp_path, _days(n), page_size=2), path) for n in (7, 15))
    assert few == many


def test_years_stand_on_the_archives_newest_page_only(tmp_path: Path) -> None:
    files = {**_days(5), **notice("2021/01-01-y", en="Y")}
    site_context = view(tmp_path, files, page_size=2)
    assert [link.label for link in context(site_context, "en/news/index.html").years] == [
        "2021",
        "2020",
    ]
    assert context(site_context, "en/news/page/1/index.html").years == ()
    assert context(site_context, "en/news/2020/index.html").years == ()
    assert entries(site_context, "en/news/2021/index.html") == ["Y"]


def test_a_list_is_cut_alike_in_every_language(tmp_path: Path) -> None:
    files = {**_days(4), **notice("2020/02-01-z", zh="汉")}
    site_context = view(tmp_path, files, page_size=2, untranslated="hide")
    assert entries(site_context, "zh/news/page/1/index.html") == []
    assert entries(site_context, "zh/news/index.html") == ["汉"]
    assert entries(site_context, "en/news/index.html") == ["4", "3"]


def test_a_topic_lists_its_notices_even_when_there_are_none(tmp_path: Path) -> None:
    files = {A: text("A", date="2020-12-24", topics="[testing]"), **notice("2020/12-25-b", en="B")}
    site_context = view(tmp_path, files, tables='[topics.training]\nen = "Training"\nzh = "培训"\n')
    assert entries(site_context, "en/topics/testing/index.html") == ["A"]
    assert entries(site_context, "en/topics/training/index.html") == []
    links = context(site_context, "zh/topics/index.html").topics
    assert [(link.label, link.address) for link in links] == [
        ("检测", "/zh/topics/testing/"),
        ("培训", "/zh/topics/training/"),
    ]
