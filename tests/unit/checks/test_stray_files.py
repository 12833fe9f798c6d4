"""Which files are not stray; those that are stand in sites_invalid/content/stray-file__*."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import text
from tests.unit.world import read

A = "content/news/2024/01-02-a"
PDF = b"%PDF-1.4"


def notice(body: str = "", **fields: str) -> dict[str, str | bytes]:
    return {f"{A}.en.md": text("A", body, date="2024-01-02", **fields)}


def warned(root: Path, files: dict[str, str | bytes]) -> list[str]:
    """Return the paths of the files that are told to be stray."""
    problems = read(root, files).problems
    return [problem.path for problem in problems if problem.key == "stray-file"]


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "[Form](form.pdf#page=2)"},
        {"body": "![Hall](form.pdf)"},
        {"body": '<a href="form.pdf">Form</a>'},
        {"attachments": "{form.pdf: Form}"},
        {"body": "[Form](form.pdf)", "draft": "true"},
    ],
)
def test_a_file_that_a_text_names_is_not_stray(tmp_path: Path, fields: dict[str, str]) -> None:
    assert warned(tmp_path, {**notice(**fields), "content/news/2024/form.pdf": PDF}) == []


@pytest.mark.parametrize(
    "fields", [{"date": "2024-01-03"}, {"date": "2027-01-03"}, {"draft": "true"}, {}]
)
def test_a_file_in_the_folder_of_an_announcement_is_not_stray(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    folder = "content/news/2024/01-03-b"
    files = {f"{folder}/index.en.md": text("B", **fields), f"{folder}/more/form.pdf": PDF}
    assert warned(tmp_path, files) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("content/news/2024/01-03-b.en.md", b"\xff\xfe\x00"),
        ("content/news/2024/01-03-b.md", text("B")),
        ("content/news/2024/01-03-b.en.docx", b"B"),
        ("content/news/2024/01-03-b/form.docx", b"B"),
        ("content/other/b.en.md", text("B")),
        ("content/news/2024/01-03-b.en.md", text("B", date="2024-01-03", attachments="form.pdf")),
        (
            "content/news/2024/01-03-b.en.md",
            text("B", date="2024-01-03", attachments="form.pdf", draft="true"),
        ),
        ("content/news/2024/01-03-b.en.md", text("B", "[Form](Form.PDF)", date="2024-01-03")),
        ("content/news/2024/01-03-b.en.md", text("B", "[Form](x/form.pdf)", date="2024-01-03")),
    ],
)
def test_nothing_is_said_while_a_text_may_mean_the_file(
    tmp_path: Path, path: str, source: str | bytes
) -> None:
    files = {**notice(), path: source, "content/news/2024/form.pdf": PDF}
    problems = read(tmp_path, files).problems
    assert problems
    assert "stray-file" not in {problem.key for problem in problems}
