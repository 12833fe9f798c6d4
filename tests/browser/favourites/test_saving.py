"""Save buttons on announcements and in lists, and the count in the navigation."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.favourites.saved import (
    AGREEMENT,
    ENGLISH,
    HOURS,
    KEY,
    RECALLED,
    TITLES,
    NewFavourites,
    button,
    holding,
    ids,
    item,
    items,
    raw,
    titles,
    value,
)
from tests.support.run import REPOSITORY
from tests.support.visit import NewReader

NAVIGATION = ".site-nav a[href$='/favorites/']"
SCRIPTS = REPOSITORY / "static/js/favourites"


@pytest.mark.parametrize("path", [f"en/{AGREEMENT}/", "en/", "en/news/", "en/news/2020/"])
def test_a_button_saves_and_its_state_says_so(new_favourites: NewFavourites, path: str) -> None:
    visit = new_favourites().tab()
    page = visit.to(path)
    save = button(page, AGREEMENT)
    expect(save).to_have_attribute("aria-pressed", "false")
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    assert visit.faults == visit.violations == []


def test_what_is_saved_has_an_id_two_dates_and_a_title_in_each_language(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites().tab().to("zh/news/")
    button(page, AGREEMENT).click()
    button(page, ENGLISH).click()
    first, second = items(page)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first.pop("savedAt"))
    assert first == {"id": AGREEMENT, "date": "2020-12-24", "title": TITLES[AGREEMENT]}
    assert second["title"] == {"en": "English only"}
    assert raw(page) == value(*items(page))
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


@pytest.mark.parametrize("sign", ["x", "长", "🎉"])
def test_a_title_that_is_too_long_is_cut_to_be_saved(
    new_favourites: NewFavourites, sign: str
) -> None:
    visit = new_favourites().tab()
    page = visit.to("en/news/")
    told = {AGREEMENT: sign * 2001, HOURS: sign * 2000}
    page.evaluate(
        """(told) => {
          for (const [id, title] of Object.entries(told)) {
            document.querySelector(`[data-notice="${id}"]`).dataset.titles = `en ${title}\nzh 甲`;
          }
        }""",
        told,
    )
    for id_ in told:
        button(page, id_).click()
        expect(button(page, id_)).to_have_attribute("aria-pressed", "true")
    first, second = items(page)
    assert first["title"] == {"en": sign * 1999 + "…", "zh": "甲"}
    assert second["title"] == {"en": sign * 2000, "zh": "甲"}
    expect(page.locator("body > [role=status]")).to_have_text("Saved. Favorites: 2")
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_a_second_press_takes_it_back(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("en/news/")
    expect(button(page, HOURS)).to_have_attribute("aria-pressed", "true")
    button(page, HOURS).click()
    expect(button(page, HOURS)).to_have_attribute("aria-pressed", "false")
    assert raw(page) == value()


def test_saving_again_in_a_stale_tab_keeps_the_first_date(new_favourites: NewFavourites) -> None:
    page = new_favourites().tab().to("en/news/")
    page.evaluate("([key, held]) => localStorage.setItem(key, held)", [KEY, value(item(HOURS))])
    button(page, HOURS).click()
    assert items(page) == [item(HOURS)]


@pytest.mark.parametrize(("lang", "name"), [("en", "Save: Office hours"), ("zh", "收藏：办公时间")])
def test_a_button_is_named_after_its_notice(
    new_favourites: NewFavourites, lang: str, name: str
) -> None:
    page = new_favourites().tab().to(f"{lang}/news/")
    save = page.get_by_role("button", name=name, exact=True)
    expect(save).to_have_count(1)
    assert name.startswith(save.inner_text())


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_works_by_keyboard_and_keeps_the_focus(
    new_favourites: NewFavourites, key: str
) -> None:
    page = new_favourites().tab().to(f"en/{HOURS}/")
    button(page, HOURS).focus()
    page.keyboard.press(key)
    assert ids(page) == [HOURS]
    expect(button(page, HOURS)).to_be_focused()


def test_buttons_are_large_enough_to_be_hit(new_favourites: NewFavourites) -> None:
    page = new_favourites(viewport={"width": 360, "height": 800}).tab().to("zh/news/")
    for save in page.locator(".save").all():
        box = save.bounding_box()
        assert box is not None
        assert box["width"] >= 24
        assert box["height"] >= 24


def test_the_count_stands_in_the_navigation_and_in_the_links_name(
    new_favourites: NewFavourites,
) -> None:
    page = new_favourites().tab().to("en/news/")
    link = page.locator(NAVIGATION)
    expect(link).to_have_accessible_name("Favorites")
    button(page, HOURS).click()
    button(page, AGREEMENT).click()
    expect(link).to_have_text("Favorites(2)")
    expect(link).to_have_accessible_name("Favorites (2 saved)")
    page = new_favourites(value(item(HOURS))).tab().to("zh/about/")
    expect(page.locator(NAVIGATION)).to_have_text("收藏（1）")
    expect(page.locator(NAVIGATION)).to_have_accessible_name("收藏（1 条）")


def test_a_change_is_announced_politely(new_favourites: NewFavourites) -> None:
    page = new_favourites(value(item(HOURS))).tab().to("en/news/")
    voice = page.locator("body > [role=status]")
    expect(voice).to_have_text("")
    button(page, AGREEMENT).click()
    expect(voice).to_have_text("Saved. Favorites: 2")
    button(page, HOURS).click()
    expect(voice).to_have_text("Removed. Favorites: 1")


def test_what_was_saved_in_english_shows_as_saved_with_its_chinese_title_in_chinese(
    new_favourites: NewFavourites,
) -> None:
    tab = new_favourites().tab()
    button(tab.to(f"en/{AGREEMENT}/"), AGREEMENT).click()
    page = tab.to(f"zh/{AGREEMENT}/")
    expect(button(page, AGREEMENT)).to_have_attribute("aria-pressed", "true")
    expect(button(tab.to("zh/news/"), AGREEMENT)).to_have_attribute("aria-pressed", "true")
    page = tab.to("zh/favorites/")
    assert titles(page) == ["签署协议"]
    # The title that was saved is enough: nothing has to be loaded for it.
    page.route("**/favorites/*.json", lambda route: route.abort())
    page.reload()
    assert titles(page) == ["签署协议"]


def test_without_a_script_there_are_no_buttons_and_the_page_tells_of_bookmarks(
    new_favourites: NewFavourites,
) -> None:
    tab = new_favourites(java_script_enabled=False).tab()
    page = tab.page
    page.goto(f"{tab.base}en/{RECALLED}/")
    expect(button(page, RECALLED)).to_be_hidden()
    expect(page.locator("h1")).to_have_text("Recalled")
    for lang, how in (("en", "press Ctrl+D"), ("zh", "按Ctrl+D键")):
        page.goto(f"{tab.base}{lang}/favorites/")
        expect(page.locator("main")).to_contain_text(how)
        expect(page.locator(".favourites")).to_be_hidden()


def test_an_announcement_loads_one_small_module_and_nothing_else_of_it(
    new_favourites: NewFavourites,
) -> None:
    visit = new_favourites(value(item(HOURS))).tab()
    visit.to(f"en/{AGREEMENT}/")
    loaded = [url.partition("/favourites/")[2] for url in visit.requests if "/favo" in url]
    assert sorted(loaded) == ["saving.js"]
    packed = [len(gzip.compress((SCRIPTS / name).read_bytes(), 9)) for name in loaded]
    assert sum(packed) <= 3000


def test_nothing_moves_when_buttons_and_count_appear(new_favourites: NewFavourites) -> None:
    reader = new_favourites(value(item(HOURS), item(AGREEMENT)))
    for path in ("en/news/", f"zh/{AGREEMENT}/", "en/favorites/", "zh/favorites/", "en/"):
        page = reader.tab().to(path)
        shift = page.evaluate(
            """() => new Promise((resolve) => new PerformanceObserver((list) =>
              resolve(list.getEntries().map(({value, sources}) =>
                [value, ...sources.map(({node}) => node?.className ?? node?.textContent)])))
              .observe({type: 'layout-shift', buffered: true}) || setTimeout(resolve, 300, []))"""
        )
        assert shift == [], path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("number", [5, 12, 150])
def test_the_count_fits_a_narrow_screen(
    new_reader: NewReader, sample_site: str, lang: str, number: int
) -> None:
    """With search, the navigation has one more entry than that of the small portal."""
    many = value(*(item(HOURS, id=f"news/2021/01-13-{each}") for each in range(number)))
    size = {"width": 320, "height": 640}
    page = (
        new_reader(viewport=size, **holding(sample_site, **{KEY: many})).tab().to(f"{lang}/news/")
    )
    box = page.locator(".save-count").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320 - 16
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator(".save-count")).to_contain_text("99+" if number > 99 else str(number))
    expect(page.locator(NAVIGATION)).to_have_accessible_name(re.compile(str(number)))
