"""Where a link leads: every way of writing one, and every way of getting it wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gazette.library import Library, targets
from gazette.library.targets import Address, Fault, make_fault
from gazette.model.notice import Item
from gazette.model.text import Text
from tests.support.content import text
from tests.unit.world import read

A, B, FLAT = "news/2020/12-24-a", "news/2021/01-05-b", "news/2021/02-03-flat"
HEADINGS = "## Scope\n\nText.\n\n## Fees {#money}\n"
FILES: dict[str, str | bytes] = {
    f"content/{A}/index.en.md": text("A", HEADINGS, date="2020-12-24"),
    f"content/{A}/index.zh.md": text("甲", "## 范围\n\n文字。\n\n## 费用\n", date="2020-12-24"),
    f"content/{A}/plan.pdf": b"%PDF",
    f"content/{A}/img/a b.png": b"PNG",
    f"content/{B}/index.en.md": text("B", date="2021-01-05"),
    f"content/{B}/报告.pdf": b"%PDF",
    f"content/{FLAT}.en.md": text("Flat", date="2021-02-03"),
    f"content/{FLAT}.zh.md": text("平", date="2021-02-03"),
    "content/news/2021/table.xlsx": b"PK",
    "content/shared/logo.svg": b"<svg/>",
    "content/news/2027/01-01-later/index.en.md": text("Later", date="2027-01-01"),
    "content/news/2027/01-01-later/secret.pdf": b"%PDF",
    "content/news/2027/01-02-latest/index.en.md": text("Latest", date="2027-01-02"),
    "content/news/2020/05-05-draft/index.en.md": text("D", date="2020-05-05", draft="true"),
    "content/news/2020/05-05-draft/draft.pdf": b"%PDF",
    "content/news/2020/05-06-other/index.en.md": text("O", date="2020-05-06", draft="true"),
}


def library(root: Path, more: Mapping[str, str | bytes] | None = None, **wishes: Any) -> Library:
    return read(root, {**FILES, **(more or {})}, **wishes).library


def source(found: Library, id_: str, lang: str) -> tuple[Item, Text]:
    item = found.item(id_)
    assert item is not None
    return item, {**item.texts, **item.drafts}[lang]


def link(found: Library, target: str, id_: str = A, lang: str = "en", reader: str = "") -> Any:
    item, own = source(found, id_, lang)
    return targets.link(found, item, own, target, reader or lang)


@pytest.mark.parametrize(
    "target",
    [
        "../../2021/01-05-b/index.en.md",
        "../../2021/01-05-b/index.zh.md",
        "../../2021/01-05-b/index.md",
        "../../2021/01-05-b/",
        "../../2021/01-05-b",
        "../../2021/01-05-b.en.md",
        "../12-24-a/../../2021/./01-05-b/index.en.md",
        "  ../../2021/01-05-b/index.en.md ",
        "../../2021/01%2D05-b/index.en.md",
        "../../2021/01-05-b/index.en.md?from=a",
    ],
)
def test_a_text_is_linked_by_its_path_from_here(tmp_path: Path, target: str) -> None:
    assert link(library(tmp_path), target) == Address(f"/en/{B}/")


@pytest.mark.parametrize(
    ("target", "id_", "address"),
    [
        ("index.zh.md", A, f"/en/{A}/"),
        (".", A, f"/en/{A}/"),
        ("02-03-flat.zh.md", FLAT, f"/en/{FLAT}/"),
        ("01-05-b/index.en.md", FLAT, f"/en/{B}/"),
        ("../../2021/02-03-flat.en.md", A, f"/en/{FLAT}/"),
        ("../../../pages/about.zh.md", A, "/en/about/"),
        ("../../../pages/home.en.md", A, "/en/"),
        ("../news/2021/02-03-flat.en.md", "pages/about", f"/en/{FLAT}/"),
    ],
)
def test_a_path_starts_from_the_folder_of_the_text(
    tmp_path: Path, target: str, id_: str, address: str
) -> None:
    assert link(library(tmp_path), target, id_) == Address(address)


def test_a_link_leads_to_the_page_in_the_readers_language(tmp_path: Path) -> None:
    result = library(tmp_path)
    assert link(result, "../../2021/02-03-flat.en.md", reader="zh") == Address(f"/zh/{FLAT}/")
    assert link(result, "../../2021/02-03-flat.zh.md", reader="en") == Address(f"/en/{FLAT}/")
    assert link(result, "../../2021/01-05-b/index.en.md", reader="zh") == Address(f"/zh/{B}/")


def test_where_the_reader_has_no_page_a_link_leads_to_the_original_and_says_so(
    tmp_path: Path,
) -> None:
    result = library(tmp_path, untranslated="hide")
    target = "../../2021/01-05-b/index.en.md"
    assert link(result, target, lang="zh") == Address(f"/en/{B}/", "en")


def test_addresses_lie_below_the_portals_path(tmp_path: Path) -> None:
    result = library(tmp_path, url="https://example.org/sub/")
    assert link(result, "../../2021/01-05-b/") == Address(f"/sub/en/{B}/")
    assert link(result, "/en/about/#top") == Address("/sub/en/about/#top")
    assert link(result, "plan.pdf") == Address(f"/sub/en/{A}/plan.pdf")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("#scope", "#scope"),
        ("#money", "#money"),
        ("#", "#"),
        ("../../2020/12-24-a/index.en.md#scope", f"/en/{A}/#scope"),
        ("index.en.md#money", f"/en/{A}/#money"),
    ],
)
def test_a_heading_is_linked_by_its_id_or_the_slug_it_had(
    tmp_path: Path, target: str, address: str
) -> None:
    result = library(tmp_path, {f"content/{A}/index.zh.md": text("甲", date="2020-12-24")})
    assert link(result, target) == Address(address)


@pytest.mark.parametrize("target", ["#范围", "#%E8%8C%83%E5%9B%B4", "index.en.md#范围"])
def test_the_old_slug_of_a_chinese_heading_goes_on_leading_there(
    tmp_path: Path, target: str
) -> None:
    address = link(library(tmp_path), target, lang="zh").address
    assert address.removeprefix(f"/zh/{A}/") == "#%E8%8C%83%E5%9B%B4"


def test_a_heading_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    result = library(tmp_path)
    where = f"content/{A}/index.en.md"
    wrong = {"anchor": "scop", "where": where, "known": "scope, money"}
    assert link(result, "#scop") == make_fault("link-anchor", **wrong)
    assert link(result, f"../../{A}/index.zh.md#scop", B) == make_fault(
        "link-dead", target=f"../../{A}/index.zh.md#scop"
    )
    assert link(result, "../../2020/12-24-a/index.zh.md#scop", B) == make_fault(
        "link-anchor", **wrong
    )
    none = {"anchor": "x", "where": f"content/{B}/index.en.md"}
    assert link(result, "../../2021/01-05-b/#x") == make_fault("link-anchor+none", **none)


def test_a_notice_page_instead_of_a_text_has_no_headings_to_link(tmp_path: Path) -> None:
    only = {f"content/{B}/index.en.md": text("B", "## Scope\n", date="2021-01-05")}
    result = library(tmp_path, only, untranslated="notice")
    target = "../../2021/01-05-b/index.en.md#scope"
    assert link(result, target, lang="zh") == Address(f"/zh/{B}/")
    assert link(result, target, lang="en") == Address(f"/en/{B}/#scope")


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("target", "id_", "address"),
    [
        ("plan.pdf", A, f"/en/{A}/plan.pdf"),
        ("plan.pdf#page=3", A, f"/en/{A}/plan.pdf#page=3"),
        ("plan.pdf?v=2#page=3", A, f"/en/{A}/plan.pdf?v=2#page=3"),
        ("img/a%20b.png", A, f"/en/{A}/img/a%20b.png"),
        ("img/a b.png", A, f"/en/{A}/img/a%20b.png"),
        ("../../2021/01-05-b/报告.pdf", A, f"/en/{B}/%E6%8A%A5%E5%91%8A.pdf"),
        ("../../2020/12-24-a/plan.pdf", B, f"/en/{A}/plan.pdf"),
        ("table.xlsx", FLAT, f"/en/{FLAT}/table.xlsx"),
        ("../table.xlsx", B, f"/en/{B}/table.xlsx"),
        ("../../../shared/logo.svg", A, f"/en/{A}/logo.svg"),
        ("../shared/logo.svg", "pages/about", "/en/about/logo.svg"),
    ],
)
def test_a_file_stands_beside_the_page_whose_folder_it_is_in_or_else_beside_this_one(
    tmp_path: Path, target: str, id_: str, address: str
) -> None:
    assert link(library(tmp_path), target, id_) == Address(address)


def test_a_file_stands_beside_the_text_that_is_shown(tmp_path: Path) -> None:
    result = library(tmp_path)
    # B has no Chinese text: its page in Chinese shows the English one.
    assert link(result, "报告.pdf", B, reader="zh").address.startswith(f"/en/{B}/")
    assert link(result, "../../2020/12-24-a/plan.pdf", B, reader="zh") == Address(
        f"/zh/{A}/plan.pdf"
    )
    item, own = source(result, B, "en")
    assert targets.picture(result, item, own, "../../2020/12-24-a/img/a b.png") == Address(
        f"/en/{A}/img/a%20b.png"
    )


def test_a_file_of_what_readers_cannot_see_yet_is_copied_beside_the_page_that_links_to_it(
    tmp_path: Path,
) -> None:
    target = "../../2027/01-01-later/secret.pdf"
    more = {f"content/{B}/index.en.md": text("B", f"[x]({target})", date="2021-01-05")}
    result = library(tmp_path, more)
    item, own = source(result, B, "en")
    assert link(result, target, B) == Address(f"/en/{B}/secret.pdf")
    beside = [name for name, _ in targets.files_beside(result, item, own)]
    assert beside == ["报告.pdf", "secret.pdf"]
    # Once it is to be seen, the file stands there.
    due = library(tmp_path, more, now="2027-01-01T00:00:00+08:00")
    assert link(due, target, B) == Address("/en/news/2027/01-01-later/secret.pdf")


def test_files_beside_a_page_are_its_own_and_those_it_names_that_stand_nowhere_else(
    tmp_path: Path,
) -> None:
    body = "![](../table.png) [b](../01-05-b/报告.pdf) [x](../table.xlsx) [y](../table.xlsx#a)\n"
    more = {
        "content/news/2021/03-03-c/index.en.md": text(
            "C", body, date="2021-03-03", image="../lead.png", image_alt="L",
            attachments="{../../2020/loose.pdf: Loose}",
        ),
        "content/news/2021/03-03-c/own/a.pdf": b"",
        "content/news/2021/table.png": b"",
        "content/news/2021/lead.png": b"",
        "content/news/2020/loose.pdf": b"",
    }  # fmt: skip
    result = library(tmp_path, more)
    item, own = source(result, "news/2021/03-03-c", "en")
    assert [name for name, _ in targets.files_beside(result, item, own)] == [
        "own/a.pdf", "table.png", "table.xlsx", "lead.png", "loose.pdf",
    ]  # fmt: skip
    assert targets.shown_files(result, own, frozenset({"image"})) == {"news/2021/table.png"}
    assert targets.shown_files(result, own, frozenset({"link"})) == {
        f"{B}/报告.pdf", "news/2021/table.xlsx",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        (f"{A}/plan.pdf", A),
        (f"{A}/img/a b.png", A),
        ("news/2021/table.xlsx", None),
        ("shared/logo.svg", None),
        ("news/2027/01-01-later/secret.pdf", None),
        ("news/2020/05-05-draft/draft.pdf", None),
    ],
)
def test_a_file_belongs_to_the_published_notice_whose_folder_it_is_in(
    tmp_path: Path, path: str, owner: str | None
) -> None:
    result = library(tmp_path)
    item = targets.owner_of(result, result.files[path])
    assert (item and item.id) == owner


def test_a_folder_beside_a_flat_notice_of_its_name_is_not_its_own(tmp_path: Path) -> None:
    found = library(tmp_path, {f"content/{FLAT}/extra.pdf": b""})
    assert targets.owner_of(found, found.files[f"{FLAT}/extra.pdf"]) is None


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("target", "key", "params"),
    [
        ("img\\a.png", "link-backslash", {"example": "img/a.png"}),
        ("../../../../else.pdf", "link-outside", {}),
        ("%2e%2e/../../../x.pdf", "link-outside", {}),
        ("plan.doc", "link-dead+near", {"nearest": "plan.pdf"}),
        ("nothing", "link-dead", {}),
        ("../../2021/01-05-c", "link-dead+near", {"nearest": "../../2021/01-05-b"}),
        ("../../2021/01-05-b/notes.en.md", "link-dead", {}),
        ("../../2021/01-05-b/index", "link-dead", {}),
        ("Plan.pdf", "link-dead+near", {"nearest": "plan.pdf"}),
        ("../../../about.en.md", "link-dead", {}),
        ("../../2027/01-01-later/index.en.md", "link-unpublished", {}),
        ("../05-05-draft/index.en.md", "link-unpublished", {}),
    ],
)
def test_a_link_that_cannot_be_followed_is_told_why(
    tmp_path: Path, target: str, key: str, params: dict[str, str]
) -> None:
    assert link(library(tmp_path), target) == make_fault(key, target=target, **params)


def test_what_is_scheduled_may_link_to_what_comes_before_it_not_to_what_comes_after(
    tmp_path: Path,
) -> None:
    result = library(tmp_path)
    later, latest = "news/2027/01-01-later", "news/2027/01-02-latest"
    assert link(result, "../01-01-later/", latest) == Address(f"/en/{later}/")
    assert link(result, "../01-02-latest/", later).key == "link-unpublished"


def test_a_draft_may_link_to_drafts_and_to_itself(tmp_path: Path) -> None:
    result = library(tmp_path)
    own, other = "news/2020/05-05-draft", "news/2020/05-06-other"
    assert link(result, "../05-06-other/index.en.md", own) == Address(f"/en/{other}/")
    assert link(result, "index.en.md#scope", own) == Address(f"/en/{own}/")
    assert link(result, "../12-24-a/", own) == Address(f"/en/{A}/")


def test_nothing_is_said_of_links_to_what_could_not_be_read(tmp_path: Path) -> None:
    more = {
        "content/news/2021/04-04-x/index.en.md": "no front matter",
        "content/news/2021/04-05-y/index.md": text("Y", date="2021-04-05"),
        "content/news/2021/04-06-z/index.en.md": text("Z"),
    }
    result = library(tmp_path, more)
    for name in ("04-04-x", "04-05-y", "04-06-z"):
        expected = Address(f"/en/news/2021/{name}/")
        assert link(result, f"../../2021/{name}/index.en.md", A) == expected


@pytest.mark.parametrize(
    ("target", "key", "params"),
    [
        ("img/a b.png", None, {}),
        ("plan.pdf", "not-a-picture", {}),
        ("img/a c.png", "picture-dead+near", {"nearest": "img/a b.png"}),
        ("zzz", "picture-dead", {}),
        ("img\\a b.png", "link-backslash", {"example": "img/a b.png"}),
        ("../../../../logo.png", "link-outside", {}),
    ],
)
def test_a_picture_is_a_file_that_browsers_show(
    tmp_path: Path, target: str, key: str | None, params: dict[str, str]
) -> None:
    content = library(tmp_path)
    item, own = source(content, A, "en")
    result = targets.picture(content, item, own, target)
    if key is None:
        assert result == Address(f"/en/{A}/img/a%20b.png")
    else:
        assert result == make_fault(key, target=target, **params)


@pytest.mark.parametrize("name", ["a.PNG", "a.jpg", "a.JPEG", "a.gif", "a.webp", "a.avif", "a.svg"])
def test_every_kind_of_picture_that_browsers_show_is_taken(tmp_path: Path, name: str) -> None:
    found = library(tmp_path, {f"content/{A}/{name}": b""})
    _, own = source(found, A, "en")
    assert not isinstance(targets.file(found, own, name, "picture-dead"), Fault)


def test_an_attachment_may_be_any_file(tmp_path: Path) -> None:
    result = library(tmp_path)
    _, own = source(result, A, "en")
    assert targets.file(result, own, "plan.pdf", "attachment-dead") == result.files[f"{A}/plan.pdf"]
    assert targets.file(result, own, "plan.pd", "attachment-dead") == make_fault(
        "attachment-dead+near", target="plan.pd", nearest="plan.pdf"
    )
