"""Several tabs, and several portals, in one browser."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    HOURS,
    KEY,
    NewFavourites,
    button,
    ids,
    item,
    rows,
    value,
)
from tests.support.visit import wait_until

DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"


def test_tabs_stay_in_step(new_favourites: NewFavourites) -> None:
    reader = new_favourites()
    english, chinese, listed = reader.tab(), reader.tab(), reader.tab()
    here = english.to("en/news/")
    there, page = chinese.to(f"zh/{AGREEMENT}/"), listed.to("zh/favorites/")
    button(here, AGREEMENT).click()
    expect(button(there, AGREEMENT)).to_have_attribute("aria-pressed", "true")
    expect(there.locator(".save-count")).to_have_text("（1）")
    expect(rows(page)).to_have_count(1)
    button(there, AGREEMENT).click()
    expect(button(here, AGREEMENT)).to_have_attribute("aria-pressed", "false")
    expect(here.locator(".save-count")).to_be_hidden()
    expect(rows(page)).to_have_count(0)


def test_a_storage_that_is_cleared_is_empty_in_every_tab(new_favourites: NewFavourites) -> None:
    reader = new_favourites(value(item(HOURS)))
    here, there = reader.tab().to("en/news/"), reader.tab().to("en/favorites/")
    expect(rows(there)).to_have_count(1)
    here.evaluate("localStorage.clear()")
    expect(rows(there)).to_have_count(0)
    expect(there.locator(".favourites-empty")).to_be_visible()


def test_what_another_tab_wrote_is_read_before_each_write(new_favourites: NewFavourites) -> None:
    reader = new_favourites()
    reader.context.add_init_script(DEAF)
    here, there = reader.tab().to("en/news/"), reader.tab().to("zh/news/")
    button(here, HOURS).click()
    # The tabs are processes of their own: one learns a little later of what the other wrote.
    wait_until(there, f"() => localStorage.getItem('{KEY}')")
    expect(button(there, HOURS)).to_have_attribute("aria-pressed", "false")
    button(there, AGREEMENT).click()
    assert ids(there) == [HOURS, AGREEMENT]


def test_a_page_that_is_come_back_to_shows_what_is_saved_by_now(
    new_favourites: NewFavourites,
) -> None:
    reader = new_favourites()
    reader.context.add_init_script(DEAF)
    here, there = reader.tab().to("en/news/"), reader.tab().to("zh/news/")
    button(there, HOURS).click()
    wait_until(here, f"() => localStorage.getItem('{KEY}')")
    here.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))")
    expect(button(here, HOURS)).to_have_attribute("aria-pressed", "false")
    here.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(button(here, HOURS)).to_have_attribute("aria-pressed", "true")


def test_portals_of_one_origin_have_favourites_of_their_own(new_favourites: NewFavourites) -> None:
    tab = new_favourites(value(item(HOURS))).tab()
    page = tab.to("sub/en/news/")
    expect(button(page, HOURS)).to_have_attribute("aria-pressed", "false")
    button(page, AGREEMENT).click()
    assert ids(page) == [HOURS]
    assert sorted(page.evaluate("Object.keys(localStorage)")) == [KEY, f"{KEY}/sub"]
    page = tab.to("sub/zh/favorites/")
    links = page.locator(".favourites-list a")
    assert links.evaluate_all("(all) => all.map((each) => each.getAttribute('href'))") == [
        f"/sub/zh/{AGREEMENT}/"
    ]
    links.click()
    expect(page.locator("h1")).to_have_text("签署协议")


def test_portals_of_one_origin_remember_languages_of_their_own(
    new_favourites: NewFavourites,
) -> None:
    """A page that leads to another portal's chooser is none of that portal."""
    reader = new_favourites()
    reader.tab().to("sub/").get_by_role("link", name="中文版").click()
    page = reader.tab().to("")
    assert page.url == reader.base
    assert page.evaluate("Object.keys(localStorage)") == ["gazette.language/sub"]
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{reader.base}en/")
    page.evaluate("location.href = '/sub/'")
    page.wait_for_url(f"{reader.base}sub/zh/")
    page.locator(".switch a").click()
    page.wait_for_url("**/sub/en/")
    page = reader.tab().page
    page.goto(f"{reader.base}sub/")
    page.wait_for_url(f"{reader.base}sub/en/")
