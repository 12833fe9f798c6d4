"""What stands where a text is missing: the original, a word about it, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest

from tests.sites.conftest import NOW, SITES
from tests.support.portal import Page, Portal
from tests.support.run import gazette

POLICIES = ("fallback", "notice", "hide")
TAGS = {"en": "en", "zh": "zh-Hans"}
# The language that a text is in, the one that it is missing in, its name in the folder.
DIRECTIONS = [("en", "zh", "10-english"), ("zh", "en", "11-chinese")]
SET_FOR_ONE = {"fallback": "03", "notice": "04", "hide": "05"}


@pytest.fixture(scope="session")
def under(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Portal]:
    """The portal under each site-wide policy."""
    built: dict[str, Portal] = {}

    def get(policy: str) -> Portal:
        if policy not in built:
            site = tmp_path_factory.mktemp("policy") / "site"
            shutil.copytree(SITES / "policies", site)
            settings = site / "site.toml"
            text = settings.read_text().replace('"fallback"', f'"{policy}"')
            settings.write_text(text)
            assert gazette("build", "--site", site, "--now", NOW, "--jobs", "1").code == 0
            built[policy] = Portal(site / "output", "https://policies.example/sub/")
        return built[policy]

    return get


@pytest.fixture(params=POLICIES)
def policy(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=DIRECTIONS, ids=["English only", "Chinese only"])
def direction(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    found: tuple[str, str, str] = request.param
    return found


@pytest.fixture(params=["whole site", "one notice"])
def case(
    request: pytest.FixtureRequest,
    policy: str,
    direction: tuple[str, str, str],
    under: Callable[[str], Portal],
) -> tuple[Portal, str, str, str]:
    """A portal and a notice under the policy: its path, its language, the missing one.

    Set for one notice, the policy stands against another one of the whole site.
    """
    own, missing, name = direction
    if request.param == "whole site":
        return under(policy), f"news/2024/02-{name}/", own, missing
    other = "hide" if policy != "hide" else "fallback"
    path = f"news/2024/{SET_FOR_ONE[policy]}-{name}-{policy}/"
    return under(other), path, own, missing


def stand_in(case: tuple[Portal, str, str, str]) -> tuple[Page, Page]:
    portal, path, own, missing = case
    return portal.page(f"{missing}/{path}"), portal.page(f"{own}/{path}")


@pytest.mark.parametrize("policy", ["fallback"])
def test_under_fallback_the_original_stands_in_the_readers_frame(
    case: tuple[Portal, str, str, str],
) -> None:
    page, original = stand_in(case)
    own, missing = case[2:]
    assert page.lang == TAGS[missing]
    assert page.text("//h1") == original.text("//h1")
    prose = page.one("//div[@class='prose']")
    assert prose.get("lang") == TAGS[own]
    assert prose.text_content() == original.one("//div[@class='prose']").text_content()
    assert page.json_ld == original.json_ld


@pytest.mark.parametrize("policy", ["fallback"])
def test_a_standing_in_text_takes_pictures_and_files_from_the_original(
    case: tuple[Portal, str, str, str],
) -> None:
    page, original = stand_in(case)
    for xpath in ("//div[@class='prose']//img/@src", "//a[contains(@href, 'form.csv')]/@href"):
        assert page.all(xpath) == original.all(xpath)
        assert page.all(xpath)[0].startswith(f"/sub/{case[2]}/")
    beside = f"{case[3]}/{case[1]}"
    assert [path for path in case[0].files if path.startswith(beside)] == [page.path]


@pytest.mark.parametrize("policy", ["fallback"])
def test_links_in_a_standing_in_text_stay_in_the_readers_language(
    case: tuple[Portal, str, str, str],
) -> None:
    page, _ = stand_in(case)
    links = page.all("//div[@class='prose']//a[contains(@href, '01-10-both')]")
    assert [link.get("href") for link in links] == [f"/sub/{case[3]}/news/2024/01-10-both/"]


@pytest.mark.parametrize("policy", ["notice"])
def test_under_notice_a_page_says_so_and_leads_to_the_original(
    case: tuple[Portal, str, str, str],
) -> None:
    page, original = stand_in(case)
    assert page.lang == TAGS[case[3]]
    assert page.all("//div[@class='prose']") == []
    assert page.json_ld == []
    link = page.one("//div[contains(@class, 'statement-original')]//a")
    assert case[0].page(link.get("href")) is original
    assert page.text("//h1") == original.text("//h1")


@pytest.mark.parametrize("policy", ["fallback", "notice"])
def test_a_page_that_stands_in_can_be_switched_and_is_listed(
    case: tuple[Portal, str, str, str],
) -> None:
    page, original = stand_in(case)
    portal, _, own, missing = case
    assert portal.path_of(page.switches[TAGS[own]]) == original.path
    assert portal.path_of(original.switches[TAGS[missing]]) == page.path
    for address in ("", "news/", "news/2024/", "topics/testing/"):
        listed = portal.page(f"{missing}/{address}")
        (entry,) = listed.all(f"//a[@class='entry-title'][.='{page.text('//h1')}']")
        assert entry.get("lang") == TAGS[own]
        assert portal.page(entry.get("href")) is page


@pytest.mark.parametrize("policy", ["fallback", "notice"])
def test_a_page_that_stands_in_is_kept_from_search_engines_and_feeds(
    case: tuple[Portal, str, str, str],
) -> None:
    page, original = stand_in(case)
    portal = case[0]
    assert page.canonical == original.url
    assert not page.indexed
    assert page.alternates == {}
    assert original.alternates.keys() == {original.lang, "x-default"}
    assert page.url not in portal.locations
    assert original.url in portal.locations
    for feed in portal.feeds:
        shown = page.text("//h1") in portal.feed_titles(feed)
        assert shown == feed.startswith(case[2])


@pytest.mark.parametrize("policy", ["hide"])
def test_under_hide_there_is_no_page_and_the_switch_leads_to_the_home_page(
    case: tuple[Portal, str, str, str],
) -> None:
    portal, path, own, missing = case
    original = portal.page(f"{own}/{path}")
    assert not portal.has(f"{missing}/{path}")
    assert original.switches == {}
    assert original.alternates.keys() == {original.lang, "x-default"}
    (item,) = original.all("//nav[@class='switch']//li")
    (link,) = item.xpath("./a")
    assert portal.page(link.get("href")).path == f"{missing}/index.html"
    said = {"en": "This page is not available in", "zh": "本页没有"}
    assert said[own] in item.text_content()


@pytest.mark.parametrize("policy", ["hide"])
def test_a_hidden_notice_is_in_no_list_of_that_language(
    case: tuple[Portal, str, str, str],
) -> None:
    portal, path, own, missing = case
    title = portal.page(f"{own}/{path}").text("//h1")
    lists = {code: [p for p in pages_of(portal, code) if title in p.entries] for code in TAGS}
    assert len(lists[own]) == 4
    assert lists[missing] == []


def pages_of(portal: Portal, code: str) -> Iterator[Page]:
    return (page for path, page in portal.pages.items() if path.startswith(f"{code}/"))


def test_a_link_to_a_hidden_notice_leads_to_the_language_that_has_it(
    under: Callable[[str], Portal],
) -> None:
    page = under("hide").page("en/news/2024/01-10-both/")
    link = page.one("//div[@class='prose']//a[contains(@href, 'chinese')]")
    assert link.get("href") == "/sub/zh/news/2024/02-11-chinese/"
    assert link.get("hreflang") == "zh-Hans"


def test_the_newer_and_older_notices_are_those_of_the_language(
    under: Callable[[str], Portal],
) -> None:
    for name in POLICIES:
        portal = under(name)
        for code in TAGS:
            listed = portal.page(f"{code}/news/").all("//a[@class='entry-title']/@href")
            pages = [portal.page(address) for address in listed]
            for index, page in enumerate(pages):
                if page.all("//div[@class='prose']"):
                    newer = listed[index - 1 : index] if index else []
                    beside = page.all("//nav[@class='neighbours']//a/@href")
                    assert beside == [*newer, *listed[index + 1 : index + 2]]


@pytest.mark.parametrize(("page", "own", "missing"), [("about", "en", "zh"),
                                                      ("disclaimer", "zh", "en")])  # fmt: skip
def test_the_portals_own_pages_follow_the_policy_too(
    policy: str, page: str, own: str, missing: str, under: Callable[[str], Portal]
) -> None:
    portal = under(policy)
    original = portal.page(f"{own}/{page}/")
    assert original.url in portal.locations
    assert portal.has(f"{missing}/{page}/") == (policy != "hide")
    if policy != "hide":
        result = portal.page(f"{missing}/{page}/")
        assert result.canonical == original.url
        assert not result.indexed
        assert bool(result.all("//div[@class='prose']")) == (policy == "fallback")


@pytest.mark.parametrize("site_wide", POLICIES)
@pytest.mark.parametrize(("own", "missing"), [("english", "zh"), ("chinese", "en")])
def test_a_page_of_the_portal_may_have_a_policy_of_its_own(
    site_wide: str, own: str, missing: str, under: Callable[[str], Portal]
) -> None:
    portal = under(site_wide)
    page = portal.page(f"{missing}/{own}-notice/")
    assert page.all("//div[@class='prose']") == []
    assert len(page.all("//div[contains(@class, 'statement-original')]")) == 1
    assert not portal.has(f"{missing}/{own}-hide/")


def test_a_page_that_a_language_lacks_is_not_in_its_footer(policies: Portal) -> None:
    for code, kept, left_out in (("en", "about", "disclaimer"), ("zh", "disclaimer", "about")):
        links = policies.page(f"{code}/").all("//footer//a/@href")
        assert f"/sub/{code}/{kept}/" in links
        assert not [link for link in links if left_out in link]
