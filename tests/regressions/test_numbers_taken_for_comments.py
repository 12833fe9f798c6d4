"""«Notice # 5 of 2026» lost all behind the sign in silence: YAML takes it for a comment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, write
from tests.support.run import gazette


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Notice # 5 of 2026", True),
        ("公告 # 5", True),
        ("Notice #5", True),
        ("Notice # to be checked", False),
        ('"Notice # 5 of 2026"', False),
    ],
)
def test_a_number_behind_the_sign_is_told(tmp_path: Path, title: str, told: bool) -> None:
    source = f"---\ntitle: {title}\ndate: 2026-02-01\n---\nText.\n"
    files = {"site.toml": settings(), "content/news/2026/02-01-a.en.md": source}
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    assert ("cut-by-comment" in run.codes) == told
