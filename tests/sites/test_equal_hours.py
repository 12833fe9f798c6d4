"""In the night when summer ends an hour comes twice: what is due in the second one waits for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.incremental.building import difference, files
from tests.support.content import settings, text, write
from tests.support.run import gazette

SECOND = '"2024-11-03T01:10:00-05:00"'
OLD = 1_600_000_000


@pytest.mark.parametrize(
    "fields", [{"date": SECOND}, {"date": "2024-10-01", "expires": SECOND}], ids=["date", "expires"]
)
def test_what_is_due_in_the_second_of_two_equal_hours_is_done(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    zone = settings().replace("Asia/Shanghai", "America/New_York")
    day = "11-03" if "expires" not in fields else "10-01"
    site = write(
        tmp_path,
        {
            "site.toml": zone,
            f"content/news/2024/{day}-a.en.md": text("A", **fields),
            "content/news/2024/01-05-b.en.md": text("B", date="2024-01-05"),
        },
    )
    for path in site.rglob("*.md"):
        os.utime(path, (OLD, OLD))

    def build(folder: str, now: str) -> str | None:
        places = ("--output", tmp_path / folder, "--cache", tmp_path / f"{folder}-cache")
        done = gazette("build", "--site", site, *places, "--now", now, "--json", "--jobs", "1")
        assert done.code == 0
        result: str | None = done.report["next_change"]
        return result

    assert build("output", "2024-11-03T01:30:00") == "2024-11-03T01:10:00-05:00"
    build("output", "2024-11-05T00:00:00")
    build("anew", "2024-11-05T00:00:00")
    assert difference(files(tmp_path / "output"), files(tmp_path / "anew")) == []


@pytest.mark.parametrize("field", ["updated", "withdrawn"])
def test_what_is_said_from_the_second_of_two_equal_hours_is_not_said_in_the_first(
    tmp_path: Path, field: str
) -> None:
    zone = settings().replace("Asia/Shanghai", "America/New_York")
    said = f"{{date: {SECOND}, reason: Void}}" if field == "withdrawn" else SECOND
    source = text("A", date="2024-10-01", **{field: said})
    site = write(tmp_path, {"site.toml": zone, "content/news/2024/10-01-a.en.md": source})

    def page(now: str) -> str:
        places = ("--output", tmp_path / "output", "--cache", tmp_path / "cache")
        assert gazette("build", "--site", site, *places, "--now", now, "--jobs", "1").code == 0
        return (tmp_path / "output/en/news/2024/10-01-a/index.html").read_text("utf-8")

    assert "2024-11-03T01:10:00-05:00" not in page("2024-11-03T01:30:00")
    assert "2024-11-03T01:10:00-05:00" in page("2024-11-03T03:00:00")
