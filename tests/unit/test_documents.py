"""The documents name files that are there, and the overview is short."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

from tests.support.prose import sentence_lengths
from tests.support.run import REPOSITORY

# Of those for editors, and of recipes, examples are no links.
FOLDERS = ("internals", "decisions")
DOCUMENTS = [
    REPOSITORY / "ARCHITECTURE.md",
    *(REPOSITORY / "docs" / f"{name}.md" for name in ("invariants", "performance")),
    *sorted(path for name in FOLDERS for path in (REPOSITORY / "docs" / name).glob("*.md")),
]
EXPLANATIONS = [path for path in DOCUMENTS if path.parent.name == "internals"]
# Words for what has a name in the field: fingerprint, list, candidate, cache, pool, slice.
OLD_WORDS = re.compile(
    r"\b(?:stamp|face|trace|cover|trail|scene|tongue|suspects?|workshop|crew|shelf|album|slips?"
    r"|keeping|chapter)\b",
    re.IGNORECASE,
)
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


@pytest.mark.parametrize(
    "path",
    [REPOSITORY / "ARCHITECTURE.md", *EXPLANATIONS],
    ids=lambda path: path.relative_to(REPOSITORY).as_posix(),
)
def test_explanations_are_in_plain_words_and_short_sentences(path: Path) -> None:
    text = path.read_text("utf-8")
    assert median(sentence_lengths(text)) < 16
    assert OLD_WORDS.findall(text) == []


def test_the_words_of_each_sentence_are_counted() -> None:
    text = """# No prose

One two `three four`. [Five six](seven.md) is it? (Yes.) **Bold.** And
one more, e.g. this.

| no | prose |
|---|---|

- An item
- Another one.

```
no prose
```
"""
    assert sentence_lengths(text) == [3, 4, 1, 1, 6, 2, 2]
