"""On a page that shows another language's text, its correction did not say which language it is."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette


def test_a_correction_of_a_stand_in_names_its_language(tmp_path: Path) -> None:
    fields = {"date": "2020-01-02", "updated": "2020-01-05", "update_note": "The fee"}
    source = text("A", **fields, withdrawn="{date: 2020-01-06, reason: Wrong}")
    site = write(tmp_path, {"site.toml": settings(), "content/news/2020/01-02-a.en.md": source})
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
    page = Portal(site / "output", "https://small.example/").page("zh/news/2020/01-02-a/")
    for note in ("The fee", "Wrong"):
        assert page.all(f"//*[text()='{note}']/@lang") == ["en"]
