"""What can be done with an announcement: copy its link, print it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.paths import LONG
from tests.support.visit import NewReader, Visit


def test_the_link_is_copied_and_the_reader_is_told(new_reader: NewReader) -> None:
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.tab().to(f"/zh/{LONG}?x=1#scope")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".said")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == f"{reader.base}zh/{LONG}"


def test_where_the_clipboard_is_closed_the_address_is_shown(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.context.add_init_script("delete Navigator.prototype.clipboard")
    visit = reader.tab()
    page = visit.to(f"/en/{LONG}")
    page.get_by_role("button", name="Copy link").click()
    address = f"{reader.base}en/{LONG}"
    expect(page.locator(".said")).to_have_text(f"Copy this address: {address}")
    assert visit.faults == []


def test_print_prints(visit: Visit) -> None:
    visit.page.add_init_script("window.print = () => { window.printed = true; }")
    page = visit.to(f"/en/{LONG}")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed") is True
