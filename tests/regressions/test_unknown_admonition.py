"""An admonition of an unknown kind stopped the build with a traceback, before it could be told."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.run import gazette


def test_an_admonition_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    notice = "content/news/2024/01-05-notice/index.en.md"
    body = "!!! notice\n    The text."
    site = {"site.toml": settings(), notice: text("A notice", body, date="2024-01-05")}
    run = gazette("check", "--json", "--site", write(tmp_path, site))
    assert run.code == 1
    assert "unknown-admonition" in run.codes
