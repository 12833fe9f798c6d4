"""The documents name files that are there, and the overview is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.run import REPOSITORY

# Of those for editors, and of recipes, examples are no links.
FOLDERS = ("internals", "decisions")
DOCUMENTS = [
    REPOSITORY / "ARCHITECTURE.md",
    *(REPOSITORY / "docs" / f"{name}.md" for name in ("invariants", "performance")),
    *sorted(path for name in FOLDERS for path in (REPOSITORY / "docs" / name).glob("*.md")),
]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_TEST = re.compile(r"`((?:tests|gazette|docs|benchmarks)/[A-Za-z0-9_./-]+)`")


def test_the_overview_is_short() -> None:
    assert len((REPOSITORY / "ARCHITECTURE.md").read_bytes()) <= 12 * 1024


def test_the_glossary_has_at_most_twenty_terms() -> None:
    text = (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8")
    words = text.partition("## Words")[2].partition("## ")[0]
    assert len(re.findall(r"^\| (?!term|-)", words, re.MULTILINE)) <= 20


@pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix()
)
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = _LINK.findall(path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["docs/invariants.md", "docs/internals/incremental-builds.md"])
def test_every_test_that_is_named_is_there(name: str) -> None:
    names = _TEST.findall((REPOSITORY / name).read_text("utf-8"))
    assert [each for each in names if not (REPOSITORY / each).exists()] == []
