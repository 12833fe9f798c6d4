"""What a page says of itself to machines, and its ways to the other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import text
from tests.unit.world import context, outputs, view

A, B = "news/2020/12-24-a", "news/2020/12-25-b"
URL = "https://small.example/sub/"
FILES = {
    f"content/{A}/index.en.md": text("A", date="2020-12-24"),
    f"content/{A}/index.zh.md": text("甲", date="2020-12-24"),
    f"content/{B}/index.en.md": text("B", date="2020-12-25"),
}


def test_a_translated_notice_names_all_its_versions_and_itself(tmp_path: Path) -> None:
    site_context = view(tmp_path, FILES, url=URL)
    for code in ("en", "zh"):
        head = context(site_context, f"{code}/{A}/index.html").head
        assert head.canonical == f"{URL}{code}/{A}/"
        assert head.alternates == (
            ("en", f"{URL}en/{A}/"),
            ("zh-Hans", f"{URL}zh/{A}/"),
            ("x-default", f"{URL}en/{A}/"),
        )
        assert head.indexed


def test_a_stand_in_names_the_original_as_canonical_and_no_versions(tmp_path: Path) -> None:
    head = context(view(tmp_path, FILES), f"zh/{B}/index.html").head
    assert head.canonical == f"https://small.example/en/{B}/"
    assert (head.alternates, head.indexed) == ((), False)


def test_a_text_in_one_language_only_names_itself(tmp_path: Path) -> None:
    head = context(view(tmp_path, FILES), f"en/{B}/index.html").head
    own = f"https://small.example/en/{B}/"
    assert head.alternates == (("en", own), ("x-default", own))
    assert head.og_locales == ()


@pytest.mark.parametrize(
    ("policy", "address", "available"),
    [
        ("fallback", f"/zh/{B}/", True),
        ("notice", f"/zh/{B}/", True),
        ("hide", "/zh/", False),
    ],
)
def test_the_switch_leads_to_the_same_page_or_else_to_the_home_page(
    tmp_path: Path, policy: str, address: str, available: bool
) -> None:
    site_context = view(tmp_path, FILES, untranslated=policy)
    (switch,) = context(site_context, f"en/{B}/index.html").head.switches
    assert (switch.label, switch.tag) == ("中文版", "zh-Hans")
    assert (switch.address, switch.available) == (address, available)
    assert (f"zh/{B}/index.html" in outputs(site_context)) is available


def test_home_pages_have_the_chooser_for_readers_of_no_language(tmp_path: Path) -> None:
    site_context = view(tmp_path, FILES, url=URL)
    expected = (("en", f"{URL}en/"), ("zh-Hans", f"{URL}zh/"), ("x-default", URL))
    for path in ("index.html", "en/index.html", "zh/index.html"):
        assert context(site_context, path).head.alternates == expected


def test_lists_and_own_pages_have_versions_and_what_was_not_found_has_none(tmp_path: Path) -> None:
    site_context = view(tmp_path, FILES)
    for path in ("news/", "news/2020/", "topics/", "topics/testing/", "favorites/", "about/"):
        alternates = dict(context(site_context, f"en/{path}index.html").head.alternates)
        assert alternates["zh-Hans"] == f"https://small.example/zh/{path}"
    for path in ("404.html", "en/404.html"):
        head = context(site_context, path).head
        assert (head.indexed, head.alternates) == (False, ())
