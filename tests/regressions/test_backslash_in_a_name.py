"""A backslash in the name of a file or folder, as Windows archives leave it, was a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.run import gazette


@pytest.mark.parametrize(
    "name", ["news/2026/01-02-a/x\\y.pdf", "news/2026/01-03-b\\c/index.en.md", "x\\y/z.pdf"]
)
def test_a_backslash_in_a_name_is_told(tmp_path: Path, name: str) -> None:
    files = {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")}
    site = write(tmp_path, {**files, f"content/{name}": text("B", date="2026-01-03")})
    done = gazette("build", "--site", site, "--json", "--jobs", "1")
    assert done.code == 1
    (problem,) = [p for p in done.report["problems"] if p["severity"] == "error"]
    assert (problem["code"], problem["path"]) == ("link-backslash", f"content/{name}")
    assert name.replace("\\", "/") in problem["hint"]
