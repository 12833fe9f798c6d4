"""A file in the folder of a scheduled notice was linked where it would only stand later."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette


def test_a_link_to_a_file_of_a_scheduled_notice_leads_to_the_file(tmp_path: Path) -> None:
    files = {
        "site.toml": settings(),
        "content/news/2020/01-02-a.en.md": text(
            "A", "[p](../2027/01-01-b/plan.pdf)", date="2020-01-02"
        ),
        "content/news/2027/01-01-b/index.en.md": text("B", date="2027-01-01"),
        "content/news/2027/01-01-b/plan.pdf": b"%PDF",
    }
    site = write(tmp_path, files)
    words = ("--site", site, "--now", "2026-01-01", "--jobs", "1")
    assert gazette("build", *words).code == 0
    portal = Portal(site / "output", "https://small.example/")
    (link,) = portal.page("en/news/2020/01-02-a/").all("//article//p/a/@href")
    assert portal.has(link)
