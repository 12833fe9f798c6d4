"""In feeds footnotes led to the feed itself, where all other links held whole URLs."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette

PAGE = "https://small.example/sub/en/news/2024/01-02-a/"
BODY = """\
One[^1], again[^1], two[^注 2]. [Up](#top) `<a href="#fn:1">`

## Top {#top}

<a class="footnote-ref" title='href="#fn:1"' href="#fn:1">By hand</a>

[^1]: First.
[^注 2]: Second.
"""
LINKS = ["#fn:1", "#fn:1", "#fn:注-2", "#top", "#fn:1", "#fnref:1", "#fnref2:1", "#fnref:注-2"]


def hrefs(html: str) -> list[str]:
    """Return where the links of a piece of HTML lead."""
    return re.findall(r'<a(?: [^>]*)? href="([^"]*)"', html)


def test_footnotes_in_a_feed_lead_to_the_announcement(tmp_path: Path) -> None:
    files = {
        "site.toml": settings(),
        "content/news/2024/01-02-a.en.md": text("A", BODY, date="2024-01-02"),
    }
    site = write(tmp_path, files)
    words = ("--site", site, "--url", "https://small.example/sub/", "--jobs", "1")
    assert gazette("build", *words).code == 0
    portal = Portal(site / "output", "https://small.example/sub/")
    (item,) = json.loads(portal.files["en/feed.json"])["items"]
    atom = portal.xml("en/feed.atom").findtext("{*}entry/{*}content")
    for shown in (item["content_html"], atom):
        assert hrefs(shown) == [f"{PAGE}{link}" for link in LINKS]
        assert '<code>&lt;a href="#fn:1"&gt;</code>' in shown
        assert 'title="href=&quot;#fn:1&quot;"' in shown
    page = portal.files["en/news/2024/01-02-a/index.html"].decode()
    assert [link for link in hrefs(page) if link in LINKS] == LINKS
