"""An announcement on paper: the text and where it is from, and nothing to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.paths import LANGUAGES, WITHDRAWN
from tests.support.visit import Visit

GONE = (".skip", ".site-nav", ".switch", ".theme", ".tools", ".neighbours", ".footer")


@pytest.mark.parametrize("code", LANGUAGES)
def test_title_date_origin_and_address_are_printed(visit: Visit, code: str) -> None:
    page = visit.to(f"/{code}/{WITHDRAWN}")
    expect(page.locator(".address")).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    for kept in ("h1", ".byline time", ".byline span:last-child", ".statement", ".prose"):
        expect(page.locator(kept).first).to_be_visible()
    address = page.locator(".address")
    expect(address).to_be_visible()
    assert address.inner_text() == page.locator("link[rel=canonical]").get_attribute("href")


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_to_press_is_printed(visit: Visit, code: str) -> None:
    page = visit.to(f"/{code}/{WITHDRAWN}")
    page.emulate_media(media="print")
    for gone in GONE:
        assert page.locator(gone).count()
        assert page.locator(gone).locator("visible=true").count() == 0, gone


def test_paper_is_white_whatever_the_theme(visit: Visit) -> None:
    page = visit.to(f"/en/{WITHDRAWN}")
    page.locator(".theme").click()
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.locator("body").evaluate(
        "b => [getComputedStyle(b).backgroundColor, getComputedStyle(b).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_an_authors_own_table_and_details_are_printed_whole(visit: Visit) -> None:
    page = visit.to(f"/en/{WITHDRAWN}")
    page.evaluate(
        """() => {
          const cells = '<td>Certificate</td>'.repeat(30);
          const html = `<table><tr>${cells}</tr></table><details><summary>More</summary>
            <p class="hidden-words">Words</p></details>`;
          document.querySelector('.prose').insertAdjacentHTML('beforeend', html);
        }"""
    )
    page.emulate_media(media="print")
    table = page.locator(".prose > table").last
    assert table.evaluate("t => [getComputedStyle(t).overflowX, getComputedStyle(t).display]") == [
        "visible",
        "table",
    ]
    expect(page.locator(".hidden-words")).to_be_visible()


def test_an_address_that_stands_there_is_not_printed_twice(visit: Visit) -> None:
    page = visit.to(f"/en/{WITHDRAWN}")
    page.evaluate(
        """() => document.querySelector('.prose').insertAdjacentHTML('beforeend',
          '<p><a class="url" href="https://a.example/">https://a.example/</a></p>')"""
    )
    page.emulate_media(media="print")
    content = page.locator(".prose .url").evaluate("e => getComputedStyle(e, '::after').content")
    assert content == "none"


def test_a_class_of_the_frame_hides_no_text_of_an_author(visit: Visit) -> None:
    page = visit.to(f"/en/{WITHDRAWN}")
    names = ("address", "tools", "ways", "footer", "search-form")
    page.evaluate(
        """(names) => names.forEach((name) =>
          document.querySelector('.prose').insertAdjacentHTML('beforeend',
            `<p class="${name}">Words</p>`))""",
        names,
    )
    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        for name in names:
            expect(page.locator(f".prose .{name}")).to_be_visible()
