"""Everything that a portal leads to is there."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

from tests.support.portal import Portal, Reference


def internal(portal: Portal) -> list[Reference]:
    """Every link that stays on the portal's host."""
    result = [r for r in portal.references() if urlsplit(r.url).netloc == portal.host]
    assert len(result) > 500
    return result


def test_every_link_leads_to_a_file(portal: Portal) -> None:
    dead = {str(r) for r in internal(portal) if portal.path_of(r.url) not in portal.files}
    assert dead == set()


def test_no_link_leaves_the_path_that_the_portal_stands_below(portal: Portal) -> None:
    outside = {str(r) for r in internal(portal) if not r.url.startswith(portal.url)}
    assert outside == set()


def test_every_link_to_a_place_on_a_page_finds_it(portal: Portal) -> None:
    lost = set()
    for reference in internal(portal):
        fragment = unquote(urlsplit(reference.url).fragment)
        page = portal.pages.get(portal.path_of(reference.url) or "")
        if fragment and page and fragment not in page.all("//@id"):
            lost.add(str(reference))
    assert lost == set()


def test_links_are_whole_or_begin_at_the_root_of_the_host(portal: Portal) -> None:
    """So that they work on any page that a server shows in another's place, such as 404.html."""
    loose = {
        str(reference)
        for reference in portal.references()
        if not reference.path.endswith(".css")
        and not reference.written.startswith(("/", "#"))
        and not urlsplit(reference.written).scheme
    }
    assert loose == set()


def test_no_link_takes_a_detour_by_a_redirect(portal: Portal) -> None:
    """But for the link of a full list page to the one that is not full yet."""
    detours = Counter(
        str(reference)
        for reference in internal(portal)
        if (page := portal.pages.get(portal.path_of(reference.url) or "")) and page.redirect
        if "/page/" not in reference.url
    )
    assert not detours


def test_a_redirect_leads_to_a_page_of_its_own_language(portal: Portal) -> None:
    redirects = [page for page in portal.pages.values() if page.redirect]
    for page in redirects:
        target = portal.page(page.redirect)
        assert not target.redirect
        assert page.canonical == page.redirect == target.canonical
        assert page.lang == target.lang


def test_the_sample_portal_keeps_its_old_addresses(sample: Portal) -> None:
    assert {page.path for page in sample.pages.values() if page.redirect} == {
        "html/2021/news_0113.html",
        "html/en/2021/news_0113.html",
    }


def test_every_page_can_be_reached_from_the_front_page(portal: Portal) -> None:
    """By links that a reader can follow; old addresses, 404 pages and orphans left aside."""
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in portal.pages:
            continue
        seen.add(path)
        page = portal.pages[path]
        links = [urljoin(page.url, link) for link in (*page.all("//a/@href"), page.redirect)]
        waiting += [found for link in links if (found := portal.path_of(link))]
    unseen = {page.path for page in portal.shown} - seen
    assert {path for path in unseen if not path.endswith("404.html")} == set()
