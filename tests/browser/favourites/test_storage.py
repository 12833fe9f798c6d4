"""Storage that throws, is full, holds rubbish or was written by a newer version."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    HOURS,
    KEY,
    NewFavourites,
    button,
    holding,
    ids,
    item,
    items,
    raw,
    rows,
    value,
)
from tests.support.measure import sample
from tests.support.visit import NewReader

BLOCKED = """
Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); },
});
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
"""
BACKUP = f"{KEY}.backup-1"
RUBBISH = [
    "",
    "rubbish",
    "null",
    "7",
    "[]",
    '"text"',
    "{}",
    '{"v":1}',
    '{"v":1,"items":null}',
    '{"v":1,"items":{}}',
    '{"v":"1","items":[]}',
    '{"v":0,"items":[]}',
    '{"v":1,"items":[null,7,"x",[],{}]}',
    '{"__proto__":{"v":1},"items":[]}',
    '{"v":1,"items":[',
]


def notices(page: Page) -> list[str]:
    """Which notes the favourites page shows."""
    shown = page.locator(".favourites-note:visible").all()
    return [str(note.get_attribute("data-note")) for note in shown]


def trouble(page: Page) -> str:
    """What is said beside a button that could do nothing."""
    return page.locator("[role=alert]").inner_text()


# ---------------------------------------------------------------- blocked


def test_a_blocked_storage_breaks_no_page_and_offers_nothing(
    new_favourites: NewFavourites,
) -> None:
    reader = new_favourites()
    reader.context.add_init_script(BLOCKED)
    visit = reader.tab()
    page = visit.to(f"en/{HOURS}/")
    expect(page.locator("h1")).to_have_text("Office hours")
    expect(button(page, HOURS)).to_be_hidden()
    page = visit.to("zh/favorites/")
    assert notices(page) == ["blocked"]
    expect(page.locator(".favourites")).to_contain_text("当前浏览器不允许网站保存数据")
    expect(page.locator(".favourites-transfer")).to_be_hidden()
    expect(page.locator(".bookmarks")).to_contain_text("Ctrl+D")
    assert visit.faults == visit.violations == []


# ---------------------------------------------------------------- full


def test_a_full_storage_is_told_beside_the_button_and_nothing_is_lost(
    new_favourites: NewFavourites,
) -> None:
    held = value(item(HOURS))
    reader = new_favourites(held)
    reader.context.add_init_script(FULL)
    visit = reader.tab()
    page = visit.to("en/news/")
    button(page, AGREEMENT).click()
    assert trouble(page) == "Not saved: this browser's storage for websites is full."
    expect(button(page, AGREEMENT)).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".save-count")).to_have_text("(1)")
    assert raw(page) == held
    assert visit.faults == []


def test_what_cannot_be_removed_stays_on_the_page(new_favourites: NewFavourites) -> None:
    reader = new_favourites(value(item(HOURS)))
    reader.context.add_init_script(FULL)
    page = reader.tab().to("zh/favorites/")
    page.get_by_role("button", name="移除：办公时间").click()
    assert trouble(page) == "未能收藏：浏览器为网站提供的存储空间已满。"
    expect(rows(page).locator(".favourite-remove")).to_have_count(1)
    assert ids(page) == [HOURS]


def test_a_storage_that_is_really_full_keeps_what_was_there(new_favourites: NewFavourites) -> None:
    held = value(item(HOURS))
    page = new_favourites(held).tab().to("en/news/")
    page.evaluate(
        """() => {
          for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
            for (let name = 0; ; name += 1) {
              try { localStorage.setItem(`fill-${size}-${name}`, 'x'.repeat(size)); }
              catch { break; }
            }
          }
        }"""
    )
    button(page, AGREEMENT).click()
    assert "full" in trouble(page)
    assert raw(page) == held


# ---------------------------------------------------------------- rubbish


@pytest.mark.parametrize("rubbish", sample(RUBBISH, 3))
def test_rubbish_is_set_aside_and_the_page_works_on(
    new_favourites: NewFavourites, rubbish: str
) -> None:
    visit = new_favourites(rubbish).tab()
    page = visit.to("en/favorites/")
    assert notices(page) == ["odd"]
    assert raw(page) == rubbish
    page = visit.to("en/news/")
    button(page, HOURS).click()
    assert ids(page) == [HOURS]
    assert raw(page, BACKUP) == rubbish
    assert visit.faults == visit.violations == []


def test_what_is_sound_among_rubbish_stays_and_the_whole_is_set_aside(
    new_favourites: NewFavourites,
) -> None:
    odd = [
        item(HOURS, id="../../about"),
        item(HOURS, savedAt="yesterday"),
        item(HOURS, date=7),
        item(HOURS, title={"en": 7}),
        item(AGREEMENT),
        item(AGREEMENT, 2),
    ]
    held = value(*odd)
    page = new_favourites(held).tab().to("en/favorites/")
    expect(rows(page)).to_have_count(1)
    page.get_by_role("button", name="Remove: Agreement signed").click()
    assert (raw(page), raw(page, BACKUP)) == (value(), held)


def test_no_backup_is_written_over_another_one(new_reader: NewReader, small_site: str) -> None:
    held = {KEY: "second", BACKUP: "first"}
    page = new_reader(small_site, **holding(small_site, **held)).tab().to("en/news/")
    button(page, HOURS).click()
    button(page, HOURS).click()
    page.evaluate("(key) => localStorage.setItem(key, 'first')", KEY)
    button(page, AGREEMENT).click()
    assert page.evaluate("({...localStorage})") == {
        KEY: value(*items(page)),
        BACKUP: "first",
        f"{KEY}.backup-2": "second",
    }
    assert ids(page) == [AGREEMENT]


def test_rubbish_that_cannot_be_set_aside_is_not_written_over(
    new_favourites: NewFavourites,
) -> None:
    rubbish = "x" * 3_000_000
    page = new_favourites().tab().to("en/news/")
    page.evaluate("([key, held]) => localStorage.setItem(key, held)", [KEY, rubbish])
    button(page, HOURS).click()
    assert "full" in trouble(page)
    assert raw(page) == rubbish


# ---------------------------------------------------------------- a newer version


@pytest.mark.parametrize("v", [2, 1.5, 99])
def test_what_a_newer_version_wrote_is_shown_and_never_changed(
    new_favourites: NewFavourites, v: float
) -> None:
    held = value(item(HOURS), {"id": 7, "folder": "new"}, v=v)
    visit = new_favourites(held).tab()
    page = visit.to("en/news/")
    expect(button(page, HOURS)).to_have_attribute("aria-pressed", "true")
    for id_ in (HOURS, AGREEMENT):
        button(page, id_).click()
        assert "newer version" in trouble(page)
    page = visit.to("en/favorites/")
    assert notices(page) == ["newer"]
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator("button")).to_be_hidden()
    expect(page.locator(".favourites-import")).to_be_disabled()
    assert page.evaluate("({...localStorage})") == {KEY: held}
    assert visit.faults == []


def test_a_newer_version_without_items_is_left_alone_too(new_favourites: NewFavourites) -> None:
    held = json.dumps({"v": 2, "lists": []})
    page = new_favourites(held).tab().to("en/news/")
    button(page, HOURS).click()
    assert page.evaluate("({...localStorage})") == {KEY: held}


def test_a_newer_version_is_exported_as_it_is(new_favourites: NewFavourites) -> None:
    held = json.dumps({"v": 2, "lists": []})
    page = new_favourites(held).tab().to("en/favorites/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.path().read_text() == held
