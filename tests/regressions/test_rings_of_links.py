"""Symbolic links in the content folder: a ring was walked once round, a link to itself ended the
run with a traceback, and one that led nowhere was passed over in silence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import Run, gazette


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"site.toml": settings(), **notice("2020/01-02-a", en="A")})


def checked(site: Path) -> Run:
    return gazette("check", "--site", site, "--json", "--jobs", "1")


def test_a_link_to_the_content_folder_itself_is_not_followed(site: Path) -> None:
    (site / "content" / "news" / "ring").symlink_to(site / "content")
    done = checked(site)
    assert (done.code, set(done.codes)) == (0, {"standing-missing"})


@pytest.mark.parametrize("target", ["01-03-b.en.md", "nowhere.md"])
def test_a_link_that_leads_nowhere_is_told(site: Path, target: str) -> None:
    (site / "content/news/2020/01-03-b.en.md").symlink_to(target)
    done = checked(site)
    assert done.code == 1
    told = [p for p in done.report["problems"] if p["severity"] == "error"]
    assert [(p["code"], p["path"]) for p in told] == [
        ("symlink-dead", "content/news/2020/01-03-b.en.md")
    ]
