"""A withdrawal was accepted that lay before the announcement itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import text
from tests.unit.world import read, told

A = "news/2020/01-02-a"


@pytest.mark.parametrize("draft", ["", "true"])
def test_a_withdrawal_does_not_lie_before_the_announcement(tmp_path: Path, draft: str) -> None:
    fields = {"draft": draft} if draft else {}
    files: dict[str, str | bytes] = {
        f"content/{A}.en.md": text("A", date="2020-01-02", withdrawn="{reason: Wrong}"),
        f"content/{A}.zh.md": text("甲", withdrawn="{date: 2020-01-01, reason: 有误}", **fields),
    }
    severity = "warning: " if draft else ""
    assert told(read(tmp_path, files).problems) == [
        f"{A}.zh.md:3 {severity}withdrawn-before-date date=2020-01-02, withdrawn=2020-01-01"
    ]
