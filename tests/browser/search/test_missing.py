"""What the search page says and keeps where a part of an index cannot be loaded."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.support.visit import Visit

FAILED = re.compile("could not be loaded")


def abort(route: Route) -> None:
    route.abort()


def gone(route: Route) -> None:
    route.fulfill(status=404, body="<h1>Not found</h1>")


def busy(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_an_index_that_cannot_be_loaded_is_told_and_asked_for_again(tab: Visit) -> None:
    tab.page.context.route("**/pagefind.js", lambda route: route.abort())
    page = tab.to("en/search/?q=zebra")
    expect(page.locator(".search-status")).to_have_text(re.compile("could not be loaded"))
    tab.page.context.unroute("**/pagefind.js")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".search-status")).to_have_text("1 announcement found")


@pytest.mark.parametrize("trouble", [abort, gone, busy])
def test_a_part_that_cannot_be_loaded_is_told_and_asked_for_again(
    tab: Visit, trouble: Callable[[Route], None]
) -> None:
    tab.page.context.route("**/*.pf_index", trouble)
    page = tab.to("en/search/?q=zebra")
    expect(page.locator(".search-status")).to_have_text(FAILED)
    expect(page.locator(".search-nothing")).to_be_hidden()
    tab.page.context.unroute("**/*.pf_index")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".search-status")).to_have_text("1 announcement found")


def test_pairs_that_cannot_be_loaded_are_told_and_asked_for_again(tab: Visit) -> None:
    tab.page.context.route("**/pairs.json", gone)
    page = tab.to("zh/search/?q=证")
    expect(page.locator(".search-status")).to_have_text(re.compile("未能加载"))
    tab.page.context.unroute("**/pairs.json")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(".search-results li")).not_to_have_count(0)


def test_an_index_built_anew_meanwhile_is_read_anew(tab: Visit) -> None:
    failed: list[str] = []

    def once(route: Route) -> None:
        if failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            gone(route)

    tab.page.context.route("**/*.pf_index", once)
    page = tab.to("en/search/?q=recall")
    expect(page.locator(".search-status")).to_have_text("23 announcements found")
    assert failed
    assert len([each for each in tab.requests if "2026/pagefind-entry.json" in each]) == 2


def test_more_that_cannot_be_loaded_leaves_all_as_it_was(tab: Visit) -> None:
    page = tab.to("en/search/?q=recall")
    entries = page.locator(".search-results li")
    expect(entries).to_have_count(10)
    page.context.route("**/*.pf_fragment", abort)
    more = page.get_by_role("button", name="Show more")
    more.click()
    expect(page.locator(".search-status")).to_have_text(FAILED)
    expect(entries).to_have_count(10)
    expect(more).to_be_focused()
    page.context.unroute("**/*.pf_fragment")
    more.click()
    expect(entries).to_have_count(20)
    expect(page.locator(".search-status")).to_have_text("23 announcements found")
    expect(entries.nth(10).get_by_role("link")).to_be_focused()
