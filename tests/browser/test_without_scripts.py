"""With JavaScript off: reading, lists, switch, feeds and archive all work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paths import LANGUAGES, LONG, PATHS
from tests.support.visit import NewReader

HEADING = {"en": "Reduced fees for small enterprises until 30 June 2027", "zh": "关于对小微企业"}


@pytest.fixture
def page(new_reader: NewReader) -> Page:
    """A tab in which no script runs, at the English home page."""
    return new_reader(java_script_enabled=False).tab().to("/en/")


def test_a_reader_gets_from_the_chooser_to_an_announcement_and_its_translation(page: Page) -> None:
    page.goto(page.url.removesuffix("en/"))
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Reduced fees for small").click()
    expect(page.locator("h1")).to_contain_text(HEADING["en"])
    expect(page.locator(".prose table")).to_be_visible()
    page.get_by_role("link", name="中文版").click()
    expect(page.locator("h1")).to_contain_text(HEADING["zh"])


def test_a_reader_gets_through_the_archive_by_its_pages_and_by_years(
    new_reader: NewReader, paged_site: str
) -> None:
    page = new_reader(paged_site, java_script_enabled=False).tab().to("/en/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Announcements").click()
    first = page.locator(".entry-title").first
    newest = first.inner_text()
    page.get_by_role("link", name="Older announcements").click()
    expect(first).not_to_have_text(newest)
    page.get_by_role("link", name="中文版").click()
    expect(page).to_have_url(re.compile("/zh/news/page/"))
    page.get_by_role("link", name="较新").first.click()
    page.get_by_role("link", name="2021").click()
    expect(page).to_have_url(re.compile("/zh/news/2021/$"))
    expect(page.locator(".entry").nth(3)).to_be_visible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_reader_finds_topics_and_feeds(page: Page, code: str) -> None:
    home = page.url.replace("/en/", f"/{code}/")
    page.goto(home)
    for link in page.locator("a[type]").all():
        address = link.get_attribute("href")
        assert address
        answer = page.request.get(home.removesuffix(f"/{code}/") + address)
        assert answer.ok
        assert answer.headers["content-type"].startswith(("application/atom+xml", "application/"))
    page.locator(".ways .topics a").first.click()
    expect(page.locator(".entry").nth(3)).to_be_visible()


def test_nothing_is_shown_that_needs_a_script(page: Page) -> None:
    base = page.url.removesuffix("/en/")
    for path in PATHS:
        page.goto(base + path)
        assert page.get_by_role("button").count() == 0, path


def test_the_theme_follows_the_system(page: Page) -> None:
    shades = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        shades.append(page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor"))
    assert shades == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_attachments_are_there_with_their_kind_and_size(page: Page, code: str) -> None:
    page.goto(page.url.replace("/en/", f"/{code}/{LONG}"))
    files = page.locator(".attachments li").all_inner_texts()
    assert len(files) == 3
    assert all(any(kind in file for kind in ("PDF", "XLSX")) and "kB" in file for file in files)
