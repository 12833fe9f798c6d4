"""A full-width colon behind the parts of `origin` made one text of them, which was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, write
from tests.support.run import gazette


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("origin:\n  name：乙\n  url：https://x.example/\n", 5),
        ("withdrawn:\n  date：2026-02-02\n  reason：错\n", 5),
    ],
)
def test_it_is_an_error_at_its_line(tmp_path: Path, front: str, line: int) -> None:
    source = f"---\ntitle: 甲\ndate: 2026-02-01\n{front}---\n文。\n"
    files = {"site.toml": settings(), "content/news/2026/02-01-a.zh.md": source}
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    found = [(each["code"], each["line"]) for each in run.report["problems"]]
    assert ("full-width-colon", line) in found


def test_a_name_may_hold_one(tmp_path: Path) -> None:
    source = "---\ntitle: 甲\ndate: 2026-02-01\norigin: 公告：检测部\n---\n文。\n"
    files = {"site.toml": settings(), "content/news/2026/02-01-a.zh.md": source}
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    assert set(run.codes) <= {"standing-missing"}
