"""The favourites page: today's titles, order, filter, removal with a way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    ENGLISH,
    GONE,
    HIDDEN,
    HOURS,
    KEY,
    RECALLED,
    RENAMED,
    NewFavourites,
    button,
    ids,
    item,
    items,
    marked,
    raw,
    rows,
    titles,
    value,
)
from tests.support.measure import sample
from tests.support.visit import Visit

# ---------------------------------------------------------------- titles


def test_titles_are_todays_whatever_was_saved(new_favourites: NewFavourites) -> None:
    old = {"en": "An older title", "zh": "旧标题"}
    tab = new_favourites(value(item(AGREEMENT, title=old, date="1999-01-01"))).tab()
    page = tab.to("en/favorites/")
    assert titles(page) == ["Agreement signed"]
    expect(rows(page)).to_contain_text("December 24, 2020")
    expect(rows(page)).to_contain_text("Saved January 1, 2026")
    page = tab.to("zh/favorites/")
    assert titles(page) == ["签署协议"]
    expect(rows(page)).to_contain_text("2020年12月24日")
    # A title is only looked up: what was saved stays as it is.
    assert items(page)[0]["title"] == old


def test_a_title_in_another_language_says_which_and_leads_where_a_page_is(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites(value(item(ENGLISH), item(HIDDEN, 2))).tab().to("zh/favorites/")
    hidden, stand_in = page.locator(".favourites-list a").all()
    for link in (hidden, stand_in):
        expect(link).to_have_attribute("lang", "en")
    # This one has a page in Chinese that says that it is in English only; that one has none.
    expect(stand_in).to_have_attribute("href", f"/zh/{ENGLISH}/")
    expect(hidden).to_have_attribute("href", f"/en/{HIDDEN}/")
    expect(hidden).to_have_attribute("hreflang", "en")
    for path in (f"zh/{ENGLISH}/", f"en/{HIDDEN}/"):
        assert page.request.get(page.url.replace("zh/favorites/", path)).status == 200


def test_a_title_in_the_pages_own_language_names_none(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(AGREEMENT))).tab().to("zh/favorites/")
    link = page.locator(".favourites-list a")
    assert link.get_attribute("lang") is None
    assert link.get_attribute("hreflang") is None


def test_a_withdrawn_notice_is_still_there_and_says_so(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(RECALLED))).tab().to("en/favorites/")
    expect(rows(page).locator(".badge")).to_have_text(["Withdrawn"])
    expect(rows(page).locator("a")).to_have_attribute("href", f"/en/{RECALLED}/")


def test_a_notice_that_was_renamed_is_shown_as_it_is_now_and_stays_as_it_was_saved(
    new_favourites: NewFavourites,
) -> None:
    held = value(item(RENAMED))
    page = new_favourites(held).tab().to("en/favorites/")
    assert (titles(page), marked(page)) == (["Renamed"], [])
    expect(rows(page)).to_contain_text("March 3, 2021")
    link = rows(page).locator("a")
    expect(link).to_have_attribute("href", "/en/news/2021/03-03-renamed/")
    assert raw(page) == held
    page.get_by_role("button", name="Remove: Renamed").click()
    assert ids(page) == []
    page.get_by_role("button", name="Undo: Renamed").click()
    assert raw(page) == held


# ---------------------------------------------------------------- nobody is told


def test_no_request_carries_favourites_and_there_are_no_cookies(
    new_favourites: NewFavourites,
) -> None:
    reader = new_favourites(value(item(HOURS), item(GONE), item(AGREEMENT)))
    visit: Visit = reader.tab()
    asked: list[tuple[str, str | None]] = []
    visit.page.on("request", lambda request: asked.append((request.method, request.post_data)))
    page = visit.to("en/favorites/")
    rows(page).first.locator("button").click()
    page.get_by_role("searchbox").fill("Office")
    button(visit.to("en/news/"), RECALLED).click()
    visit.page.wait_for_load_state("networkidle")
    assert set(asked) == {("GET", None)}
    page = visit.to("zh/favorites/")
    files = [url.removeprefix(visit.base) for url in visit.requests if url.endswith(".json")]
    assert sorted(files) == ["favorites/2020.json", "favorites/2021.json"]
    assert not [url for url in visit.requests if "news/" in url or "?" in url]
    assert reader.context.cookies() == []
    assert visit.faults == visit.violations == []


def test_a_page_with_nothing_saved_asks_for_no_file(new_favourites: NewFavourites) -> None:
    visit = new_favourites().tab()
    page = visit.to("en/favorites/")
    expect(page.locator(".favourites-empty")).to_be_visible()
    assert not [url for url in visit.requests if url.endswith(".json")]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["kept in this browser", "sent to nobody", "Some browsers clear them"]),
        ("zh", ["只保存在本设备的这一浏览器中", "不会发送给任何人", "将其清除"]),
    ],
)
def test_the_page_says_where_the_data_lives_and_that_it_may_be_cleared(
    new_favourites: NewFavourites, lang: str, words: list[str]
) -> None:
    page = new_favourites().tab().to(f"{lang}/favorites/")
    for each in words:
        expect(page.locator(".favourites-where")).to_contain_text(each)


# ---------------------------------------------------------------- order and filter

THREE = value(item(HOURS, 2), item(RECALLED, 1), item(AGREEMENT, 3))


def test_the_list_is_sorted_by_date_saved_or_published_the_latest_first(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites(THREE).tab().to("en/favorites/")
    assert titles(page) == ["Agreement signed", "Office hours", "Recalled"]
    page.get_by_label("Sort by").select_option(label="Date published")
    assert titles(page) == ["Recalled", "Office hours", "Agreement signed"]
    page.get_by_label("Sort by").select_option(label="Date saved")
    assert titles(page) == ["Agreement signed", "Office hours", "Recalled"]


@pytest.mark.parametrize("text", ["office", "OFFICE", " hours ", "办公", "ｏｆｆｉｃｅ"])
def test_the_filter_finds_titles_in_every_language_and_width(
    new_favourites: NewFavourites, text: str
) -> None:
    page = new_favourites(THREE).tab().to("en/favorites/")
    page.get_by_label("Filter by title").fill(text)
    assert titles(page) == ["Office hours"]
    status = page.locator(".favourites-shown")
    expect(status).to_have_text("Shown: 1 of 3")
    expect(status).to_have_attribute("role", "status")
    page.get_by_label("Filter by title").fill("")
    expect(status).to_have_text("")
    assert len(titles(page)) == 3


def test_a_filter_that_finds_nothing_says_so(new_favourites: NewFavourites) -> None:
    page = new_favourites(THREE).tab().to("zh/favorites/")
    page.get_by_label("按标题筛选").fill("nothing like it")
    assert titles(page) == []
    expect(page.locator(".favourites-shown")).to_have_text("没有标题包含该文字的公告。")
    page.keyboard.press("Enter")
    assert page.url.endswith("/zh/favorites/")


def test_the_switch_keeps_filter_and_order_and_tells_nobody_the_filter(
    new_favourites: NewFavourites,
) -> None:
    visit = new_favourites(THREE).tab()
    page = visit.to("en/favorites/?from=mail")
    page.get_by_label("Sort by").select_option("date")
    page.get_by_label("Filter by title").fill("办公")
    visit.requests.clear()
    page.locator(".switch a").click()
    page.wait_for_url("**/zh/favorites/?from=mail&order=date")
    expect(page.get_by_label("按标题筛选")).to_have_value("办公")
    assert titles(page) == ["办公时间"]
    assert not [url for url in visit.requests if "%" in url]
    page.get_by_label("按标题筛选").fill("")
    assert titles(page) == ["撤回的公告", "办公时间", "签署协议"]
    assert page.evaluate("sessionStorage.length") == 0
    page.get_by_label("排序方式").select_option("savedAt")
    assert page.url.endswith("/zh/favorites/?from=mail")
    page.reload()
    assert titles(page) == ["签署协议", "办公时间", "撤回的公告"]
    assert visit.faults == visit.violations == []


@pytest.mark.parametrize(
    "query", ["?order=id", "?order=", "?order=__proto__", "?order=date&order=x"]
)
def test_an_order_that_is_none_is_passed_over(new_favourites: NewFavourites, query: str) -> None:
    page = new_favourites(THREE).tab().to(f"en/favorites/{query}")
    by = page.get_by_label("Sort by").input_value()
    assert by == ("date" if "date" in query else "savedAt")
    assert len(titles(page)) == 3


# ---------------------------------------------------------------- removal


def test_what_is_removed_can_be_put_back_as_it_was(new_favourites: NewFavourites) -> None:
    page = new_favourites(THREE).tab().to("en/favorites/")
    page.get_by_role("button", name="Remove: Office hours", exact=True).click()
    assert ids(page) == [RECALLED, AGREEMENT]
    expect(rows(page).nth(1)).to_contain_text("Removed: Office hours")
    expect(page.locator("body > [role=status]")).to_have_text("Removed: Office hours")
    undo = page.get_by_role("button", name="Undo: Office hours", exact=True)
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("body > [role=status]")).to_have_text("Saved again: Office hours")
    expect(page.get_by_role("button", name="Remove: Office hours")).to_be_focused()
    assert sorted(items(page), key=lambda each: each["savedAt"]) == [
        item(RECALLED, 1), item(HOURS, 2), item(AGREEMENT, 3),
    ]  # fmt: skip
    assert titles(page) == ["Agreement signed", "Office hours", "Recalled"]


def test_each_of_several_removals_can_be_undone(new_favourites: NewFavourites) -> None:
    page = new_favourites(THREE).tab().to("zh/favorites/")
    for name in ("移除：签署协议", "移除：办公时间", "移除：撤回的公告"):
        page.get_by_role("button", name=name, exact=True).click()
    assert raw(page) == value()
    expect(page.locator(".save-count")).to_be_hidden()
    page.get_by_role("button", name="撤销：签署协议", exact=True).click()
    page.get_by_role("button", name="撤销：撤回的公告", exact=True).click()
    assert sorted(ids(page)) == sorted([AGREEMENT, RECALLED])
    page.reload()
    expect(rows(page)).to_have_count(2)


def test_the_focus_stays_in_the_list_when_another_tab_takes_its_row_away(
    new_favourites: NewFavourites,
) -> None:
    reader = new_favourites(THREE)
    page, other = reader.tab().to("en/favorites/"), reader.tab().to("en/news/")
    page.get_by_role("button", name="Remove: Office hours").focus()
    button(other, HOURS).click()
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Remove: Recalled")).to_be_focused()
    button(other, RECALLED).click()
    expect(page.get_by_role("button", name="Remove: Agreement signed")).to_be_focused()
    button(other, AGREEMENT).click()
    expect(rows(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('main, main *')")


def test_saving_elsewhere_what_was_removed_here_takes_the_way_back_away(
    new_favourites: NewFavourites,
) -> None:
    reader = new_favourites(value(item(HOURS)))
    page, other = reader.tab().to("en/favorites/"), reader.tab().to("en/news/")
    rows(page).locator("button").click()
    expect(page.locator(".favourite-undo")).to_have_count(1)
    expect(button(other, HOURS)).to_have_attribute("aria-pressed", "false")
    button(other, HOURS).click()
    expect(page.locator(".favourite-undo")).to_have_count(0)
    expect(rows(page)).to_have_count(1)


# ---------------------------------------------------------------- how it is there


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", sample(["en", "zh"], 2))
@pytest.mark.parametrize("width", sample([360, 1280], 2))
def test_axe_finds_nothing_on_a_page_with_every_kind_of_row(
    new_favourites: NewFavourites, axe: str, lang: str, scheme: str, width: int
) -> None:
    held = value(item(HOURS), item(RECALLED), item(GONE), item(ENGLISH), item(HIDDEN))
    size = {"width": width, "height": 800}
    tab = new_favourites(held, color_scheme=scheme, viewport=size, bypass_csp=True).tab()
    page = tab.to(f"{lang}/favorites/")
    rows(page).first.locator("button").click()
    page.locator("input[type=search]").fill("e")
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run().then((all) => all.violations.map((each) => each.id))")
    assert found == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_fits_a_narrow_screen_and_its_buttons_a_finger(
    new_favourites: NewFavourites, lang: str
) -> None:
    long = item(GONE, title={"en": "x" * 300, "zh": "长" * 300})
    held = value(long, item(HOURS))
    tab = new_favourites(held, viewport={"width": 320, "height": 640}).tab()
    shown = tab.to(f"{lang}/favorites/")
    rows(shown).nth(1).locator("button").click()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320
    for each in shown.locator("main button:visible, main select, main input:visible").all():
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_the_store_has_one_key(new_favourites: NewFavourites) -> None:
    page = new_favourites(THREE).tab().to("en/favorites/")
    rows(page).first.locator("button").click()
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    assert page.evaluate("sessionStorage.length") == 0
