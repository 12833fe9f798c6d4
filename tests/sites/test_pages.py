"""What holds for every page, and for every page that shows a notice."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise

from tests.support.portal import Page, Portal

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def notices(portal: Portal) -> list[Page]:
    found = [page for page in portal.shown if page.all("//article[@class='notice']")]
    assert found
    return found


def test_every_page_has_one_heading_of_the_first_rank(portal: Portal) -> None:
    for page in portal.pages.values():
        assert page.text("//h1")


def test_no_heading_skips_a_rank(portal: Portal) -> None:
    for page in portal.pages.values():
        ranks = [int(h.tag[1]) for h in page.all("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        for before, after in pairwise(ranks):
            assert after <= before + 1, page


def test_every_page_says_its_language_title_and_description(portal: Portal) -> None:
    for page in portal.pages.values():
        assert page.lang in {"en", "zh-Hans", "zh-Hant"}
        assert page.text("//head/title")
        if not page.redirect:
            assert len(page.meta("description")) == 1


def test_no_two_indexed_pages_of_a_language_have_one_title(portal: Portal) -> None:
    titles = Counter(
        (page.lang, page.text("//head/title")) for page in portal.shown if page.indexed
    )
    assert {title: count for title, count in titles.items() if count > 1} == {}


def test_every_page_has_one_canonical_address(portal: Portal) -> None:
    for page in portal.pages.values():
        if page.path == "404.html":
            continue
        assert len(page.all("//link[@rel='canonical']")) == 1
        assert page.canonical.startswith(portal.url)


def test_nothing_on_a_page_needs_an_exception_from_the_security_policy(portal: Portal) -> None:
    for page in portal.pages.values():
        assert page.all("//@style | //style") == []
        assert page.all("//@*[starts-with(name(), 'on')]") == []
        scripts = [s for s in page.all("//script[not(@src)]") if s.text and s.text.strip()]
        assert {script.get("type") for script in scripts} <= {"application/ld+json"}
        assert not [
            url for url in page.references() if url.strip().lower().startswith("javascript:")
        ]


def test_no_id_stands_twice_on_a_page(portal: Portal) -> None:
    for page in portal.pages.values():
        counts = Counter(str(id_) for id_ in page.all("//@id"))
        assert [id_ for id_, count in counts.items() if count > 1] == []


def test_every_picture_has_a_text_alternative(portal: Portal) -> None:
    pictures = [img for page in portal.pages.values() for img in page.all("//img")]
    assert all(img.get("alt") is not None for img in pictures)


def test_nothing_that_was_meant_for_the_generator_is_left_on_a_page(portal: Portal) -> None:
    for path, content in portal.files.items():
        if path.endswith((".html", ".atom", ".json", ".xml", ".txt")):
            text = content.decode()
            assert "\x02" not in text
            assert "\x03" not in text
            assert "{{" not in text
            assert "{%" not in text
            assert "%(" not in text
            assert "None" not in text.replace("None of", "")


def test_every_page_tells_what_it_is_when_it_is_shared(portal: Portal) -> None:
    for page in portal.shown:
        if page.path == "404.html":
            continue
        for name in ("type", "url", "site_name", "locale", "description", "title"):
            assert len(page.meta(f"og:{name}")) == 1
        assert page.meta("og:url") == [page.canonical]
        assert re.fullmatch(r"[a-z]{2}(_[A-Za-z]+)*", page.meta("og:locale")[0])
        assert page.meta("og:locale")[0] not in page.meta("og:locale:alternate")
        assert page.meta("og:title")[0] in page.text("//head/title")


def test_a_notice_is_an_article_when_it_is_shared(portal: Portal) -> None:
    for page in notices(portal):
        assert page.meta("og:type") == ["article"]
        shown = page.one("//p[@class='byline']//time").get("datetime")
        assert page.meta("article:published_time") == [shown]


def test_a_notice_describes_itself_as_a_news_article(portal: Portal) -> None:
    for page in notices(portal):
        (data,) = page.json_ld
        original = portal.page(page.canonical)
        assert data["@context"] == "https://schema.org"
        assert data["@type"] == "NewsArticle"
        assert data["headline"] == page.text("//h1")
        assert data["inLanguage"] == original.lang
        assert data["mainEntityOfPage"] == page.canonical
        assert data["author"]["name"]
        assert data["publisher"]["name"]
        for name in ("datePublished", "dateModified"):
            assert RFC3339.fullmatch(data[name])
        assert data["dateModified"] >= data["datePublished"]
        assert data.get("image", []) == page.meta("og:image")


def test_a_notice_carries_what_aggregators_read(portal: Portal) -> None:
    for page in notices(portal):
        for name in ("SiteName", "SiteDomain", "ColumnName", "ArticleTitle", "ContentSource"):
            assert len(page.meta(name)) == 1
            assert page.meta(name)[0]
        assert page.meta("SiteDomain") == [portal.host]
        assert page.meta("ArticleTitle") == [page.text("//h1")]
        (published,) = page.meta("PubDate")
        local = datetime.fromisoformat(page.json_ld[0]["datePublished"])
        assert published == f"{local:%Y-%m-%d %H:%M}"
        assert page.meta("SiteIDCode") == []


def test_the_model_notice_has_every_element_of_the_model_page(sample: Portal) -> None:
    page = sample.page("en/news/2020/12-24-changchun-test-center/")
    byline = " ".join(page.text("//p[@class='byline']").split())
    assert byline == "Public Time: December 24, 2020 Origin: 中国质量认证中心"
    assert page.one("//p[@class='byline']//*[@lang='zh-Hans']").text == "中国质量认证中心"
    navigation = [a.text for a in page.all("//header//a")]
    assert {"Homepage", "Favorites", "中文版"} <= set(navigation)
    footer = [a.text for a in page.all("//footer//a")]
    assert {"Introduction of Website", "Exception Clause"} <= set(footer)
