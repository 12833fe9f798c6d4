"""What a reader asks the search page, and what it answers."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.support.measure import sample
from tests.support.visit import NewReader, Visit

SAID = re.compile(r"\d|No|没有")


def asked(tab: Visit, code: str, query: str, more: str = "") -> Page:
    page = tab.to(f"{code}/search/?q={quote(query)}{more}")
    expect(page.locator(".search-status")).to_have_text(SAID)
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".search-results .entry-title").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("认证", ["认证中心成立"]),
        ("认证中心", ["认证中心成立"]),
        ("心成", ["认证中心成立"]),
        ("证", ["认证中心成立", "检验通知"]),
        ("真核对", ["检验通知"]),
        ("GB/T 10740", ["认证中心成立"]),
        ("ＧＢ／Ｔ　１０７４０", ["认证中心成立"]),
        ("CCC认证", ["认证中心成立"]),
        ("ccc 认证", ["认证中心成立"]),
        ("AB12", ["检验通知"]),
        # Each character is there, the pair is not.
        ("证中", ["认证中心成立"]),
        ("书中", []),
    ],
)
def test_chinese_and_mixed_strings_are_found(tab: Visit, query: str, found: list[str]) -> None:
    page = asked(tab, "zh", query)
    assert sorted(titles(page)) == sorted(found)
    assert tab.faults == []
    assert tab.violations == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("certifications", {"Certification centre opens"}),
        ("centres", {"Certification centre opens", "Notes on centres", "Withdrawn centre"}),
        ("certify product", {"Certification centre opens"}),
        ("10740", {"Certification centre opens"}),
        ("1074", set()),
        ("zebra", {"Untranslated zebra"}),
        ("recall zebra", set()),
    ],
)
def test_english_is_found_by_its_stem(tab: Visit, query: str, found: set[str]) -> None:
    assert set(titles(asked(tab, "en", query))) == found


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("GB/T 34590-2022", ["GB/T 34590—2022"]),
        ("34590–2022", ["34590—2022"]),
        ("ISO/IEC 17025:2017", ["ISO／IEC 17025：2017"]),
        ("ＩＳＯ／ＩＥＣ　17025：2017", ["ISO／IEC 17025：2017"]),
        ("customer's", ["customer’s"]),
        ("third-party", ["third‑party"]),
        ("m2", ["m²"]),
        ("10⁵", ["10⁵"]),
        ("foo™", ["Foo™"]),
    ],
)
def test_names_and_numbers_are_found_whatever_their_signs(
    tab: Visit, query: str, marked: list[str]
) -> None:
    page = asked(tab, "en", query)
    assert titles(page) == ["Signs"]
    assert page.locator(".search-results mark").all_inner_texts() == marked


@pytest.mark.parametrize("query", ["55", "105", "footm", "34590 2017-2022"])
def test_signs_are_not_passed_over(tab: Visit, query: str) -> None:
    assert titles(asked(tab, "en", query)) == []


def test_a_notice_without_a_text_in_the_language_is_not_found(tab: Visit) -> None:
    assert titles(asked(tab, "zh", "zebra")) == []


def test_a_withdrawn_notice_is_found_and_marked(tab: Visit) -> None:
    page = asked(tab, "en", "withdrawn")
    expect(page.locator(".search-results .badge-withdrawn")).to_have_count(1)
    assert titles(asked(tab, "en", "zebra")) == ["Untranslated zebra"]
    expect(page.locator(".search-results .badge-withdrawn")).to_have_count(0)


def test_results_lead_to_their_pages(tab: Visit, searched: str) -> None:
    page = asked(tab, "zh", "认证中心")
    page.locator(".search-results .entry-title").click()
    expect(page).to_have_url(f"{searched}zh/news/2026/05-06-centre/")
    expect(page.locator("h1")).to_have_text("认证中心成立")


def test_any_name_of_a_notice_can_be_led_to(tab: Visit) -> None:
    page = asked(tab, "en", "oddly")
    page.locator(".search-results .entry-title").click()
    expect(page.locator("h1")).to_have_text("Oddly named")


def test_excerpts_are_shown_as_written_with_what_was_found_marked(tab: Visit) -> None:
    page = asked(tab, "zh", "认证")
    entry = page.locator(".search-results li")
    expect(entry.locator("time")).to_have_text("2026年5月6日")
    expect(entry.locator(".entry-summary")).to_have_text("适用标准GB/T 10740-2019，须经CCC认证。")
    assert entry.locator("mark").all_inner_texts() == ["认证", "认证"]
    page = asked(tab, "en", "product")
    assert page.locator(".search-results mark").all_inner_texts() == ["products"]


def test_a_portal_at_a_servers_root_is_searched_too(visit: Visit) -> None:
    page = asked(visit, "zh", "检测中心")
    assert len(titles(page)) == 1
    assert visit.faults == []


def test_a_long_text_is_cut_around_what_was_found(tab: Visit) -> None:
    summary = asked(tab, "en", "10740").locator(".search-results .entry-summary")
    assert summary.inner_text() == "The standard GB/T 10740-2019 applies to certified products."


def test_texts_of_notices_and_queries_are_shown_as_text(tab: Visit) -> None:
    page = asked(tab, "en", "notes")
    assert "<i> A & B <script>." in page.locator(".search-results .entry-summary").inner_text()
    assert page.locator(".search-results i, .search-results script").count() == 0
    page = asked(tab, "en", "<img src=x onerror=alert(1)>")
    assert page.locator(".search img").count() == 0
    assert tab.violations == []


def test_the_number_found_is_announced(tab: Visit) -> None:
    status = asked(tab, "en", "recall").locator(".search-status")
    expect(status).to_have_text("23 announcements found")
    expect(asked(tab, "en", "zebra").locator(".search-status")).to_have_text("1 announcement found")
    expect(asked(tab, "zh", "认证").locator(".search-status")).to_have_text(re.compile("1"))


def test_ten_are_shown_and_ten_more_on_demand(tab: Visit) -> None:
    page = asked(tab, "en", "recall")
    entries = page.locator(".search-results li")
    more = page.get_by_role("button", name="Show more")
    expect(entries).to_have_count(10)
    more.click()
    expect(entries).to_have_count(20)
    expect(entries.nth(10).get_by_role("link")).to_be_focused()
    more.click()
    expect(entries).to_have_count(23)
    expect(more).to_be_hidden()
    assert len(set(titles(page))) == 23


def test_the_way_back_leads_to_as_many_as_were_shown(tab: Visit) -> None:
    page = asked(tab, "en", "recall")
    page.get_by_role("button", name="Show more").click()
    entries = page.locator(".search-results li")
    expect(entries).to_have_count(20)
    entries.nth(18).get_by_role("link").click()
    expect(page.locator("h1")).to_have_text(re.compile("Recall number"))
    page.go_back()
    expect(entries).to_have_count(20)
    expect(entries.nth(18)).to_be_in_viewport()


@pytest.mark.parametrize("filter_", ["year=1999", "topic=unheardof"])
def test_a_filter_that_the_form_does_not_have_asks_for_nothing(tab: Visit, filter_: str) -> None:
    page = asked(tab, "en", "zebra", f"&{filter_}")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    page = asked(tab, "en", "unheardof", f"&{filter_}")
    expect(page.locator(".search-everywhere")).to_be_hidden()


def test_a_search_for_nothing_is_answered(tab: Visit) -> None:
    page = tab.to("en/search/")
    status = page.locator(".search-status")
    expect(status).to_have_text("")
    page.get_by_role("button", name="Search").click()
    expect(status).to_have_text("Enter what to search for.")
    page = tab.to("en/search/?year=2024")
    expect(status).to_have_text("Enter what to search for.")
    page = tab.to("en/search/")
    page.get_by_label("Year").select_option("2024")
    expect(status).to_have_text("Enter what to search for.")


def test_newest_first_goes_through_all_indexes(tab: Visit) -> None:
    page = asked(tab, "en", "centre", "&sort=date")
    assert titles(page) == ["Certification centre opens", "Notes on centres", "Withdrawn centre"]
    page = asked(tab, "en", "recall", "&sort=date")
    assert titles(page)[:2] == ["Recall number 23", "Recall number 22"]


def test_best_match_first_puts_titles_before_texts(tab: Visit) -> None:
    assert titles(asked(tab, "zh", "通知"))[0] == "检验通知"


def test_topic_and_year_narrow_what_is_found(tab: Visit) -> None:
    page = asked(tab, "en", "centre")
    page.get_by_label("Year").select_option("2024")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    assert titles(page) == ["Notes on centres"]
    page.get_by_label("Year").select_option("")
    page.get_by_label("Topic").select_option("testing")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    assert titles(page) == ["Certification centre opens"]
    assert "topic=testing" in page.url


def test_the_address_keeps_everything_and_the_way_back_works(tab: Visit, searched: str) -> None:
    page = tab.to("en/search/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("zebra")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    assert page.url == f"{searched}en/search/?q=zebra"
    field.fill("centre")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text("3 announcements found")
    page.get_by_label("Order").select_option("date")
    page.wait_for_url("**/?q=centre&sort=date")
    page.go_back()
    page.go_back()
    expect(field).to_have_value("zebra")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    page.go_forward()
    expect(page.locator(".search-status")).to_have_text("3 announcements found")
    page.reload()
    expect(field).to_have_value("centre")
    expect(page.locator(".search-status")).to_have_text("3 announcements found")


def test_switching_language_carries_the_query(tab: Visit, searched: str) -> None:
    page = asked(tab, "en", "GB/T 10740", "&year=2026")
    page.locator(".switch a[hreflang|=zh]").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(searched)}zh/search/\\?q=GB"))
    expect(page.get_by_role("searchbox")).to_have_value("GB/T 10740")
    expect(page.locator(".search-results .entry-title")).to_have_text(["认证中心成立"])
    assert "year=2026" in page.url


def test_nothing_found_tells_the_unknown_word_and_what_to_try(tab: Visit) -> None:
    page = asked(tab, "en", "centre unheardof")
    expect(page.locator(".search-status")).to_have_text("No announcements found")
    expect(page.locator(".search-unknown")).to_have_text("No announcement has: unheardof")
    expect(page.get_by_role("link", name="All announcements")).to_be_visible()
    page = asked(tab, "zh", "认证 无此词语")
    expect(page.locator(".search-unknown")).to_have_text(re.compile("无此词语$"))


def test_nothing_found_under_filters_offers_to_search_everywhere(tab: Visit) -> None:
    page = asked(tab, "en", "zebra", "&year=2026")
    expect(page.locator(".search-unknown")).to_be_hidden()
    page.get_by_role("link", name="Search all topics and years").click()
    expect(page.locator(".search-status")).to_have_text("1 announcement found")


def test_a_query_of_signs_alone_finds_nothing_and_breaks_nothing(tab: Visit) -> None:
    page = asked(tab, "zh", '"？！" -- （）')
    assert titles(page) == []
    assert tab.faults == []


def test_nothing_of_the_index_is_loaded_before_the_first_search(tab: Visit) -> None:
    page = tab.to("en/search/")
    assert [each for each in tab.requests if "/search/2" in each or "worker" in each] == []
    page.get_by_role("searchbox").fill("zebra")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text("1 announcement found")
    assert any("/search/2026/pagefind.js" in each for each in tab.requests)
    tab.to("en/news/2026/05-06-centre/")
    assert [each for each in tab.requests if "search/" in each and ".css" not in each] == []


def test_without_javascript_the_archive_and_topics_are_offered(
    new_reader: NewReader, searched: str
) -> None:
    page = new_reader(searched, java_script_enabled=False).tab().page
    page.goto(f"{searched}en/search/?q=zebra")
    # Chromium shows it where scripts are off for good, not where they are switched off for a test.
    said = page.locator("noscript").text_content()
    assert said
    assert "Searching needs JavaScript." in said
    expect(page.locator(".search-filters")).to_be_hidden()
    page.get_by_role("link", name="All announcements").click()
    expect(page).to_have_url(f"{searched}en/news/")
    page.goto(f"{searched}zh/search/")
    page.locator(".ways a").last.click()
    expect(page).to_have_url(f"{searched}zh/topics/testing/")


def test_a_result_can_be_saved_and_shows_that_it_is(tab: Visit) -> None:
    page = asked(tab, "zh", "认证中心")
    save = page.get_by_role("button", name="收藏：认证中心成立")
    expect(save).to_have_attribute("aria-pressed", "false")
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    english = asked(tab, "en", "certification")
    expect(
        english.get_by_role("button", name="Save: Certification centre opens")
    ).to_have_attribute("aria-pressed", "true")
    english.goto(f"{tab.base}en/favorites/")
    expect(english.locator(".favourites-list a")).to_have_text("Certification centre opens")
    assert tab.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", sample([360, 1280], 2))
@pytest.mark.parametrize(("code", "query"), [("en", "centre"), ("zh", "认证"), ("en", "zebras")])
def test_axe_finds_nothing_on_a_page_of_results(
    new_reader: NewReader, searched: str, axe: str, code: str, query: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    reader = new_reader(searched, color_scheme=scheme, viewport=size, bypass_csp=True)
    page = asked(reader.tab(), code, query)
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run().then((all) => all.violations.map((each) => each.id))")
    assert found == []
