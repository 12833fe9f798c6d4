"""What is marked as gone on the favourites page, and what is only not known to be there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    ENGLISH,
    GONE,
    HIDDEN,
    HOURS,
    RECALLED,
    NewFavourites,
    button,
    ids,
    item,
    marked,
    rows,
    titles,
    value,
)
from tests.support.measure import sample

NO_ANSWERS: list[dict[str, Any] | None] = [
    {"status": 500},
    {"status": 403},
    {"status": 404},
    {"status": 200, "body": "<!DOCTYPE html><title>Log in</title>"},
    {"status": 200, "body": ""},
    {"status": 200, "body": "{}"},
    {"status": 200, "body": "null"},
    {"status": 200, "body": '{"v":1,"year":"2021","notices":null}'},
    {"status": 200, "body": '{"v":1,"year":"2020","notices":{}}'},
    {"status": 200, "body": '{"v":2,"year":"2021","notices":{}}'},
    {"status": 204},
    None,
]
MARK = {"en": "No longer published", "zh": "已不再发布"}


@pytest.mark.parametrize(("lang", "title"), [("en", "Taken away"), ("zh", "已经不在")])
def test_a_notice_that_is_gone_keeps_its_title_and_can_be_removed(
    new_favourites: NewFavourites, lang: str, title: str
) -> None:
    page = new_favourites(value(item(GONE), item(HOURS))).tab().to(f"{lang}/favorites/")
    assert marked(page) == [title]
    expect(rows(page).first).to_contain_text(MARK[lang])
    expect(rows(page).first.locator("a")).to_have_count(0)
    rows(page).first.locator("button").click()
    assert ids(page) == [HOURS]


@pytest.mark.parametrize("answer", sample(NO_ANSWERS, 3))
def test_nothing_is_marked_gone_because_a_file_did_not_load(
    new_favourites: NewFavourites, answer: dict[str, Any] | None
) -> None:
    tab = new_favourites(value(item(GONE), item(HOURS))).tab()
    tab.page.route(
        "**/favorites/2021.json",
        lambda route: route.fulfill(**answer) if answer else route.abort(),
    )
    page = tab.to("en/favorites/")
    assert marked(page) == []
    assert sorted(titles(page)) == ["Office hours", "Taken away"]
    expect(rows(page).locator("a")).to_have_count(2)


def test_a_year_that_neither_server_nor_page_knows_has_no_notices(
    new_favourites: NewFavourites,
) -> None:
    old = item(GONE, id="news/1999/09-09-gone")
    tab = new_favourites(value(old)).tab()
    assert marked(tab.to("en/favorites/")) == ["Taken away"]
    other = new_favourites(value(old)).tab()
    other.page.route("**/favorites/1999.json", lambda route: route.fulfill(status=503))
    assert marked(other.to("en/favorites/")) == []


def test_a_file_that_comes_later_is_used_then(new_favourites: NewFavourites) -> None:
    tab = new_favourites(value(item(GONE))).tab()
    tab.page.route("**/favorites/2021.json", lambda route: route.abort())
    page = tab.to("en/favorites/")
    assert marked(page) == []
    page.unroute("**/favorites/2021.json")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-mark=gone]")).to_have_count(1)


def test_a_notice_that_is_newer_than_the_file_is_not_gone(new_favourites: NewFavourites) -> None:
    """The page is open while a notice is published, and saved in another tab."""
    reader = new_favourites(value(item(HOURS)))
    tab, other = reader.tab(), reader.tab()
    held = {HOURS: {"date": "2021-01-13", "title": {"en": "Office hours"}}}
    answers = [held, {**held, RECALLED: {"date": "2021-05-01", "title": {"en": "Just published"}}}]

    def answer(route: Route) -> None:
        route.fulfill(json={"v": 1, "year": "2021", "notices": answers[0]})

    tab.page.route("**/favorites/2021.json", answer)
    page = tab.to("en/favorites/")
    answers.pop(0)
    tab.requests.clear()
    button(other.to("en/news/"), RECALLED).click()
    expect(page.locator(".favourites-list .entry-title")).to_have_text(
        ["Just published", "Office hours"]
    )
    assert marked(page) == []
    # What is missing in a file that came since is gone, and nobody asks for it over and over.
    for id_ in (ENGLISH, HIDDEN):
        button(other.page, id_).click()
        expect(page.locator("[data-mark=gone]")).to_have_count(1 + (id_ == HIDDEN))
    button(other.page, HIDDEN).click()
    expect(rows(page)).to_have_count(3)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(200)
    assert len([url for url in tab.requests if url.endswith(".json")]) == 3


def test_an_id_that_every_object_has_is_no_notice(new_favourites: NewFavourites) -> None:
    odd = item(GONE, id="news/2021/01-01-__proto__")
    assert marked(new_favourites(value(odd)).tab().to("en/favorites/")) == ["Taken away"]


def test_one_item_that_cannot_be_shown_stops_no_other(new_favourites: NewFavourites) -> None:
    """Half a character is in no address, and a day that is none in no calendar."""
    half = item(HOURS, id="news/2021/01-13-x\ud800")
    page = new_favourites(value(half, item(HOURS))).tab().to("en/favorites/")
    assert titles(page) == ["Office hours"]
    tab = new_favourites(value(item(HOURS), item(RECALLED), item(AGREEMENT))).tab()
    odd = {"v": 1, "year": "2021", "notices": {HOURS: {"date": "soon", "title": {"en": "Odd"}}}}
    tab.page.route("**/favorites/2021.json", lambda route: route.fulfill(json=odd))
    page = tab.to("en/favorites/")
    expect(rows(page)).to_have_count(3)
    rows(page).filter(has_text=HOURS).locator("button").click()
    assert ids(page) == [RECALLED, AGREEMENT]
    assert tab.faults == []
