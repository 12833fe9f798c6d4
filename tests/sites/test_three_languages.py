"""A third language takes settings and a catalog, nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites.conftest import NOW, SITES
from tests.support.portal import Page, Portal
from tests.support.run import gazette

TAGS = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}
# Which text a reader of each language sees of each notice.
SEEN = {
    "01-01-all": ("en", "zh", "zh-Hant"),
    "02-01-english-simplified": ("en", "zh", "zh"),
    "03-01-english-traditional": ("en", "en", "zh-Hant"),
    "04-01-both-chinese": ("zh", "zh", "zh-Hant"),
    "05-01-english": ("en", "en", "en"),
    "06-01-simplified": ("zh", "zh", "zh"),
    "07-01-traditional": ("zh-Hant", "zh-Hant", "zh-Hant"),
}


def test_the_third_language_is_made_of_settings_and_a_catalog() -> None:
    site = SITES / "three_languages"
    other = {path.relative_to(site).parts[0] for path in site.rglob("*") if path.is_file()}
    assert other == {"site.toml", "content", "locales"}
    catalogs = [path.relative_to(site) for path in (site / "locales").rglob("*.po")]
    assert catalogs == [Path("locales/zh-Hant/LC_MESSAGES/messages.po")]


@pytest.mark.parametrize(("name", "seen"), SEEN.items())
def test_a_missing_text_is_stood_in_for_by_the_nearest_language(
    three: Portal, name: str, seen: tuple[str, ...]
) -> None:
    """For traditional Chinese that is simplified Chinese, as its `fallbacks` say."""
    for reader, shown in zip(TAGS, seen, strict=True):
        page = three.page(f"{reader}/news/2025/{name}/")
        assert page.lang == TAGS[reader]
        lang = page.one("//div[@class='prose']").get("lang") or page.lang
        assert lang == TAGS[shown]
        assert page.canonical == f"{three.url}{shown}/news/2025/{name}/"


@pytest.mark.parametrize("name", SEEN)
def test_every_page_switches_to_both_other_languages(three: Portal, name: str) -> None:
    for reader in TAGS:
        page = three.page(f"{reader}/news/2025/{name}/")
        others = {TAGS[code]: code for code in TAGS if code != reader}
        assert page.switches == {
            tag: f"{three.url}{code}/news/2025/{name}/" for tag, code in others.items()
        }


@pytest.mark.parametrize(("name", "seen"), SEEN.items())
def test_only_texts_count_as_versions(three: Portal, name: str, seen: tuple[str, ...]) -> None:
    codes = [code for code, shown in zip(TAGS, seen, strict=True) if code == shown]
    for code in codes:
        page = three.page(f"{code}/news/2025/{name}/")
        assert page.alternates.keys() == {*(TAGS[each] for each in codes), "x-default"}
        assert page.alternates["x-default"] == page.alternates[TAGS[codes[0]]]
        assert len(page.meta("og:locale:alternate")) == len(codes) - 1


def test_the_pages_of_the_third_language_speak_it(three: Portal) -> None:
    page = three.page("zh-Hant/news/2025/01-01-all/")
    assert [a.text for a in page.all("//nav[@class='site-nav']//a")] == [
        "首頁", "公告", "專欄", "搜尋", "收藏",
    ]  # fmt: skip
    assert "發布時間：2025年1月1日" in page.text("//p[@class='byline']")
    assert page.meta("ColumnName") == ["檢測"]


def test_no_simplified_word_of_the_interface_is_left_in_the_third_language(three: Portal) -> None:
    simplified = set("发时间来页关网订阅检测语说这")
    pages = [page for path, page in three.pages.items() if path.startswith("zh-Hant/")]
    assert pages
    for page in pages:
        assert simplified.isdisjoint("".join(own_words(page)))
    assert not simplified.isdisjoint("".join(own_words(three.page("zh/news/"))))


def own_words(page: Page) -> list[str]:
    """The texts of a page that are in its own language."""
    result = page.all("//text()[not(ancestor::script)]")
    return [
        str(text)
        for text in result
        if text.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == page.lang
    ]


def test_the_front_page_and_the_404_page_offer_all_three(three: Portal) -> None:
    for path in ("index.html", "404.html"):
        links = three.pages[path].all("//a[@class='choice']")
        assert [link.get("hreflang") for link in links] == list(TAGS.values())
    assert three.page("").alternates.keys() == {*TAGS.values(), "x-default"}


def test_a_feed_holds_the_texts_of_its_language_only(three: Portal) -> None:
    for code in TAGS:
        own = [name for name, seen in SEEN.items() if code in seen and _has(three, code, name)]
        for path in (f"{code}/feed.atom", f"{code}/feed.json", f"{code}/topics/testing/feed.atom"):
            assert len(three.feed_titles(path)) == len(own) == 4


def _has(portal: Portal, code: str, name: str) -> bool:
    return portal.page(f"{code}/news/2025/{name}/").indexed


def test_bringing_catalogs_into_step_takes_no_word_away(tmp_path: Path, three: Portal) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITES / "three_languages", site)
    assert gazette("messages", "--site", site).code == 0
    assert gazette("build", "--site", site, "--now", NOW, "--jobs", "1", search=True).code == 0
    pages = Portal(site / "output", three.url).pages
    changed = [path for path, page in pages.items() if page.source != three.pages[path].source]
    assert changed == []
