"""Switching language keeps the place; the chooser remembers, and nothing else redirects."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.paths import LONG, PATHS
from tests.support.visit import NewReader, Visit

KINDS = "document.getElementById('kinds').scrollIntoView()"
TOP = "scrollTo(0, 0)"


def switch(page: Page) -> str:
    """Follow the switch; return where it leads, below the portal's address."""
    before = page.url
    page.locator(".switch a").click()
    page.wait_for_url(lambda url: url != before)
    return "/" + page.url.split("/", 3)[3]


def stay(page: Page, where: str, milliseconds: int) -> None:
    """Scroll as a script says, have the page notice it, and let time pass."""
    noticed = "new Promise((done) => addEventListener('scroll', () => done(), { once: true }))"
    page.evaluate(f"() => {{ const noticed = {noticed}; {where}; return noticed; }}")
    page.clock.run_for(milliseconds)


@pytest.mark.parametrize(
    "path", [f"/en/{LONG}", "/en/news/2021/", "/en/topics/testing/", "/en/", "/en/404.html"]
)
def test_the_switch_leads_to_the_same_page(visit: Visit, path: str) -> None:
    assert switch(visit.to(path)) == path.replace("/en/", "/zh/")


def test_the_number_of_a_list_page_is_kept(new_reader: NewReader, paged_site: str) -> None:
    page = new_reader(paged_site).tab().to("/en/news/page/2/")
    assert switch(page) == "/zh/news/page/2/"
    assert page.locator(".page-number").inner_text() == "第2页"


def test_the_heading_that_was_asked_for_is_kept(visit: Visit) -> None:
    assert switch(visit.to(f"/en/{LONG}#scope")) == f"/zh/{LONG}#scope"
    assert visit.page.evaluate("document.querySelector(':target').id") == "scope"
    assert switch(visit.page) == f"/en/{LONG}#scope"


def test_the_heading_that_was_scrolled_to_is_kept(visit: Visit) -> None:
    page = visit.to(f"/zh/{LONG}")
    page.evaluate(KINDS)
    page.evaluate("document.querySelector('.switch a').focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/{LONG}#kinds")


def test_the_heading_that_was_read_is_kept_by_who_goes_up_to_the_switch(visit: Visit) -> None:
    page = visit.to(f"/zh/{LONG}")
    page.clock.install()
    stay(page, KINDS, 1000)
    stay(page, TOP, 1000)
    assert switch(page) == f"/en/{LONG}#kinds"


def test_the_heading_is_forgotten_by_who_stays_at_the_top(visit: Visit) -> None:
    page = visit.to(f"/zh/{LONG}")
    page.clock.install()
    stay(page, KINDS, 1000)
    stay(page, TOP, 16_000)
    assert switch(page) == f"/en/{LONG}"


def test_at_the_top_no_heading_is_added(visit: Visit) -> None:
    assert "#" not in switch(visit.to(f"/zh/{LONG}"))


def test_the_query_is_kept_as_it_is_at_that_moment(visit: Visit) -> None:
    page = visit.to("/en/news/?q=GB%2FT+1")
    assert switch(page) == "/zh/news/?q=GB%2FT+1"
    page.evaluate("history.replaceState(null, '', '?q=认证')")
    assert switch(page) == "/en/news/?q=%E8%AE%A4%E8%AF%81"


def test_the_chooser_goes_where_the_reader_went_last_time(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.tab().to("/").get_by_role("link", name="中文版").click()
    page = reader.tab().page
    page.goto(reader.base)
    page.wait_for_url("**/zh/")


def test_whoever_comes_from_a_page_may_choose_again(new_reader: NewReader) -> None:
    visit = new_reader().tab()
    page = visit.to("/")
    page.get_by_role("link", name="中文版").click()
    page.wait_for_url("**/zh/")
    page.evaluate("location.href = '/'")
    page.wait_for_url(visit.base)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")


def test_the_language_that_was_switched_to_is_remembered_where_one_was(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    page = reader.tab().to(f"/en/{LONG}")
    switch(page)
    assert page.evaluate("Object.keys(localStorage)") == []
    reader.tab().to("/").get_by_role("link", name="English").click()
    switch(reader.tab().to(f"/en/{LONG}"))
    page = reader.tab().page
    page.goto(reader.base)
    page.wait_for_url("**/zh/")


def test_whoever_goes_back_to_the_chooser_stays_there(new_reader: NewReader) -> None:
    reader = new_reader()
    page = reader.tab().to("/")
    page.get_by_role("link", name="中文版").click()
    page.wait_for_url("**/zh/")
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == reader.base
    page.reload()
    page.wait_for_timeout(300)
    assert page.url == reader.base
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")


def test_no_other_page_redirects(new_reader: NewReader) -> None:
    reader = new_reader(locale="en-US")
    reader.tab().to("/").get_by_role("link", name="English").click()
    visit = reader.tab()
    for path in PATHS[1:]:
        assert visit.to(path).url == visit.base + path.lstrip("/")
