"""What search engines are told about a page's versions (Google, «Localized versions»)."""

from __future__ import annotations

import json

from tests.support.portal import ATOM, Page, Portal


def stand_ins(portal: Portal) -> list[Page]:
    """Pages that stand in for a missing text: with the original's text, or a word about it."""
    return [p for p in portal.shown if p.all("//div[contains(@class, 'statement-original')]")]


def test_a_page_names_itself_and_the_default_among_its_versions(portal: Portal) -> None:
    listed = [page for page in portal.shown if page.alternates]
    assert len(listed) > 20
    for page in listed:
        assert page.canonical == page.url
        assert page.url in page.alternates.values()
        assert page.alternates["x-default"] in {*page.alternates.values(), portal.url}
        if page.path != "index.html":
            assert page.alternates[page.lang] == page.url


def test_every_version_names_the_same_versions(portal: Portal) -> None:
    for page in portal.shown:
        for tag, url in page.alternates.items():
            other = portal.page(url)
            assert other.indexed
            assert other.alternates == page.alternates
            assert tag in {other.lang, "x-default"}


def test_the_switch_agrees_with_the_versions(portal: Portal) -> None:
    for page in portal.shown:
        versions = {k: v for k, v in page.alternates.items() if k not in {page.lang, "x-default"}}
        if versions and page.path != "index.html":
            assert versions.items() <= page.switches.items()


def test_a_page_that_stands_in_for_a_missing_text_points_at_the_original(portal: Portal) -> None:
    for page in stand_ins(portal):
        original = portal.page(page.canonical)
        assert page.alternates == {}
        assert not page.indexed
        assert original.indexed
        assert original.lang != page.lang
        assert original.canonical == original.url
        link = page.one("//div[contains(@class, 'statement-original')]//a")
        assert portal.page(link.get("href")).path == original.path
        assert link.get("hreflang") == link.get("lang") == original.lang


def test_the_portals_that_leave_texts_out_have_such_pages(
    sample: Portal, policies: Portal, three: Portal
) -> None:
    assert len(stand_ins(sample)) >= 3
    assert [len(stand_ins(portal)) for portal in (policies, three)] == [10, 9]


def test_a_page_that_stands_in_is_in_no_sitemap_and_no_feed(portal: Portal) -> None:
    held = {page.url for page in stand_ins(portal)}
    assert held.isdisjoint(portal.locations)
    listed = {version for links in portal.locations.values() for version in links.values()}
    assert held.isdisjoint(listed)
    for path in portal.feeds:
        if path.endswith(".json"):
            urls = {item["url"] for item in json.loads(portal.files[path])["items"]}
        else:
            entries = portal.xml(path).iter(f"{ATOM}entry")
            urls = {entry.find(f"{ATOM}link").get("href") for entry in entries}
        assert held.isdisjoint(urls)


def test_a_page_in_another_language_marks_the_text_as_such(portal: Portal) -> None:
    for page in stand_ins(portal):
        original = portal.page(page.canonical)
        assert page.one("//h1").get("lang") == original.lang
        for prose in page.all("//div[@class='prose']"):
            assert prose.get("lang") == original.lang


def test_a_page_in_the_sitemap_says_the_same_of_itself(portal: Portal) -> None:
    for url, versions in portal.locations.items():
        page = portal.page(url)
        assert page.indexed
        assert page.canonical == url
        assert page.alternates == versions


def test_every_translated_text_is_in_the_sitemap(portal: Portal) -> None:
    texts = {
        page.url
        for page in portal.shown
        if page.indexed and page.all("//article")
    }  # fmt: skip
    assert texts
    assert texts <= portal.locations.keys()
