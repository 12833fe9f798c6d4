"""A correction or withdrawal dated ahead is shown from its day on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette

FIELDS = {
    "updated": "2027-01-02",
    "update_note": "The fee",
    "withdrawn": "{date: 2027-01-03, reason: Wrong}",
}


@pytest.mark.parametrize(
    ("now", "shown", "next_change"),
    [
        ("2027-01-01T23:59:59+08:00", [], "2027-01-02T00:00:00+08:00"),
        ("2027-01-02T00:00:00+08:00", ["The fee"], "2027-01-03T00:00:00+08:00"),
        ("2027-01-03T00:00:00+08:00", ["The fee", "Wrong"], None),
    ],
)
def test_what_is_dated_ahead_is_said_from_its_day_on(
    tmp_path: Path, now: str, shown: list[str], next_change: str | None
) -> None:
    files = {"site.toml": settings(), **notice("2026/01-02-a", FIELDS, en="A", zh="甲")}
    site = write(tmp_path, files)
    # An earlier build must not keep anything from being said.
    before = "2026-06-01T00:00:00+08:00"
    for instant in (before, now):
        done = gazette("build", "--site", site, "--json", "--jobs", "1", "--now", instant)
        assert done.code == 0
    assert done.report["next_change"] == next_change
    page = Portal(site / "output", "https://small.example/").page("en/news/2026/01-02-a/")
    notes = [note for note in ("The fee", "Wrong") if page.all(f"//*[text()='{note}']")]
    assert notes == shown
