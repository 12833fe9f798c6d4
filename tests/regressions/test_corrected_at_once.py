"""A correction at the very time of its announcement was told to lie before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette


@pytest.mark.parametrize(
    ("updated", "codes"), [("2020-01-02 09:00", []), ("2020-01-02 08:59", ["updated-before-date"])]
)
def test_a_correction_may_be_as_old_as_its_announcement(
    tmp_path: Path, updated: str, codes: list[str]
) -> None:
    source = text("A", date="2020-01-02 09:00", updated=updated)
    site = write(tmp_path, {"site.toml": settings(), "content/news/2020/01-02-a.en.md": source})
    done = gazette("check", "--site", site, "--json", "--jobs", "1")
    problems = [p for p in done.report["problems"] if p["severity"] == "error"]
    assert [p["code"] for p in problems] == codes
    assert all("08:59" in p["message"] and "09:00" in p["message"] for p in problems)
