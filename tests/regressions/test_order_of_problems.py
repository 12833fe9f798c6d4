"""Two problems at one place were told in an order that changed from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette_apart


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_problems_of_one_line_are_told_as_they_stand_there(tmp_path: Path, seed: str) -> None:
    names = [f"{letter * 4}.pdf" for letter in "qzxjk"]
    source = text("A", " ".join(f"[x]({name})" for name in names), date="2020-01-02")
    site = write(tmp_path, {"site.toml": settings(), "content/news/2020/01-02-a.en.md": source})
    done = gazette_apart("check", "--site", site, "--json", "--jobs", "1", PYTHONHASHSEED=seed)
    dead = [p["message"] for p in done.report["problems"] if p["code"] == "link-dead"]
    assert dead == [f"“{name}” leads nowhere" for name in names]
