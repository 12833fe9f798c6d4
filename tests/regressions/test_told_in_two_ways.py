"""A reference used twice in one line had its mistake told twice, in the same words."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.run import gazette


def test_one_mistake_is_told_once(tmp_path: Path) -> None:
    body = "[ref one][r1] and [r1][]\n\n[r1]: /en/about/#nothere\n"
    files = {
        "site.toml": settings(),
        "content/pages/about.en.md": text("About", "## Staff\n"),
        "content/news/2024/01-06-a/index.en.md": text("A", body, date="2024-01-06"),
    }
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    found = [each["line"] for each in run.report["problems"] if each["code"] == "link-anchor"]
    assert found == [6]
