"""Advice that led an editor astray, or was not given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette

NOTICE = "content/news/2024/01-05-notice"


def told(root: Path, files: dict[str, str]) -> list[str]:
    run = gazette("check", "--site", write(root, {"site.toml": settings(), **files}))
    return [line for line in run.err.splitlines() if NOTICE in line]


@pytest.mark.parametrize("written", ["Photo.PNG", "photo", "pictures/photo.png"])
def test_the_picture_that_was_meant_is_named(tmp_path: Path, written: str) -> None:
    body = f"![A building]({written})"
    files = {f"{NOTICE}/index.en.md": text("A", body, date="2024-01-05"),
             f"{NOTICE}/photo.png": "png"}  # fmt: skip
    [line] = told(tmp_path, files)
    assert "did you mean “photo.png”?" in line


@pytest.mark.parametrize(
    ("written", "meant"),
    [(r"..\..\2023\11-11-fees", "../../2023/11-11-fees"), (r"..\fees.pdf", "../fees.pdf"),
     (r"..\..\..\a.pdf", "../../../a.pdf"), (r"files\a.pdf", "files/a.pdf")],
)  # fmt: skip
def test_backslashes_become_the_slashes_that_were_meant(
    tmp_path: Path, written: str, meant: str
) -> None:
    body = f"[Fees]({written})"
    [line] = told(tmp_path, {f"{NOTICE}/index.en.md": text("A", body, date="2024-01-05")})
    assert line.endswith(f"write it with “/”: {meant}")


def test_a_draft_without_a_title_stops_nothing(tmp_path: Path) -> None:
    draft = "---\ntitle:\ndraft: true\ndate: 2024-01-05\n---\n\nThe text.\n"
    [line] = told(tmp_path, {f"{NOTICE}/index.en.md": draft})
    assert "warning: the title is empty" in line
