"""What could not be read: what counts as such, and how it gets out of the browser."""

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
    raw,
    rows,
    value,
)
from tests.support.visit import NewReader

BACKUP = f"{KEY}.backup-1"
ODD_ONE = value(item(HOURS), {"id": "odd"})
EXPORT = "Export what could not be read"
DELETE = "Delete what could not be read"


def exported(page: Page, name: str) -> str:
    """Return the file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text()


@pytest.mark.parametrize(
    "held",
    [
        json.dumps(json.loads(value(item(HOURS))), indent=2),
        json.dumps({"items": [item(HOURS)], "v": 1}),
        json.dumps({"v": 1.0, "items": [dict(reversed(item(HOURS).items()))]}),
    ],
)
def test_spaces_and_the_order_of_keys_make_nothing_odd(
    new_favourites: NewFavourites, held: str
) -> None:
    tab = new_favourites(held).tab()
    page = tab.to("en/favorites/")
    expect(page.locator(".favourites-note:visible")).to_have_count(0)
    expect(page.locator(".favourites-unread")).to_be_hidden()
    button(tab.to("en/news/"), AGREEMENT).click()
    assert ids(page) == [HOURS, AGREEMENT]
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_what_is_wholly_broken_can_be_exported_as_it_is(new_favourites: NewFavourites) -> None:
    visit = new_favourites("{broken 坏").tab()
    page = visit.to("en/favorites/")
    expect(page.get_by_role("button", name="Export", exact=True)).to_be_disabled()
    with page.expect_download() as download:
        page.get_by_role("button", name=EXPORT).click()
    assert download.value.suggested_filename.endswith("-unread.txt")
    assert download.value.path().read_text() == "{broken 坏"
    assert raw(page) == "{broken 坏"
    assert visit.faults == visit.violations == []


def test_an_odd_item_is_exported_beside_the_list_of_good_ones(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites(ODD_ONE).tab().to("en/favorites/")
    assert exported(page, "Export") == value(item(HOURS))
    assert exported(page, EXPORT) == ODD_ONE


def test_what_was_set_aside_long_ago_can_still_be_exported(
    new_reader: NewReader, small_site: str
) -> None:
    held = {
        KEY: value(item(HOURS)),
        BACKUP: "first",
        f"{KEY}.backup-2": "second",
        f"{KEY}/sub.backup-1": "another portal's",
    }
    page = new_reader(small_site, **holding(small_site, **held)).tab().to("en/favorites/")
    assert exported(page, EXPORT) == "first\n\nsecond"
    assert page.evaluate("({...localStorage})") == held


def test_where_all_can_be_read_there_is_no_such_button(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("zh/favorites/")
    expect(page.get_by_role("button", name="导出", exact=True)).to_be_enabled()
    for name in ("导出无法读取的数据", "删除无法读取的数据"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_only_what_was_exported_can_be_deleted(new_reader: NewReader, small_site: str) -> None:
    held = {KEY: ODD_ONE, BACKUP: "first"}
    page = new_reader(small_site, **holding(small_site, **held)).tab().to("en/favorites/")
    delete = page.get_by_role("button", name=DELETE)
    expect(delete).to_have_count(0)
    exported(page, EXPORT)
    page.evaluate("(name) => localStorage.setItem(name, 'since')", f"{KEY}.backup-2")
    delete.click()
    assert page.evaluate("({...localStorage})") == {
        KEY: value(item(HOURS)),
        f"{KEY}.backup-2": "since",
    }
    expect(page.locator("body > [role=status]")).to_have_text("What could not be read is deleted.")
    expect(delete).to_have_count(0)
    expect(rows(page)).to_have_count(1)
    assert page.evaluate("document.activeElement.matches('main')")


def test_what_fills_the_storage_can_be_taken_out_and_makes_room(
    new_favourites: NewFavourites,
) -> None:
    """Rubbish that fits once and not twice can be set aside by nobody else."""
    tab = new_favourites().tab()
    page = tab.to("en/favorites/")
    page.evaluate("(key) => localStorage.setItem(key, 'x'.repeat(3_000_000))", KEY)
    page.reload()
    assert exported(page, EXPORT) == "x" * 3_000_000
    page.get_by_role("button", name=DELETE).click()
    page = tab.to("en/news/")
    button(page, HOURS).click()
    assert ids(page) == [HOURS]
