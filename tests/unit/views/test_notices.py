"""The page of a notice: what stands on it, in whose language, and the files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gazette.model.page import Copy
from tests.support.content import notice, text
from tests.support.pictures import PNG
from tests.unit.world import context, outputs, view

A = "news/2020/12-24-a"


def page(root: Path, files: dict[str, Any], path: str = f"en/{A}/index.html", **wishes: Any) -> Any:
    return context(view(root, files, **wishes), path)


def en(body: str = "", **fields: str) -> dict[str, Any]:
    return {f"content/{A}/index.en.md": text("A", body, date="2020-12-24", **fields)}


def zh(body: str = "", **fields: str) -> dict[str, Any]:
    return {f"content/{A}/index.zh.md": text("甲", body, **fields)}


def test_a_day_is_shown_without_and_an_instant_with_its_time(tmp_path: Path) -> None:
    result = page(tmp_path, {f"content/{A}.en.md": text("A", date="2020-12-24")})
    assert (result.date.text, result.date.iso) == ("December 24, 2020", "2020-12-24")
    assert result.pub_date == "2020-12-24 00:00"
    result = page(tmp_path, {f"content/{A}.en.md": text("A", date="2020-12-24T01:30:00Z")})
    assert result.date.text == "December 24, 2020 09:30"
    assert result.date.iso == "2020-12-24T09:30:00+08:00"
    assert result.pub_date == "2020-12-24 09:30"


def test_neighbours_are_the_notices_before_and_after(tmp_path: Path) -> None:
    files = {**notice("2020/12-23-b", en="B"), **en(), **notice("2020/12-25-c", zh="丙")}
    result = page(tmp_path, files)
    assert (result.older.label, result.older.lang) == ("B", "")
    assert (result.newer.label, result.newer.lang) == ("丙", "zh-Hans")
    assert result.newer.address == "/en/news/2020/12-25-c/"
    hidden = page(tmp_path, files, untranslated="hide")
    assert (hidden.older.label, hidden.newer) == ("B", None)


def test_an_expired_notice_says_since_when(tmp_path: Path) -> None:
    assert page(tmp_path, en(expires="2021-01-05")).expired.iso == "2021-01-05"
    assert page(tmp_path, en(expires="2027-01-05")).expired is None


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("corrected", {"updated": "2020-12-25", "update_note": "The fee"}),
        ("withdrawn", {"withdrawn": "{date: 2020-12-25, reason: The fee}"}),
    ],
)
def test_what_is_stated_in_another_language_says_which(
    tmp_path: Path, field: str, fields: dict[str, str]
) -> None:
    stand_in = getattr(page(tmp_path / "a", en(**fields), f"zh/{A}/index.html"), field)
    assert (stand_in.text, stand_in.lang) == ("The fee", "en")
    both = {**en(**fields), **zh()}
    translated = getattr(page(tmp_path / "b", both, f"zh/{A}/index.html"), field)
    assert (translated.text, translated.lang) == ("The fee", "en")
    own = getattr(page(tmp_path / "b", both), field)
    assert (own.text, own.lang, own.date.text) == ("The fee", "", "December 25, 2020")


def test_an_issuer_that_is_named_in_another_language_says_which(tmp_path: Path) -> None:
    files = {**en(origin="{name: Prüfamt, url: 'https://p.example/', lang: de}"), **zh()}
    for code in ("en", "zh"):
        issuer = page(tmp_path, files, f"{code}/{A}/index.html").issuer
        assert (issuer.name, issuer.url, issuer.lang) == ("Prüfamt", "https://p.example/", "de")
    issuer = page(tmp_path, {**en(origin="Office"), **zh()}, f"zh/{A}/index.html").issuer
    assert (issuer.name, issuer.lang) == ("Office", "en")


def test_an_issuer_in_the_pages_own_language_says_nothing_of_it(tmp_path: Path) -> None:
    files = en(origin="{name: 中心, lang: zh-Hans}")
    assert page(tmp_path, files).issuer.lang == "zh-Hans"
    assert page(tmp_path, files, f"zh/{A}/index.html").issuer.lang == ""


def test_a_stand_in_leads_to_the_original_and_keeps_its_language(tmp_path: Path) -> None:
    result = page(tmp_path, en(), f"zh/{A}/index.html")
    assert (result.title, result.lang) == ("A", "en")
    assert (result.original.label, result.original.lang) == ("English", "en")
    assert result.original.address == f"/en/{A}/"
    assert page(tmp_path, en()).original is None


def test_a_page_that_only_says_so_links_to_the_original(tmp_path: Path) -> None:
    site_context = view(tmp_path, en(untranslated="notice"))
    assert outputs(site_context)[f"zh/{A}/index.html"].template == "pages/untranslated.html"
    result = context(site_context, f"zh/{A}/index.html")
    assert (result.title, result.lang, result.original.address) == ("A", "en", f"/en/{A}/")


def test_structured_data_speaks_of_the_text_that_is_shown(tmp_path: Path) -> None:
    files = {**en(updated="2020-12-26", image="hall.png", image_alt="Hall"),
             f"content/{A}/hall.png": PNG}  # fmt: skip
    for code in ("en", "zh"):
        data = page(tmp_path, files, f"{code}/{A}/index.html").head.json_ld
        assert data["inLanguage"] == "en"
        assert data["mainEntityOfPage"] == f"https://small.example/en/{A}/"
        assert data["datePublished"] == "2020-12-24T00:00:00+08:00"
        assert data["dateModified"] == "2020-12-26T00:00:00+08:00"
        assert data["image"] == [f"https://small.example/en/{A}/hall.png"]


# ---------------------------------------------------------------- pictures and attachments


def test_a_lead_picture_may_be_named_in_one_file_and_described_in_each(tmp_path: Path) -> None:
    files = {
        **en(image="hall.png", image_alt="Hall"),
        **zh(image_alt="大厅"),
        f"content/{A}/hall.png": PNG,
    }
    result = page(tmp_path, files, f"zh/{A}/index.html").picture
    assert (result.alt, result.lang, result.address) == ("大厅", "", f"/en/{A}/hall.png")


def offered(root: Path, files: dict[str, Any], code: str = "en") -> list[tuple[str, str]]:
    result = page(root, files, f"{code}/{A}/index.html").attachments
    return [(each.label, each.address.rpartition("/")[2]) for each in result]


def files_of(*names: str) -> dict[str, Any]:
    written = {name: PNG if name.endswith(".png") else b"x" * 1500 for name in names}
    return {f"content/{A}/{name}": data for name, data in written.items()}


def test_named_attachments_come_first_then_the_other_files_by_name(tmp_path: Path) -> None:
    named = "\n  z.pdf: Last year's\n  a.docx: Form"
    files = {**en(attachments=named), **files_of("a.docx", "b.csv", "more/c.zip", "z.pdf")}
    assert offered(tmp_path, files) == [
        ("Last year's", "z.pdf"), ("Form", "a.docx"), ("b.csv", "b.csv"), ("c.zip", "c.zip"),
    ]  # fmt: skip
    first, *_, last = page(tmp_path, files).attachments
    assert (first.kind, first.size, first.lang) == ("PDF", "1.5 kB", "")
    assert last.address == f"/en/{A}/more/c.zip"


def test_what_the_text_shows_is_not_listed_again(tmp_path: Path) -> None:
    body = "[plan](plan.pdf)\n\n![Hall](hall.png)\n"
    fields = {"image": "lead.png", "image_alt": "Lead"}
    files = {**en(body, **fields), **files_of("plan.pdf", "hall.png", "lead.png", "rest.pdf")}
    assert offered(tmp_path, files) == [("rest.pdf", "rest.pdf")]


def test_another_languages_picture_is_not_listed_but_its_linked_file_is(tmp_path: Path) -> None:
    files = {
        **en("Text."),
        **zh("![图](map.zh.png) [表](form.zh.docx)\n"),
        **files_of("map.zh.png", "form.zh.docx"),
    }
    assert offered(tmp_path, files) == [("form.zh.docx", "form.zh.docx")]
    assert offered(tmp_path, files, "zh") == []


def test_a_file_that_is_linked_and_named_is_listed_with_its_label(tmp_path: Path) -> None:
    files = {**en("[plan](plan.pdf)\n", attachments="{plan.pdf: Plan}"), **files_of("plan.pdf")}
    assert offered(tmp_path, files) == [("Plan", "plan.pdf")]


def test_a_stand_ins_labels_are_in_the_originals_language(tmp_path: Path) -> None:
    files = {**en(attachments="{plan.pdf: Plan}"), **files_of("plan.pdf", "b.csv")}
    result = page(tmp_path, files, f"zh/{A}/index.html").attachments
    assert [(each.label, each.lang) for each in result] == [("Plan", "en"), ("b.csv", "")]
    assert result[0].address == f"/en/{A}/plan.pdf"


def test_a_flat_notice_offers_what_it_names_only(tmp_path: Path) -> None:
    files = {
        f"content/{A}.en.md": text("A", date="2020-12-24", attachments="{plan.pdf: Plan}"),
        "content/news/2020/plan.pdf": b"",
        "content/news/2020/other.pdf": b"",
    }
    assert offered(tmp_path, files) == [("Plan", "plan.pdf")]


def test_files_are_copied_beside_each_language_that_has_a_text(tmp_path: Path) -> None:
    files = {**en("[x](../../../shared/x.pdf)\n"), **zh(), **files_of("plan.pdf"),
             "content/shared/x.pdf": b""}  # fmt: skip
    site_context = view(tmp_path, files)
    copies = {path: each for path, each in outputs(site_context).items() if isinstance(each, Copy)}
    assert sorted(copies) == [
        f"en/{A}/plan.pdf", f"en/{A}/x.pdf", f"zh/{A}/plan.pdf",
    ]  # fmt: skip
    assert copies[f"en/{A}/x.pdf"].file == f"{tmp_path}/content/shared/x.pdf"
    assert copies[f"en/{A}/x.pdf"].source == "content/shared/x.pdf"


# ---------------------------------------------------------------- what a body left open


def test_a_body_is_filled_for_its_reader(tmp_path: Path) -> None:
    body = (
        '## Scope\n\n[b](../12-25-b/index.en.md "B") & ![p](p.png)\n\n!!! note\n    Read.\n\n'
        "Foot[^1].\n\n[^1]: Note.\n"
    )
    files = {**en(body), **zh("## 范围\n\n文字。\n"), **notice("2020/12-25-b", en="B"),
             f"content/{A}/p.png": PNG}  # fmt: skip
    site_context = view(tmp_path, files, untranslated="hide")
    values = context(site_context, f"en/{A}/index.html").body.values
    assert values == (
        'id="scope"',
        "",
        'href="/en/news/2020/12-25-b/"',
        f'fetchpriority="high" width="3" height="2" src="/en/{A}/p.png"',
        "Note",
        "Back to the text, footnote 1",
    )
    chinese = context(site_context, f"zh/{A}/index.html").body.values
    assert chinese == ('id="scope"', '<span id="范围"></span>')


def test_a_link_that_leads_into_another_language_says_so(tmp_path: Path) -> None:
    files = {**zh("[b](../12-25-b/index.en.md)\n", date="2020-12-24"),
             **notice("2020/12-25-b", en="B")}  # fmt: skip
    site_context = view(tmp_path, files, untranslated="hide")
    values = context(site_context, f"zh/{A}/index.html").body.values
    assert values == ('href="/en/news/2020/12-25-b/" hreflang="en"',)


# ---------------------------------------------------------------- own pages and old addresses


def test_any_further_pair_becomes_a_page_and_a_link_on_every_page(tmp_path: Path) -> None:
    pages = {"content/pages/contact.en.md": text("Contact"), "content/pages/zeal.zh.md": text("热")}
    site_context = view(tmp_path, {**en(), **pages})
    result = outputs(site_context)
    assert result["en/contact/index.html"].context.title == "Contact"
    english, chinese = (locale.frame for locale in site_context.locales)
    assert [(link.label, link.address) for link in english.extras] == [("Contact", "/en/contact/")]
    assert [link.label for link in chinese.extras] == ["热"]
    assert (english.about, english.disclaimer) == ("/en/about/", "/en/disclaimer/")


def test_a_missing_page_is_an_empty_address(tmp_path: Path) -> None:
    site_context = view(tmp_path, {**en(), "content/pages/about.en.md": text("About")}, pages=False)
    assert [(t.frame.about, t.frame.disclaimer) for t in site_context.locales] == [
        ("/en/about/", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/page.html", "old/page.html"),
        ("/old/", "old/index.html"),
        ("/old", "old/index.html"),
        ("/v1.2", "v1.2/index.html"),
        ("/show.php", "show.php/index.html"),
        ("/form.PDF", "form.PDF/index.html"),
        ("/2026.10.01", "2026.10.01/index.html"),
        ("/Old.HTML", "Old.HTML"),
        ("/v1.2/", "v1.2/index.html"),
        ("/旧/公告.htm", "旧/公告.htm"),
    ],
)
def test_an_old_address_leads_here(tmp_path: Path, alias: str, path: str) -> None:
    result = page(tmp_path, en(aliases=f"[{alias}]"), path)
    assert (result.target, result.title) == (f"/en/{A}/", "A")
