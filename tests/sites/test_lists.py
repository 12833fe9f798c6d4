"""Lists are numbered from the oldest: a full page never changes again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.content import notice, settings, write
from tests.support.portal import Page, Portal
from tests.support.run import gazette

SIZE = 3
MOST = 14
LISTS = ("news", "news/2026", "topics/testing")


def numbered(count: int) -> dict[str, str]:
    """The notice with this number: some in one language only, some of those hidden."""
    titles = {"en": f"Notice {count}", "zh": f"公告{count}"}
    fields = {"topics": "[testing]"}
    if count % 5 == 0:
        del titles["zh"]
        fields["untranslated"] = "hide" if count % 2 else "fallback"
    day = f"{1 + count // 28:02}-{1 + count % 28:02}"
    return notice(f"2026/{day}-n{count}", fields, **titles)


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> list[Portal]:
    """The portal with 0, 1, 2 … notices, each built upon the one before."""
    site = tmp_path_factory.mktemp("growing")
    write(site, {"site.toml": settings(page_size=SIZE)})
    write(
        site,
        {f"content/pages/about.{code}.md": "---\ntitle: A\n---\n\nA.\n" for code in ("en", "zh")},
    )
    portals = []
    for count in range(MOST + 1):
        if count:
            write(site, numbered(count))
        words = ("build", "--site", site, "--now", "2027-01-01", "--jobs", "1")
        assert gazette(*words).code == 0
        portal = Portal(site / "output", "https://small.example/")
        assert portal.files  # read now, before the next build
        portals.append(portal)
    return portals


def chain(portal: Portal, address: str) -> list[Page]:
    """The pages of a list, from the newest on, as the links to older pages lead."""
    pages = [portal.page(address)]
    while older := pages[-1].all("//a[@rel='next']/@href"):
        pages.append(portal.page(older[0]))
    return pages


def full_pages(portal: Portal) -> dict[str, bytes]:
    """The numbered list pages that show notices, by path."""
    return {
        path: portal.files[path]
        for path, page in portal.pages.items()
        if "/page/" in path and not page.redirect
    }


@pytest.mark.parametrize("folder", LISTS)
@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_pages_of_a_list_show_every_notice_once_newest_first(
    growing: list[Portal], code: str, folder: str
) -> None:
    names = {"en": "Notice {}", "zh": "公告{}"}
    for count, portal in enumerate(growing):
        if not portal.has(f"{code}/{folder}/"):
            assert (count, folder) == (0, "news/2026")
            continue
        shown = [title for page in chain(portal, f"{code}/{folder}/") for title in page.entries]
        numbers = [n for n in range(count, 0, -1) if code == "en" or n != 5]
        wanted = [names[code if code == "en" or n % 5 else "en"].format(n) for n in numbers]
        assert shown == wanted


def test_a_full_page_never_changes_again(growing: list[Portal]) -> None:
    before: dict[str, bytes] = {}
    for portal in growing:
        now = full_pages(portal)
        assert before.items() <= now.items()
        before = now
    # Fourteen notices: three full pages of each list and language, the newest one beside.
    assert len(before) == 3 * len(LISTS) * 2


def test_a_full_page_holds_as_many_notices_as_a_page_can(growing: list[Portal]) -> None:
    for portal in growing:
        for path in full_pages(portal):
            if path.startswith("en/"):
                assert len(portal.pages[path].entries) == SIZE


def test_the_newest_page_is_never_nearly_empty(growing: list[Portal]) -> None:
    for count, portal in enumerate(growing):
        shown = len(portal.page("en/news/").entries)
        assert shown == count or SIZE <= shown < 2 * SIZE


def test_page_one_holds_the_oldest_notices(growing: list[Portal]) -> None:
    page = growing[-1].page("en/news/page/1/")
    assert page.entries == ["Notice 3", "Notice 2", "Notice 1"]
    assert page.all("//a[@rel='next']") == []
    assert growing[-1].page("en/news/page/3/").text("//p[@class='page-number']") == "Page 3"


def test_the_switch_keeps_the_number_of_the_page(growing: list[Portal]) -> None:
    portal = growing[-1]
    for path in full_pages(portal):
        page = portal.pages[path]
        own, other = ("en", "zh") if path.startswith("en/") else ("zh", "en")
        (switched,) = page.switches.values()
        assert portal.path_of(switched) == path.replace(f"{own}/", f"{other}/", 1)
        assert page.canonical == page.url


def test_a_page_that_is_not_full_yet_leads_to_the_newest_one(growing: list[Portal]) -> None:
    """Full pages already link to it."""
    for portal in growing:
        for code in ("en", "zh"):
            newest = portal.page(f"{code}/news/")
            numbers = [p for p in full_pages(portal) if p.startswith(f"{code}/news/page/")]
            if numbers:
                ahead = portal.page(f"{code}/news/page/{len(numbers) + 1}/")
                assert portal.path_of(ahead.redirect) == newest.path
                assert ahead.canonical == newest.url


def test_each_page_leads_to_the_one_newer_and_back(growing: list[Portal]) -> None:
    portal = growing[-1]
    for code in ("en", "zh"):
        pages = chain(portal, f"{code}/news/")
        for newer, older in pairwise(pages):
            (address,) = older.all("//a[@rel='prev']/@href")
            result = portal.page(address)
            assert portal.path_of(result.redirect or result.url) == newer.path


def test_an_empty_list_says_so(growing: list[Portal]) -> None:
    page = growing[0].page("zh/news/")
    assert page.entries == []
    assert page.text("//p[@class='empty']") == "此处没有中文公告。"
    assert growing[0].feed_titles("zh/feed.atom") == []


def test_a_page_of_the_archive_has_the_links_to_years_only_where_it_is_newest(
    growing: list[Portal],
) -> None:
    portal = growing[-1]
    links = portal.page("en/news/").all("//section[@class='years']//a/@href")
    assert links == ["/en/news/2026/"]
    assert portal.page("en/news/page/1/").all("//section[@class='years']") == []
