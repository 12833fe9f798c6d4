"""No two files in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.page import Copy, Page, PageKind
from gazette.plan import clashes
from tests.support.content import text
from tests.unit.world import plan, told, view

A = "news/2020/12-24-a"


def page(path: str, source: str = "", line: int = 1) -> Page:
    return Page(path, PageKind("pages/about.html", tuple), "en", None, tuple, source, line)


def copy(path: str) -> Copy:
    return Copy(path, f"/site/{path}", b"")


def collided(root: Path, files: dict[str, Any], **wishes: Any) -> list[str]:
    return told(clashes(plan(view(root, files, **wishes))))


def test_an_alias_cannot_take_a_pages_place(tmp_path: Path) -> None:
    files = {f"content/{A}.en.md": text("A", date="2020-12-24", aliases="[/en/about/]")}
    assert collided(tmp_path, files) == [
        f"{A}.en.md:4 page-clash address=en/about/, other=content/pages/about.en.md"
    ]


def test_an_alias_cannot_take_the_place_of_a_page_of_no_text(tmp_path: Path) -> None:
    files = {f"content/{A}.en.md": text("A", date="2020-12-24", aliases="[/en/favorites]")}
    assert collided(tmp_path, files) == [f"{A}.en.md:4 page-clash+portal address=en/favorites/"]


def test_two_notices_cannot_have_one_alias(tmp_path: Path) -> None:
    files = {
        f"content/{A}.en.md": text("A", date="2020-12-24", aliases="[/old.html]"),
        "content/news/2020/12-25-b.en.md": text("B", date="2020-12-25", aliases="[/old.html]"),
    }
    assert collided(tmp_path, files) == [
        f"news/2020/12-25-b.en.md:4 page-clash address=old.html, other=content/{A}.en.md"
    ]


def test_a_file_cannot_stand_where_a_folder_is_needed(tmp_path: Path) -> None:
    aliases = "[/old.html, /old.html/page.html]"
    files = {f"content/{A}.en.md": text("A", date="2020-12-24", aliases=aliases)}
    assert collided(tmp_path, files) == [
        f"{A}.en.md:4 page-clash address=old.html, other=content/{A}.en.md"
    ]


def test_a_file_named_like_the_page_beside_it_is_told(tmp_path: Path) -> None:
    files = {f"content/{A}/index.en.md": text("A", date="2020-12-24"),
             f"content/{A}/index.html": b""}  # fmt: skip
    assert collided(tmp_path, files) == [
        f"{A}/index.en.md:1 page-clash address=en/{A}/, other=content/{A}/index.html"
    ]


def test_a_clash_is_laid_to_the_file_that_an_editor_can_change() -> None:
    mine, theirs = page("en/index.html", "content/x.md", 7), page("en/index.html")
    expected = ["x.md:7 page-clash+portal address=en/"]
    assert told(clashes([mine, theirs])) == told(clashes([theirs, mine])) == expected
    assert told(clashes([copy("a"), mine, copy("en/index.html")])) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("en/About/index.html", "en/about/index.html"), ("en/caf\u00e9.pdf", "en/cafe\u0301.pdf"),
     ("en/STRASSE.pdf", "en/straße.pdf"), ("en/A", "en/a/x.html")],
)  # fmt: skip
def test_paths_that_many_computers_take_for_one_clash(one: str, other: str) -> None:
    first, second = page(one, "content/x.md", 7), page(other, "content/y.md")
    (problem,) = clashes([second, first])
    assert (problem.key, problem.severity) == ("page-clash+case", "error")
    assert dict(problem.params).keys() == {"address", "other", "other_address"}
    assert [p.key for p in clashes([copy(one), copy(other)])] == ["page-clash+case"]


def test_two_notices_whose_names_differ_in_a_capital_are_told_once_a_file(tmp_path: Path) -> None:
    files = {f"content/{A}/index.{code}.md": text("A", date="2020-12-24") for code in ("en", "zh")}
    other = "news/2020/12-24-A"
    files[f"content/{other}.en.md"] = text("A", date="2020-12-24")
    more = f"other=content/{other}.en.md, other_address"
    assert collided(tmp_path, files) == [
        f"{A}/index.{code}.md:1 page-clash+case address={code}/{A}/, {more}={code}/{other}/"
        for code in ("en", "zh")
    ]


@given(st.lists(st.text("ab/", min_size=1).filter(lambda p: "//" not in p.strip("/") + "/")))
def test_outputs_clash_where_one_path_is_another_or_a_folder_of_it(paths: list[str]) -> None:
    paths = [path.strip("/") or "a" for path in paths]
    paths = [path for path in paths if "//" not in path]
    apart = len(set(paths)) == len(paths) and not any(
        other.startswith(f"{path}/") for path in paths for other in paths
    )
    assert (clashes([page(path) for path in paths]) == []) is apart
