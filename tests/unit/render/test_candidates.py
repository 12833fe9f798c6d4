"""Candidates: what is worked out again of a page, and what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from gazette.apply import Stage
from gazette.apply.modified import OutputChanges
from gazette.cache import BlobStore, Outputs
from gazette.cache.records import OutputRow
from gazette.locales import Words
from gazette.model.page import Page, PageKind
from gazette.render.candidates import LastOutputs, RenderContext, render_candidates
from tests.support.content import write

PATH = "en/index.html"


class Context(NamedTuple):
    title: str


PAGE = Page(PATH, PageKind("page.html", Context), "en", None, lambda: Context("A"))


def content_digest(root: Path, same: frozenset[str], engine: bytes) -> bytes:
    """Render a page whose template is new; the remembered digest of its context is `content`."""
    write(root, {"templates/page.html": "{{ title }}"})
    row = OutputRow("unit", b"old", b"content", b"words", b"engine", 1, 1, "", b"bytes")
    last = LastOutputs(Outputs({PATH: row}), OutputChanges(), same)
    context = RenderContext(
        folders=(root / "templates",),
        words={"en": Words()},
        frames={"en": None},
        cache=root / "cache",
        engine=engine,
        blobs=BlobStore(root / "cache"),
    )
    with Stage(root / "output", root / "cache") as stage:
        (result,) = render_candidates([PAGE], last, context, stage, jobs=1)
        assert result.staged is not None
        assert Path(result.staged.place).read_bytes() == b"A\n"
    return result.key.content


def test_a_context_that_is_the_remembered_one_is_not_digested_again(tmp_path: Path) -> None:
    assert content_digest(tmp_path, frozenset({PATH}), b"engine") == b"content"


@pytest.mark.parametrize(("same", "engine"), [({PATH}, b"another"), (set[str](), b"engine")])
def test_a_context_that_may_be_another_is_digested(
    tmp_path: Path, same: set[str], engine: bytes
) -> None:
    assert content_digest(tmp_path, frozenset(same), engine) != b"content"
