"""A reader can change the language on every page, and come back."""

from __future__ import annotations

import pytest

from tests.support.portal import Page, Portal

FRONT = ("index.html", "404.html")  # the pages of no language name them all


def languages(portal: Portal) -> dict[str, str]:
    """Every language of the portal: tag to the URL of its home page."""
    links = portal.page("").all("//a[@class='choice']")
    return {link.get("hreflang"): link.get("href") for link in links}


def pages(portal: Portal) -> list[Page]:
    found = [page for page in portal.shown if page.path not in FRONT]
    assert found
    return found


def test_switching_there_and_back_returns_to_the_same_page(portal: Portal) -> None:
    for page in pages(portal):
        for tag, url in page.switches.items():
            other = portal.page(url)
            assert other.lang == tag
            assert portal.path_of(other.switches[page.lang]) == page.path


def test_every_page_leads_to_every_other_language_or_says_that_it_is_not_there(
    portal: Portal,
) -> None:
    homes = languages(portal)
    for page in pages(portal):
        items = page.all("//nav[@class='switch']//li")
        links = [item.xpath("./a")[0] for item in items]
        assert [link.get("hreflang") for link in links] == [t for t in homes if t != page.lang]
        for item, link in zip(items, links, strict=True):
            if link.get("rel") == "alternate":
                assert item.text_content() == link.text
            else:
                assert link.get("href") == homes[link.get("hreflang")]
                assert len(item.text_content()) > len(link.text)


def test_the_switch_names_each_language_in_itself(portal: Portal) -> None:
    names = {"en": "English", "zh-Hans": "中文版", "zh-Hant": "繁體中文"}
    for page in pages(portal):
        for link in page.all("//nav[@class='switch']//a"):
            assert link.text == names[link.get("hreflang")]
            assert link.get("lang") == link.get("hreflang")


@pytest.mark.parametrize("path", FRONT)
def test_the_pages_of_no_language_lead_to_every_home_page(portal: Portal, path: str) -> None:
    page = portal.pages[path]
    links = page.all("//a[@class='choice']")
    assert [link.get("hreflang") for link in links] == list(languages(portal))
    for link in links:
        assert portal.page(link.get("href")).lang == link.get("hreflang") == link.get("lang")
