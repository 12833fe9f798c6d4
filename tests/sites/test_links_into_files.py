"""What stands behind the # of a link to a file was lost, and an encoded heading encoded twice."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette

A = "content/news/2020/01-02-a"


def test_a_link_leads_to_the_place_in_a_file_or_text_that_it_names(tmp_path: Path) -> None:
    body = "## 范围\n\n[p](plan.pdf#page=3) [h](#%E8%8C%83%E5%9B%B4)\n"
    files = {
        "site.toml": settings(),
        f"{A}/index.zh.md": text("甲", body, date="2020-01-02"),
        f"{A}/plan.pdf": b"%PDF",
    }
    site = write(tmp_path, files)
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
    page = Portal(site / "output", "https://small.example/").page("zh/news/2020/01-02-a/")
    links = page.all("//article//p/a/@href")
    assert links == ["/zh/news/2020/01-02-a/plan.pdf#page=3", "#%E8%8C%83%E5%9B%B4"]
