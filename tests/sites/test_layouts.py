"""Bundles and flat pairs, files beside them, and links between texts in every spelling."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.portal import Page, Portal

BASE = "/deep/er/"
CHINESE = "news/2023/04-08-%E8%AE%A4%E8%AF%81%E9%80%9A%E7%9F%A5/"


def links(page: Page) -> dict[str, Any]:
    """The links of a page's text by their words."""
    return {a.text: a for a in page.all("//div[@class='prose']//a")}


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("same language", "news/2023/01-05-bundle/"),
        ("other language", "news/2023/01-05-bundle/"),
        ("folder", "news/2023/01-05-bundle/"),
        ("folder without a slash", "news/2023/01-05-bundle/"),
        ("flat file", "news/2023/02-06-flat/"),
        ("flat file, other language", "news/2023/02-06-flat/"),
        ("flat name", "news/2023/02-06-flat/"),
        ("flat name with a slash", "news/2023/02-06-flat/"),
        ("mixed", "news/2023/03-07-mixed/"),
        ("mixed folder", "news/2023/03-07-mixed/"),
        ("a heading", "news/2023/01-05-bundle/#products"),
        ("a heading by folder", "news/2023/01-05-bundle/#scope"),
        ("Chinese name", CHINESE),
        ("Chinese name, encoded", CHINESE),
        ("its heading", f"{CHINESE}#scope-and-basis"),
        ("only in Chinese", "news/2023/05-09-chinese-only/"),
        ("only in Chinese, heading", "news/2023/05-09-chinese-only/#%E6%97%B6%E9%97%B4"),
        ("a page", "about/"),
        ("a page, other language", "about/#address"),
        ("an address", "about/"),
        ("an address with a heading", "about/#address"),
        ("a file of another notice", "news/2023/01-05-bundle/files/form%20A.csv"),
        ("home", ""),
    ],
)
def test_a_link_in_any_spelling_leads_to_the_page_in_the_readers_language(
    layouts: Portal, code: str, words: str, target: str
) -> None:
    page = layouts.page(f"{code}/news/2023/06-10-links/")
    assert links(page)[words].get("href") == f"{BASE}{code}/{target}"


@pytest.mark.parametrize("code", ["en", "zh"])
def test_links_to_elsewhere_stay_as_they_were_written(layouts: Portal, code: str) -> None:
    found = links(layouts.page(f"{code}/news/2023/06-10-links/"))
    assert found["elsewhere"].get("href") == "https://example.org/a?b=c#d"
    assert found["mail"].get("href") == "mailto:someone@layouts.example"


def test_a_picture_that_stands_beside_a_flat_pair_can_be_linked_to(layouts: Portal) -> None:
    found = links(layouts.page("en/news/2023/06-10-links/"))["a picture of a flat pair"]
    path = layouts.path_of(f"https://{layouts.host}{found.get('href')}")
    assert layouts.files[path or ""].startswith(b"\x89PNG")


def test_a_chinese_slug_and_the_shared_id_lead_to_the_same_heading(layouts: Portal) -> None:
    page = layouts.page("zh/news/2023/06-10-links/")
    for words in ("a Chinese slug", "a heading by folder"):
        url = links(page)[words].get("href")
        id_ = {"a Chinese slug": "范围", "a heading by folder": "scope"}[words]
        place = layouts.page(url).one(f"//*[@id='{id_}']")
        heading = place if place.tag == "h2" else place.getparent()
        assert heading.tag == "h2"
        assert heading.text_content() == "范围"


@pytest.mark.parametrize(
    "path",
    ["news/2023/01-05-bundle/", "news/2023/02-06-flat/", CHINESE, "about/"],
)
def test_headings_have_the_same_ids_in_both_languages(layouts: Portal, path: str) -> None:
    ids = [
        [str(id_) for id_ in layouts.page(f"{code}/{path}").all("//*[self::h2 or self::h3]/@id")]
        for code in ("en", "zh")
    ]
    assert ids[0]
    assert ids[0] == ids[1]


def test_headings_of_the_sample_portal_agree_too(sample: Portal) -> None:
    pairs = 0
    for path, page in sample.pages.items():
        other = sample.pages.get(path.replace("en/", "zh/", 1))
        if path.startswith("en/news/") and other and other.indexed and page.indexed:
            texts = [p.all("//div[@class='prose']//*[self::h2 or self::h3]") for p in (page, other)]
            ids = [[h.get("id") for h in text] for text in texts]
            if [h.tag for h in texts[0]] == [h.tag for h in texts[1]] and ids[0]:
                assert ids[0] == ids[1]
                pairs += 1
    assert pairs > 5


def test_the_files_of_a_bundle_stand_beside_its_page_in_each_language(layouts: Portal) -> None:
    for code in ("en", "zh"):
        folder = f"{code}/news/2023/01-05-bundle/"
        beside = {p.removeprefix(folder) for p in layouts.files if p.startswith(folder)}
        assert beside == {"index.html", "square.png", "files/form A.csv", "清单.csv", "unnamed.csv"}


def test_the_files_that_a_flat_text_names_stand_beside_its_page(layouts: Portal) -> None:
    for code in ("en", "zh"):
        folder = f"{code}/news/2023/02-06-flat/"
        beside = {p.removeprefix(folder) for p in layouts.files if p.startswith(folder)}
        assert beside == {"index.html", "02-06-flat.png", "02-06-table.csv"}


def test_a_pair_of_a_bundle_and_a_flat_text_is_one_notice(layouts: Portal) -> None:
    pages = {code: layouts.page(f"{code}/news/2023/03-07-mixed/") for code in ("en", "zh")}
    assert pages["en"].switches["zh-Hans"] == pages["zh"].url
    assert pages["en"].alternates == pages["zh"].alternates
    for code, page in pages.items():
        (picture,) = page.all("//div[@class='prose']//img/@src")
        assert picture == f"{BASE}{code}/news/2023/03-07-mixed/green.png"
        assert not page.all("//section[@class='attachments']")


def test_attachments_have_their_labels_and_other_files_their_names(layouts: Portal) -> None:
    wanted = {"en": ["Form A", "List", "unnamed.csv"], "zh": ["表格A", "清单", "unnamed.csv"]}
    for code, labels in wanted.items():
        page = layouts.page(f"{code}/news/2023/01-05-bundle/")
        result = page.all("//section[@class='attachments']//a")
        assert [a.text for a in result] == labels
        assert result[0].get("href") == f"{BASE}{code}/news/2023/01-05-bundle/files/form%20A.csv"


def test_links_from_a_page_that_stands_in_stay_in_the_readers_language(layouts: Portal) -> None:
    page = layouts.page("en/news/2023/05-09-chinese-only/")
    result = {words: a.get("href") for words, a in links(page).items()}
    assert result == {
        "文件夹": f"{BASE}en/news/2023/01-05-bundle/#products",
        "平铺": f"{BASE}en/news/2023/02-06-flat/",
        "图片": f"{BASE}en/news/2023/01-05-bundle/square.png",
        "时间": "#%E6%97%B6%E9%97%B4",
    }


def test_a_page_of_the_portal_may_be_a_bundle(layouts: Portal) -> None:
    for code in ("en", "zh"):
        page = layouts.page(f"{code}/building/")
        assert page.all("//div[@class='prose']//img/@src") == [f"{BASE}{code}/building/house.png"]
        assert layouts.has(f"{code}/building/plan.csv")
