"""Feeds: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from typing import Any

import feedparser
import pytest
from lxml import html

from tests.support.portal import ATOM, Portal

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom_feeds(portal: Portal) -> dict[str, Any]:
    """Every Atom feed's root, by its path."""
    return {path: portal.xml(path) for path in portal.feeds if path.endswith(".atom")}


def json_feeds(portal: Portal) -> dict[str, Any]:
    """Every JSON feed, by its path."""
    return {path: json.loads(portal.files[path]) for path in portal.feeds if path.endswith(".json")}


def test_every_language_has_both_feeds_and_every_topic_one(portal: Portal) -> None:
    languages = {path.split("/")[0] for path in portal.pages if "/" in path} - {"html"}
    topics = {p.split("/")[2] for p in portal.pages if re.fullmatch(r"en/topics/[^/]+/.*", p)}
    topics.discard("index.html")
    assert topics
    wanted = {f"{lang}/feed.{kind}" for lang in languages for kind in ("atom", "json")}
    wanted |= {f"{lang}/topics/{topic}/feed.atom" for lang in languages for topic in topics}
    assert set(portal.feeds) == wanted


# feedparser itself uses what Python and its libraries have given up.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:feedparser")
def test_every_feed_is_read_by_a_common_feed_reader(portal: Portal) -> None:
    for path, root in atom_feeds(portal).items():
        read = feedparser.parse(portal.files[path])
        assert not read.bozo, f"{path}: {read.get('bozo_exception')}"
        assert read.version == "atom10"
        assert [entry.title for entry in read.entries] == portal.feed_titles(path)
        assert read.feed.language == root.get(XML_LANG)
        for entry in read.entries:
            assert entry.content[0].type == "text/html"
            assert entry.published_parsed <= entry.updated_parsed


def test_an_atom_feed_has_what_the_standard_wants(portal: Portal) -> None:
    for path, feed in atom_feeds(portal).items():
        assert feed.tag == f"{ATOM}feed"
        assert feed.get(XML_LANG) == portal.page(f"{path.split('/')[0]}/").lang
        for name in ("id", "title", "updated"):
            assert len(feed.findall(f"{ATOM}{name}")) == 1
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
        assert links["self"].get("href") == portal.url + path
        assert links["self"].get("type") == "application/atom+xml"
        home = portal.page(links["alternate"].get("href"))
        assert home.lang == feed.get(XML_LANG)


def test_an_entry_has_what_the_standard_wants(portal: Portal) -> None:
    for feed in atom_feeds(portal).values():
        for entry in feed.findall(f"{ATOM}entry"):
            for name in ("id", "title", "updated", "published", "content"):
                assert len(entry.findall(f"{ATOM}{name}")) == 1
            assert entry.findtext(f"{ATOM}author/{ATOM}name")
            for name in ("updated", "published"):
                assert RFC3339.fullmatch(entry.findtext(f"{ATOM}{name}"))
            page = portal.page(entry.find(f"{ATOM}link").get("href"))
            assert page.lang == feed.get(XML_LANG)
            assert page.text("//h1") == entry.findtext(f"{ATOM}title")
        newest = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
        if newest:
            assert feed.findtext(f"{ATOM}updated") == max(newest)


def test_a_feed_shows_the_newest_notices_first(portal: Portal) -> None:
    for feed in atom_feeds(portal).values():
        published = [e.findtext(f"{ATOM}published") for e in feed.findall(f"{ATOM}entry")]
        assert published == sorted(published, reverse=True)


def test_ids_are_tag_uris_that_no_two_things_share(portal: Portal) -> None:
    feeds = atom_feeds(portal)
    ids = [feed.findtext(f"{ATOM}id") for feed in feeds.values()]
    assert len(ids) == len(set(ids))
    by_page: dict[str, set[str]] = {}
    for feed in feeds.values():
        for entry in feed.findall(f"{ATOM}entry"):
            url = entry.find(f"{ATOM}link").get("href")
            by_page.setdefault(url, set()).add(entry.findtext(f"{ATOM}id"))
    assert all(len(found) == 1 for found in by_page.values())
    every = [*ids, *(id_ for found in by_page.values() for id_ in found)]
    assert len(every) == len(set(every))
    assert all(re.fullmatch(r"tag:[a-z.]+,\d{4}:\S+", id_) for id_ in every)


def test_ids_do_not_change_with_the_address_that_a_portal_is_built_for(
    portal_named: Any,
) -> None:
    at_root, below = portal_named("sample"), portal_named("sample below a path")
    for path in at_root.feeds:
        if path.endswith(".atom"):
            result = [
                [element.text for element in portal.xml(path).iter(f"{ATOM}id")]
                for portal in (at_root, below)
            ]
            assert result[0] == result[1]
            assert not any("host/" in id_ or "/sub/" in id_ for id_ in result[0])


def test_a_json_feed_has_what_version_1_1_wants(portal: Portal) -> None:
    for path, feed in json_feeds(portal).items():
        home = portal.page(feed["home_page_url"])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == portal.url + path
        assert feed["language"] == home.lang
        assert all(author["name"] for author in feed["authors"])
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert portal.page(item["url"]).text("//h1") == item["title"]
            for name in ("date_published", "date_modified"):
                assert RFC3339.fullmatch(item[name])
            assert item["authors"][0]["name"]
            assert all(isinstance(tag, str) and tag for tag in item["tags"])
            assert "summary" not in item or item["summary"]


def test_both_feeds_of_a_language_hold_the_same_entries(portal: Portal) -> None:
    for path, feed in json_feeds(portal).items():
        root = portal.xml(path.replace(".json", ".atom"))
        entries = root.findall(f"{ATOM}entry")
        assert [item["id"] for item in feed["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
        for item, entry in zip(feed["items"], entries, strict=True):
            assert item["content_html"] == entry.findtext(f"{ATOM}content")
            assert item["date_modified"] == entry.findtext(f"{ATOM}updated")
            assert item["tags"] == [c.get("term") for c in entry.findall(f"{ATOM}category")]


def test_an_entry_holds_the_text_that_its_page_shows(portal: Portal) -> None:
    for feed in json_feeds(portal).values():
        for item in feed["items"]:
            shown = portal.page(item["url"]).text("//div[@class='prose']")
            sent = html.fragment_fromstring(item["content_html"], create_parent="div")
            assert "".join(sent.text_content().split()) == "".join(shown.split())


def test_every_list_page_of_a_topic_leads_to_its_feed(portal: Portal) -> None:
    lists = [page for path, page in portal.pages.items() if "/topics/" in path]
    lists = [page for page in lists if not page.path.endswith("/topics/index.html")]
    assert lists
    for page in lists:
        feed = portal.url + "/".join(page.path.split("/")[:3]) + "/feed.atom"
        result = page.all("//link[@type='application/atom+xml']/@href")
        assert portal.path_of(feed) in {portal.path_of(f"https://{portal.host}{f}") for f in result}
