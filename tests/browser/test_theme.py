"""Light and dark: what the system says, what the reader chose, and where that is kept."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.paths import LONG
from tests.support.visit import NewReader, Visit

DARK, LIGHT = "rgb(20, 24, 29)", "rgb(255, 255, 255)"
KEY = "gazette.theme"
ANY = re.compile("")
BLOCKED = """
Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });
"""


def shade(page: Page) -> str:
    found = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert isinstance(found, str)
    return found


def test_the_system_is_followed_until_the_reader_chooses(visit: Visit) -> None:
    page = visit.to("/en/")
    page.emulate_media(color_scheme="dark")
    assert shade(page) == DARK
    page.emulate_media(color_scheme="light")
    assert shade(page) == LIGHT
    page.locator(".theme").click()
    assert shade(page) == DARK
    page.emulate_media(color_scheme="light")
    assert shade(page) == DARK


def test_the_choice_is_remembered_on_every_page_and_in_both_languages(visit: Visit) -> None:
    visit.to("/en/").locator(".theme").click()
    for path in ("/zh/", "/zh/news/", "/", "/404.html"):
        assert shade(visit.to(path)) == DARK, path
    visit.to("/zh/").locator(".theme").click()
    assert shade(visit.to("/en/")) == LIGHT


def test_the_button_says_its_state_and_is_used_by_keyboard(visit: Visit) -> None:
    page = visit.to("/en/")
    button = page.get_by_role("button", name="Dark theme")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "true"
    page.reload()
    assert button.get_attribute("aria-pressed") == "true"


def test_tabs_keep_in_step(new_reader: NewReader) -> None:
    reader = new_reader()
    one, other = reader.tab(), reader.tab()
    one.to("/en/")
    other.to("/zh/")
    one.page.locator(".theme").click()
    expect(other.page.locator("html")).to_have_attribute("data-theme", "dark")
    other.page.evaluate("localStorage.clear()")
    expect(one.page.locator("html")).not_to_have_attribute("data-theme", ANY)


def test_the_choice_is_there_before_anything_is_painted(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.tab().to("/en/").evaluate(f"localStorage.setItem('{KEY}', 'dark')")
    reader.context.add_init_script(
        "new MutationObserver((_, o) => { if (document.body) { o.disconnect();"
        " window.first = document.documentElement.dataset.theme; } })"
        ".observe(document, { childList: true, subtree: true });"
    )
    assert reader.tab().to("/en/").evaluate("window.first") == "dark"


def test_storage_that_is_blocked_costs_the_memory_and_nothing_else(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.context.add_init_script(BLOCKED)
    visit = reader.tab()
    page = visit.to("/en/news/2022/04-18-system-maintenance/")
    page.locator(".theme").click()
    assert shade(page) == DARK
    assert visit.faults == []
    assert shade(visit.to("/en/")) == LIGHT
    visit.to("/").get_by_role("link", name="中文版").click()
    visit.page.wait_for_url("**/zh/")
    assert visit.faults == []


def test_rubbish_in_storage_is_no_theme(visit: Visit) -> None:
    page = visit.to("/en/")
    page.evaluate(f"localStorage.setItem('{KEY}', 'url(//evil.example)')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert visit.faults == []


def test_what_is_drawn_in_black_stands_on_white_on_a_dark_page(new_reader: NewReader) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = new_reader(color_scheme=scheme).tab().to(f"/en/{LONG}")
        colours.append(
            page.locator(".prose img").first.evaluate("e => getComputedStyle(e).backgroundColor")
        )
    assert colours == ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"]
