"""Links to a text without a date, or with a wrong name, were told as dead too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("index.en.md", {}, "missing-date"),
        ("index.md", {"date": "2020-01-03"}, "no-language"),
        ("index.fr.md", {"date": "2020-01-03"}, "unknown-language"),
    ],
)
def test_nothing_is_said_of_links_to_a_text_that_is_told_itself(
    tmp_path: Path, name: str, fields: dict[str, str], code: str
) -> None:
    links = "[b](../01-03-b/index.en.md) [b](/en/news/2020/01-03-b/)"
    files = {
        "site.toml": settings(),
        "content/news/2020/01-02-a/index.en.md": text("A", links, date="2020-01-02"),
        f"content/news/2020/01-03-b/{name}": text("B", **fields),
    }
    done = gazette("check", "--site", write(tmp_path, files), "--json", "--jobs", "1")
    errors = [p["code"] for p in done.report["problems"] if p["severity"] == "error"]
    assert errors == [code]
