"""Addresses below the portal's root: files and places that are there, or that may come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gazette.checks.addresses import dead_addresses
from gazette.model.page import Copy, Page
from gazette.views import SiteContext
from tests.support.content import text
from tests.unit.world import plan, told, view

A = "news/2020/12-24-a"


def copy(path: str) -> Copy:
    return Copy(path, f"/site/{path}", b"")


def templates(shown: SiteContext, *static: Copy) -> Callable[[str], str | None]:
    """Return what gives the template of each planned file."""
    outputs = plan(shown, static)
    return {each.path: each.template if isinstance(each, Page) else "" for each in outputs}.get


def dead(root: Path, *targets: str, **wishes: Any) -> list[str]:
    body = "".join(f"[x]({target})\n" for target in targets)
    shown = view(root, {f"content/{A}/index.en.md": text("A", body, date="2020-12-24"),
                        f"content/{A}/plan.pdf": b""}, **wishes)  # fmt: skip
    found = dead_addresses(shown.library, templates(shown, copy("static/site.css")))
    return told(found, f"content/{A}/")


@pytest.mark.parametrize(
    "target",
    ["/", "/en/", "/en", "/en/about/", "/en/about", "/en/news/?a=b",
     "/robots.txt", f"/en/{A}/plan.pdf", f"/zh/{A}/", "/static/site.css", "/en/%6Eews/"],
)  # fmt: skip
def test_an_address_of_the_portal_may_be_linked(tmp_path: Path, target: str) -> None:
    assert dead(tmp_path, target) == []
    assert dead(tmp_path, target, url="https://small.example/sub/") == []


def test_an_address_without_a_page_is_told_at_its_line(tmp_path: Path) -> None:
    targets = ("/about/", "/en/abuot/", "/sub/en/", "/en/about/index.htm")
    assert dead(tmp_path, "/en/", *targets) == [
        f"index.en.md:{line} link-address target={target}"
        for line, target in enumerate(targets, start=7)
    ]


def test_a_drafts_addresses_are_left_alone(tmp_path: Path) -> None:
    source = text("A", "[x](/nowhere/)\n", date="2020-12-24", draft="true")
    shown = view(tmp_path, {f"content/{A}/index.en.md": source})
    assert dead_addresses(shown.library, templates(shown)) == []


# ---------------------------------------------------------------- places on pages


def wrong(root: Path, target: str, files: dict[str, Any]) -> list[str]:
    body = f"[x]({target})\n"
    files = {f"content/{A}/index.en.md": text("A", body, date="2020-12-24"), **files}
    shown = view(root, files, sound=False)
    found = dead_addresses(shown.library, templates(shown, copy("static/a.html")))
    return [line.partition(" ")[2] for line in told(found)]


B = "news/2020/12-25-b"
NOTICE = {
    f"content/{B}/index.en.md": text("B", "## Scope\n\n## More {#more}\n", date="2020-12-25"),
    f"content/{B}/index.zh.md": text("乙", '## 范围\n\n<p id="p">x</p>\n', date="2020-12-25"),
    f"content/{B}/plan.pdf": b"",
    "content/pages/home.en.md": text("Home", "## Welcome\n"),
}


@pytest.mark.parametrize(
    "target",
    [f"/en/{B}/#scope", f"/en/{B}#more", f"/zh/{B}/#%E8%8C%83%E5%9B%B4", f"/zh/{B}/index.html#p",
     f"/en/{B}/?a#", "/en/#welcome", f"/en/{B}/plan.pdf#page=2", "/static/a.html#x"],
)  # fmt: skip
def test_an_address_may_name_a_place_that_is_there(tmp_path: Path, target: str) -> None:
    assert wrong(tmp_path, target, NOTICE) == []


def test_an_address_names_a_heading_of_the_language_that_it_names(tmp_path: Path) -> None:
    assert wrong(tmp_path, f"/zh/{B}/#more", NOTICE) == [
        f"link-anchor anchor=more, known=范围, where=content/{B}/index.zh.md"
    ]


@pytest.mark.parametrize(
    "path", ["/en/news/", "/", "/zh/topics/", "/en/topics/testing/", "/en/old/"]
)
def test_a_page_without_a_text_has_no_places(tmp_path: Path, path: str) -> None:
    files = {**NOTICE, "content/pages/x.en.md": text("X", aliases="[/en/old/]")}
    assert wrong(tmp_path, f"{path}#scope", files) == [
        f"link-anchor+page anchor=scope, where={path}"
    ]


# ---------------------------------------------------------------- what could not be read


BROKEN = {f"content/{B}/index.en.md": b"\xff"}


@pytest.mark.parametrize(
    "target",
    [f"/en/{B}/", f"/zh/{B}/plan.pdf", "/zh/news/2020/page/2/", "/en/news/2031/", "/en/news/page/9",
     "/en/topics/testing/page/2/", "/sitemaps/2020-2.xml", "/old.html", "/en/old/page.html"],
)  # fmt: skip
def test_an_address_of_what_could_not_be_read_is_waited_for(tmp_path: Path, target: str) -> None:
    assert wrong(tmp_path, target, BROKEN) == []
    assert wrong(tmp_path / "sound", target, {}) == [f"link-address target={target}"]


@pytest.mark.parametrize(
    "target",
    ["/en/nope/", "/en/nope", f"/en/{B}2/", "/en/topics/nope/", "/static/nope.css"],
)
def test_no_broken_text_could_make_up_for_some_addresses(tmp_path: Path, target: str) -> None:
    assert wrong(tmp_path, target, BROKEN) == [f"link-address target={target}"]


def test_a_broken_own_page_is_waited_for_and_lists_are_not(tmp_path: Path) -> None:
    broken = {"content/pages/fees.en.md": b"\xff"}
    assert wrong(tmp_path / "1", "/zh/fees/#x", broken) == []
    assert wrong(tmp_path / "2", "/en/news/2031/", broken) != []


def test_no_place_is_looked_for_where_one_language_is_broken(tmp_path: Path) -> None:
    assert wrong(tmp_path, f"/zh/{B}/#nope", {**NOTICE, **BROKEN}) == []


def test_the_old_addresses_of_an_undated_notice_are_known(tmp_path: Path) -> None:
    files = {f"content/{B}/index.en.md": text("B", "[y](/en/nope/)", aliases="[/old/b.html]")}
    own = ["link-address target=/en/nope/"]
    assert wrong(tmp_path / "1", "/old/b.html", files) == own
    assert wrong(tmp_path / "2", f"/en/{B}/", files) == own
    assert wrong(tmp_path / "3", "/old/c.html", files) == ["link-address target=/old/c.html", *own]
