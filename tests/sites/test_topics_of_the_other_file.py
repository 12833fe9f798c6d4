"""An empty list of topics in one file hid the topics that the other file names."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette


def test_an_empty_list_says_nothing(tmp_path: Path) -> None:
    a = "content/news/2020/01-02-a/index"
    files = {
        "site.toml": settings(),
        f"{a}.en.md": text("A", date="2020-01-02", topics="[]"),
        f"{a}.zh.md": text("甲", topics="[testing]"),
    }
    site = write(tmp_path, files)
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
    portal = Portal(site / "output", "https://small.example/")
    assert portal.page("en/topics/testing/").entries == ["A"]
