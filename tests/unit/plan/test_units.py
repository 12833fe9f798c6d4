"""Everything that is to be published, in order."""

from __future__ import annotations

from pathlib import Path

from gazette.model.page import Copy
from tests.support.content import notice
from tests.unit.world import plan, view

A = "news/2020/12-24-a"


def test_static_files_come_first_and_what_links_comes_after_what_is_linked(tmp_path: Path) -> None:
    files = {**notice("2020/12-24-a", en="A", zh="甲"), f"content/{A}/plan.pdf": b""}
    paths = [
        output.path
        for output in plan(view(tmp_path, files), [Copy("static/site.css", "/site.css", b"")])
    ]
    order = [
        "static/site.css", f"en/{A}/plan.pdf", f"en/{A}/index.html", "en/about/index.html",
        "en/news/index.html", "en/topics/testing/index.html", "en/index.html", "index.html",
        "en/feed.atom", "sitemaps/2020-1.xml", "sitemap.xml", "robots.txt",
    ]  # fmt: skip
    assert [path for path in paths if path in order] == order
    assert len(paths) == len(set(paths))


def test_a_plan_holds_every_address_of_the_portal(tmp_path: Path) -> None:
    files = notice("2020/12-24-a", en="A", zh="甲")
    site_context = view(tmp_path, files, contact="mailto:a@small.example")
    below = [
        "", "news/", "news/2020/", f"{A}/", "topics/", "topics/testing/", "favorites/", "about/",
        "disclaimer/",
    ]  # fmt: skip
    assert {output.path for output in plan(site_context)} == {
        *(f"{code}/{folder}index.html" for code in ("en", "zh") for folder in below),
        *(f"{code}/{file}" for code in ("en", "zh") for file in (
            "404.html", "feed.atom", "feed.json", "topics/testing/feed.atom")),
        "index.html", "404.html", "robots.txt", ".well-known/security.txt",
        "sitemap.xml", "sitemaps/pages.xml", "sitemaps/2020-1.xml", "favorites/2020.json",
    }  # fmt: skip
