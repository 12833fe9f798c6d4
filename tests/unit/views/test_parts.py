"""What each part of the plan follows from: an edit makes the parts that show it, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gazette.plan import parts
from tests.support.content import notice, text
from tests.unit.world import view

A, B, C = (f"content/news/2020/{name}/index.en.md" for name in ("10-24-a", "11-25-b", "12-26-c"))
THREE: Mapping[str, str] = {
    **notice("2020/10-24-a", en="A", zh="甲"),
    **notice("2020/11-25-b", en="B", zh="乙"),
    **notice("2020/12-26-c", en="C", zh="丙"),
}


def follows(root: Path, files: Mapping[str, str]) -> dict[str, bytes]:
    planned = parts(view(root, files, searched=True), ())
    assert len({part.name for part in planned}) == len(planned)
    return {part.name: part.follows for part in planned}


def differing(root: Path, changed: Mapping[str, str]) -> set[str]:
    """Return the parts that a change makes anew, besides those made each time."""
    before = follows(root, THREE)
    after = follows(root, {**THREE, **changed})
    return {name for name in after if after[name] != before.get(name)}


def of_volume(month: str) -> set[str]:
    return {f"{name} news/2020/{month}" for name in ("files", "notices", "redirects")}


LISTS = {"titles", "archive", "topics", "home", "favorites", "search", "sitemap"}


def test_a_body_is_shown_by_its_own_month_alone(tmp_path: Path) -> None:
    body = "First.\n\nMore.\n"
    first = follows(tmp_path, {**THREE, B: text("B", "First.\n", date="2020-11-25")})
    again = follows(tmp_path, {**THREE, B: text("B", body, date="2020-11-25")})
    assert {name for name in again if again[name] != first[name]} == of_volume("11")


def test_a_title_is_shown_by_lists_and_neighbours(tmp_path: Path) -> None:
    changed = differing(tmp_path, {C: text("C two", date="2020-12-26")})
    assert changed == LISTS | of_volume("12") | of_volume("11")


def test_a_new_notice_is_shown_by_lists_its_month_and_the_one_before(tmp_path: Path) -> None:
    changed = differing(tmp_path, notice("2020/12-30-d", en="D", zh="丁"))
    assert changed == LISTS | of_volume("12")
    changed = differing(tmp_path, notice("2021/01-02-e", en="E", zh="戊"))
    assert changed == LISTS | of_volume("12") | {
        f"{name} news/2021/01" for name in ("files", "notices", "redirects")
    }


def test_the_homes_own_text_is_shown_by_no_list_of_notices(tmp_path: Path) -> None:
    changed = differing(tmp_path, {"content/pages/home.en.md": text("Home", "Welcome.\n")})
    # The sitemap follows from all that can be shown of a page, its first paragraph too.
    assert changed == {"home", "sitemap"}
