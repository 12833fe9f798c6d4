"""A page that only names the original led to no other announcement."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette


def test_a_page_that_names_the_original_leads_on(tmp_path: Path) -> None:
    files = {"site.toml": settings(untranslated="notice")}
    files |= notice("2026/01-01-a", en="A", zh="甲") | notice("2026/01-02-b", zh="乙")
    files |= notice("2026/01-03-c", en="C", zh="丙")
    site = write(tmp_path, files)
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
    page = Portal(site / "output", "https://small.example/").page("en/news/2026/01-02-b/")
    links = page.all("//nav[@class='neighbours']//a/@href")
    assert links == ["/en/news/2026/01-03-c/", "/en/news/2026/01-01-a/"]
