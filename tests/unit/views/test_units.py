"""What each build unit follows from: an edit makes the units that show it, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gazette.plan import build_units
from tests.support.content import notice, text
from tests.unit.world import view

A, B, C = (f"content/news/2020/{name}/index.en.md" for name in ("10-24-a", "11-25-b", "12-26-c"))
THREE: Mapping[str, str] = {
    **notice("2020/10-24-a", en="A", zh="甲"),
    **notice("2020/11-25-b", en="B", zh="乙"),
    **notice("2020/12-26-c", en="C", zh="丙"),
}


MANY: Mapping[str, str] = {
    **notice("2019/01-01-old", {"topics": "[testing]"}, en="Old", zh="旧"),
    **{
        path: data
        for day in range(1, 31)
        for path, data in notice(f"2020/09-{day:02}-x", en=f"X {day}", zh=f"某 {day}").items()
    },
    **THREE,
}


def fingerprint(root: Path, files: Mapping[str, str], **wishes: int) -> dict[str, bytes]:
    planned = build_units(view(root, files, searched=True, **wishes), ())
    assert len({unit.name for unit in planned}) == len(planned)
    return {unit.name: unit.fingerprint for unit in planned}


def differing(
    root: Path,
    changed: Mapping[str, str],
    files: Mapping[str, str] = THREE,
    **wishes: int,
) -> set[str]:
    """Return the units that a change makes anew, besides those made each time."""
    before = fingerprint(root, files, **wishes)
    after = fingerprint(root, {**files, **changed}, **wishes)
    return {name for name in after if after[name] != before.get(name)}


def of_month(month: str) -> set[str]:
    return {f"{name} news/2020/{month}" for name in ("files", "notices", "redirects")}


def of_year(year: str) -> set[str]:
    return {f"titles {year}", f"sitemap {year}", f"news/{year}"}


FEEDS = {"en feed", "zh feed"}
NEWEST = {"news", "home", "search", "sitemap"} | FEEDS
LISTS = NEWEST | of_year("2020")


def test_a_body_is_shown_by_its_own_month_alone(tmp_path: Path) -> None:
    body = "First.\n\nMore.\n"
    first = fingerprint(tmp_path, {**THREE, B: text("B", "First.\n", date="2020-11-25")})
    again = fingerprint(tmp_path, {**THREE, B: text("B", body, date="2020-11-25")})
    assert {name for name in again if again[name] != first[name]} == of_month("11") | FEEDS


def test_a_title_is_shown_by_lists_and_neighbours(tmp_path: Path) -> None:
    changed = differing(tmp_path, {C: text("C two", date="2020-12-26")})
    assert changed == LISTS | of_month("12") | {"notices news/2020/11"}


def test_a_new_notice_is_shown_by_lists_its_month_and_the_one_before(tmp_path: Path) -> None:
    changed = differing(tmp_path, notice("2020/12-30-d", en="D", zh="丁"))
    assert changed == LISTS | of_month("12")
    changed = differing(tmp_path, notice("2021/01-02-e", en="E", zh="戊"))
    january = {f"{name} news/2021/01" for name in ("files", "notices", "redirects")}
    assert changed == NEWEST | {"favorites", "notices news/2020/12"} | of_year("2021") | january


def test_a_new_notice_leaves_full_pages_other_years_and_topics_as_they_were(
    tmp_path: Path,
) -> None:
    planned = fingerprint(tmp_path, MANY, page_size=1)
    assert {"news 1", "news 21", "news/2020 1", "news/2019", "topics/testing"} <= planned.keys()
    changed = differing(tmp_path, notice("2020/12-30-d", en="D"), MANY, page_size=1)
    assert changed == LISTS - {"zh feed"} | of_month("12") | {"news 21", "news/2020 21"}


def test_a_notice_among_old_ones_changes_the_pages_from_there_on(tmp_path: Path) -> None:
    late = notice("2020/09-30-y", en="Y")
    changed = differing(tmp_path, late, MANY, page_size=1)
    assert {"news 21", "news/2020 21"} <= changed
    assert changed.isdisjoint(of_year("2019") | {"topics/testing", "news 1", "news/2020 1"})


def test_a_topic_is_shown_by_its_list_and_by_no_others(tmp_path: Path) -> None:
    other = notice("2020/12-30-d", {"topics": "[testing]"}, en="D")
    assert "topics/testing" in differing(tmp_path / "its own", other, MANY)
    changed = differing(tmp_path / "no topic", notice("2020/12-30-d", en="D"), MANY)
    assert "topics/testing" not in changed


def test_an_old_id_is_told_by_the_file_of_its_own_year(tmp_path: Path) -> None:
    moved = notice("2020/12-26-c", {"aliases": "[/en/news/2018/01-01-before/]"}, en="C", zh="丙")
    changed = differing(tmp_path, moved)
    assert {"titles 2018", "titles 2020", "favorites"} <= changed


def test_the_homes_own_text_is_shown_by_no_list_of_notices(tmp_path: Path) -> None:
    changed = differing(tmp_path, {"content/pages/home.en.md": text("Home", "Welcome.\n")})
    # The sitemap follows from all that can be shown of a page, its first paragraph too.
    assert changed == {"home", "sitemap pages"}
