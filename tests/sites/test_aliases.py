"""Old addresses lead to where their notices stand now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette


def built(root: Path, alias: str, *options: str, **fields: str) -> Portal:
    files = notice("2026/03-10-a", {"aliases": f"[{alias}]", **fields}, en="A")
    write(root, {"site.toml": settings(), **files})
    assert gazette("build", "--site", root, "--now", "2026-06-01", *options).code == 0
    url = options[1] if options else "https://small.example/"
    return Portal(root / "output", url)


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/page.html", "old/page.html"),
        ("/old/page/", "old/page/index.html"),
        ("/old/page", "old/page/index.html"),
        ("/en/news/2019/", None),
        ("/公告/旧.html", "公告/旧.html"),
        ("/%E5%85%AC%E5%91%8A/", "公告/index.html"),
        ("https://small.example/old/1.html", "old/1.html"),
        ("http://small.example/old/", "old/index.html"),
    ],
)
def test_an_old_address_leads_on(tmp_path: Path, alias: str, path: str | None) -> None:
    portal = built(tmp_path, f'"{alias}"')
    page = portal.pages[path or f"{alias.strip('/')}/index.html"]
    assert portal.path_of(page.redirect) == "en/news/2026/03-10-a/index.html"
    assert page.canonical == f"{portal.url}en/news/2026/03-10-a/"
    assert page.one("//h1/a").text == "A"


@pytest.mark.parametrize(
    "alias",
    ["/old/page.html", "https://small.example/old/page.html", "https://host/sub/old/page.html"],
)
def test_below_another_path_an_old_address_stays_below_it(tmp_path: Path, alias: str) -> None:
    portal = built(tmp_path, f'"{alias}"', "--url", "https://host/sub/")
    page = portal.pages["old/page.html"]
    assert page.redirect == page.canonical == "https://host/sub/en/news/2026/03-10-a/"


def test_an_old_address_is_in_no_list_and_no_sitemap(tmp_path: Path) -> None:
    portal = built(tmp_path, "/old/page.html")
    written = {path: content for path, content in portal.files.items() if b"old/page" in content}
    assert written == {}


def test_an_old_address_waits_for_its_scheduled_notice(tmp_path: Path) -> None:
    portal = built(tmp_path, "/old/page.html", date="2026-06-02")
    assert "old/page.html" not in portal.files


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/en/about.html/../x", "bad-alias"),
        ("old/page.html", "bad-alias"),
        ("https://elsewhere.example/old/", "bad-alias"),
        ("/old/page.html?id=1", "bad-alias"),
        ("/en/news/2026/03-10-a/", "page-clash"),
        ("/en/", "page-clash"),
        ("/sitemap.xml", "page-clash"),
        ("/en/news", "page-clash"),
        ("/static/css/site.css/a.html", "page-clash"),
    ],
)
def test_an_old_address_that_cannot_be_is_an_error(tmp_path: Path, alias: str, code: str) -> None:
    files = notice("2026/03-10-a", {"aliases": f'["{alias}"]'}, en="A")
    write(tmp_path, {"site.toml": settings(), **files})
    run = gazette("check", "--site", tmp_path, "--json")
    assert run.code == 1
    (problem,) = [p for p in run.report["problems"] if p["severity"] == "error"]
    assert problem["code"] == code
    assert (problem["path"], problem["line"]) == ("content/news/2026/03-10-a/index.en.md", 4)
