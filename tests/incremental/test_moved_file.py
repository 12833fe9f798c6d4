"""A file that moves from one build unit to another is deleted when it is gone from there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.run import gazette

PUBLISHED = "output/en/news/2021/05-06-a/t.csv"
HOME = {f"content/pages/home/index.{code}.md": text("Home") for code in ("en", "zh")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path, {"site.toml": settings(), **HOME, **notice("2021/05-06-a", en="A", zh="甲")}
    )


def build(root: Path) -> None:
    """Build with all sources of long ago, so that each is trusted."""
    for path in (root / "content").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert gazette("build", "--site", root, "--no-search", "--json").code == 0


def test_a_file_that_moved_from_a_notice_to_a_page_goes_when_it_is_gone(root: Path) -> None:
    here, there = (root / f"content/{name}news/2021/05-06-a/t.csv" for name in ("", "pages/home/"))
    here.write_bytes(b"x")
    build(root)
    there.parent.mkdir(parents=True)
    here.rename(there)
    build(root)
    assert (root / PUBLISHED).exists()
    there.unlink()
    build(root)
    assert not (root / PUBLISHED).exists()
