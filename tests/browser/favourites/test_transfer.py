"""Export to a dated file; import that merges, says what it did, and trusts nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    HOURS,
    KEY,
    RECALLED,
    NewFavourites,
    ids,
    item,
    items,
    raw,
    rows,
    titles,
    value,
)
from tests.support.measure import sample

FOREIGN = "Nothing was imported: this is not a file of favorites that was exported here."
HOSTILE_IDS: list[Any] = [
    "__proto__",
    "constructor",
    "news/__proto__",
    "news/2020/../../../etc/passwd",
    "news/2020/12-24-..",
    "news/2020/12-24-a/../../b",
    "../2020/12-24-a",
    "/news/2020/12-24-a",
    "//evil.example/news/2020/12-24-a",
    "https://evil.example/news/2020/12-24-a",
    "javascript:alert(1)",
    "javascript:alert(1)//news/2020/12-24-a",
    "news/2020/12-24-a\nb",
    "news/2020/12-24-a b",
    "news/2020/12-24-a\\b",
    "news/2020/12-24-a\ud800",
    "news/2020/12-24-\udc00b",
    "news/2020/12-24-" + "a" * 1000,
    "pages/about",
    "",
    7,
    None,
    ["news/2020/12-24-a"],
    {"toString": "news/2020/12-24-a"},
]
HOSTILE_ITEMS: list[Any] = [
    None,
    7,
    "news/2020/12-24-agreement",
    [],
    {},
    {"id": HOURS},
    {**item(HOURS), "savedAt": 7},
    {**item(HOURS), "savedAt": "<b>"},
    {**item(HOURS), "savedAt": "2026-13-45T99:00:00Z"},
    {**item(HOURS), "date": "javascript:alert(1)"},
    {**item(HOURS), "date": "2020-13-45"},
    {**item(HOURS), "date": None},
    {**item(HOURS), "title": "Office hours"},
    {**item(HOURS), "title": None},
    {**item(HOURS), "title": []},
    {**item(HOURS), "title": ["Office hours"]},
    {**item(HOURS), "title": {}},
    {**item(HOURS), "title": {"en": {"toString": 1}}},
    {**item(HOURS), "title": {"en": ""}},
    {**item(HOURS), "title": {"en": "x" * 100_000}},
    {**item(HOURS), "title": {"<b>": "Office hours"}},
    {**item(HOURS), "title": {"en": "Office \ud800 hours"}},
    {**item(HOURS), "title": {"en": "Office hours", "__proto__x": "y"}},
]
FOREIGN_FILES: list[str | bytes] = [
    "",
    "not JSON",
    "null",
    "7",
    "[]",
    "{}",
    '{"v":1}',
    '{"v":1,"items":"all"}',
    '{"items":[]}',
    '{"v":"1","items":[]}',
    '{"version":"https://jsonfeed.org/version/1.1","title":"A feed","items":[]}',
    '{"type":"bookmarks","children":[{"uri":"javascript:alert(1)"}]}',
    "<!DOCTYPE html><script>alert(1)</script>",
    b"\xff\xfe\x00\x00binary\x00",
    b"PK\x03\x04",
    "[" * 100_000,
]


def bring(page: Page, content: str | bytes, name: str = "favorites-2026-01-01.json") -> str:
    """Import a file; returns what the page said of it."""
    held = content.encode() if isinstance(content, str) else content
    files: Any = {"name": name, "mimeType": "application/json", "buffer": held}
    with page.expect_file_chooser() as chooser:
        page.locator(".favourites-import").click()
    chooser.value.set_files(files)
    result = page.locator(".favourites-result")
    expect(result).not_to_have_text("")
    return result.inner_text()


def said(added: int = 0, skipped: int = 0, refused: int = 0) -> str:
    return f"Added: {added}. Already there: {skipped}. Refused: {refused}."


# ---------------------------------------------------------------- there and back


def test_what_one_browser_exports_another_one_imports(new_favourites: NewFavourites) -> None:
    held = value(item(HOURS), item(AGREEMENT, 2), item(RECALLED, 3))
    visit = new_favourites(held, timezone_id="UTC").tab()
    page = visit.to("en/favorites/")
    before = datetime.now(UTC)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    days = {f"favorites-{day:%Y-%m-%d}.json" for day in (before, datetime.now(UTC))}
    assert download.value.suggested_filename in days
    file = download.value.path().read_text()
    assert file == held
    assert visit.faults == visit.violations == []
    other = new_favourites().tab().to("en/favorites/")
    assert bring(other, file) == said(added=3)
    assert raw(other) == held
    assert titles(other) == ["Recalled", "Agreement signed", "Office hours"]
    expect(other.locator(".save-count")).to_have_text("(3)")


def test_nothing_to_export_means_no_export(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("zh/favorites/")
    expect(page.get_by_role("button", name="导出")).to_be_disabled()
    expect(page.get_by_role("button", name="导入")).to_be_enabled()


def test_importing_merges_by_id_and_tells_the_three_numbers(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("en/favorites/")
    file = value(
        item(HOURS, 9, title={"en": "Another title"}), item(AGREEMENT, 2), {"id": "rubbish"},
        item(AGREEMENT, 3),
    )  # fmt: skip
    assert bring(page, file) == said(added=1, skipped=2, refused=1)
    assert items(page) == [item(HOURS), item(AGREEMENT, 2)]
    # The same file again adds nothing.
    page.locator(".favourites-result").evaluate("(each) => { each.textContent = '' }")
    assert bring(page, file) == said(skipped=3, refused=1)


def test_the_result_is_announced_in_the_language_of_the_page(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites().tab().to("zh/favorites/")
    assert bring(page, value(item(HOURS))) == "新增 1 条，已有 0 条，拒绝 0 条。"
    expect(page.locator(".favourites-result")).to_have_attribute("role", "status")


def test_the_file_chooser_is_reached_by_keyboard(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("en/favorites/")
    page.get_by_role("button", name="Export").focus()
    # A file chooser takes a while to be noticed: what opens it tells of it at once.
    page.evaluate(
        """() => document.querySelector('input[type=file]').addEventListener('click', (event) => {
          event.preventDefault();
          document.body.dataset.asked = 'for a file';
        })"""
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("body[data-asked='for a file']")).to_be_visible()


# ---------------------------------------------------------------- hostile files


def test_no_id_but_a_notices_is_taken(new_favourites: NewFavourites) -> None:
    visit = new_favourites(value(item(AGREEMENT))).tab()
    page = visit.to("en/favorites/")
    file = value(*({**item(HOURS), "id": id_} for id_ in HOSTILE_IDS))
    assert bring(page, file) == said(refused=len(HOSTILE_IDS))
    assert raw(page) == value(item(AGREEMENT))
    assert page.evaluate("({}).title") is None
    assert visit.faults == visit.violations == []


def test_no_item_of_another_shape_is_taken(new_favourites: NewFavourites) -> None:
    visit = new_favourites(value(item(AGREEMENT))).tab()
    page = visit.to("en/favorites/")
    assert bring(page, value(*HOSTILE_ITEMS)) == said(refused=len(HOSTILE_ITEMS))
    assert raw(page) == value(item(AGREEMENT))
    assert visit.faults == []


def test_ids_that_objects_have_by_themselves_change_no_object(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites().tab().to("en/favorites/")
    file = (
        '{"v":1,"items":[{"id":"news/2021/01-13-hours","savedAt":"2026-01-01T08:00:00Z",'
        '"date":"2021-01-13","title":{"en":"Office hours","__proto__":{"polluted":1}}}],'
        '"__proto__":{"polluted":1}}'
    )
    assert bring(page, file) == said(refused=1)
    assert page.evaluate("({}).polluted") is None


def test_titles_are_text_whatever_they_hold(new_favourites: NewFavourites) -> None:
    visit = new_favourites().tab()
    page = visit.to("en/favorites/")
    title = "<script>window.hit=1</script><img src=x onerror=window.hit=1>$&{title}"
    odd = item(HOURS, id="news/2021/01-14-odd", title={"en": title})
    assert bring(page, value(odd)) == said(added=1)
    for shown in (page, visit.to("en/favorites/")):
        assert titles(shown) == [title]
        expect(shown.get_by_role("button", name=f"Remove: {title}", exact=True)).to_have_count(1)
        assert shown.locator(".favourites-list :is(script, img)").count() == 0
        assert shown.evaluate("window.hit") is None
    assert visit.faults == visit.violations == []


def test_what_else_a_file_says_of_an_item_is_dropped(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("en/favorites/")
    bring(page, value(item(HOURS, url="https://evil.example/", href="javascript:alert(1)")))
    assert raw(page) == value(item(HOURS))
    links = page.locator(".favourites-list a")
    expect(links).to_have_attribute("href", f"/en/{HOURS}/")


@pytest.mark.parametrize("content", sample(FOREIGN_FILES, 3))
def test_a_file_of_another_program_is_refused_as_a_whole(
    new_favourites: NewFavourites, content: str | bytes
) -> None:
    visit = new_favourites(value(item(HOURS))).tab()
    page = visit.to("en/favorites/")
    assert bring(page, content) == FOREIGN
    assert page.evaluate("({...localStorage})") == {KEY: value(item(HOURS))}
    assert visit.faults == []


def test_a_file_of_a_newer_version_is_refused_with_that_reason(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites().tab().to("en/favorites/")
    assert "newer version" in bring(page, value(item(HOURS), v=2))
    assert raw(page) is None


def test_a_byte_order_mark_does_no_harm(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("en/favorites/")
    assert bring(page, b"\xef\xbb\xbf" + value(item(HOURS)).encode()) == said(added=1)


def test_a_huge_file_is_not_even_read(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("en/favorites/")
    file = value(item(HOURS)) + " " * 16_000_000
    assert "too large" in bring(page, file)
    assert raw(page) is None


def test_a_list_of_chinese_titles_is_not_too_large_to_come_back(
    new_favourites: NewFavourites,
) -> None:
    """A browser counts signs, and a file of it has three bytes for many of them."""
    page = new_favourites().tab().to("zh/favorites/")
    many = [
        item(AGREEMENT, id=f"news/2020/12-24-{number}", title={"zh": "长" * 1900})
        for number in range(1000)
    ]
    file = value(*many)
    assert len(file.encode()) > 5_500_000
    assert bring(page, file) == "新增 1000 条，已有 0 条，拒绝 0 条。"
    assert len(ids(page)) == 1000


def test_an_import_that_does_not_fit_adds_nothing(new_favourites: NewFavourites) -> None:
    held = value(item(HOURS))
    page = new_favourites(held).tab().to("en/favorites/")
    page.evaluate("localStorage.setItem('other', 'x'.repeat(5_000_000))")
    many = [
        {**item(AGREEMENT), "id": f"news/2020/12-24-{number}", "title": {"en": "x" * 1000}}
        for number in range(2000)
    ]
    assert "full" in bring(page, value(*many))
    assert raw(page) == held
    expect(rows(page)).to_have_count(1)


def test_a_thousand_favourites_are_no_trouble(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("en/favorites/")
    many = [{**item(AGREEMENT), "id": f"news/2020/12-24-{number}"} for number in range(1000)]
    assert bring(page, value(*many)) == said(added=1000)
    expect(rows(page)).to_have_count(1000)
    assert len(ids(page)) == 1000


def test_everything_in_the_file_of_a_browser_is_json_of_one_shape(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("en/favorites/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    data = json.loads(download.value.path().read_text())
    assert set(data) == {"v", "items"}
    assert [set(each) for each in data["items"]] == [{"id", "savedAt", "date", "title"}]
