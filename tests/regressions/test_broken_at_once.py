"""A text that was broken within the blur of the clock, its size kept, became sound by itself."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette

SECOND = 1_000_000_000


def test_a_broken_text_stays_broken_however_often_one_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")})
    path = site / "content/news/2026/01-02-a/index.en.md"
    saved = time.time_ns()
    os.utime(path, ns=(saved, saved))

    def build_at(seconds: float) -> int:
        monkeypatch.setattr(time, "time_ns", lambda: saved + int(seconds * SECOND))
        return gazette("build", "--site", site, "--jobs", "1").code

    assert build_at(0.5) == 0
    path.write_text(path.read_text().replace("title:", "titel:"))
    os.utime(path, ns=(saved, saved))
    assert [build_at(seconds) for seconds in (1, 5, 6, 7)] == [1, 1, 1, 1]
