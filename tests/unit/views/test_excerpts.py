"""Summaries: whole sentences of the first paragraph, as many as fit."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazette.views.excerpts import excerpt
from tests.support.expected import ExpectedFiles

CASES = Path(__file__).parent / "cases" / "excerpts"
LIMIT = 240


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_a_summary_ends_where_a_sentence_does(name: str, expected_file: ExpectedFiles) -> None:
    lead = (CASES / f"{name}.txt").read_text("utf-8").rstrip("\n")
    assert width(lead) > LIMIT
    expected_file(CASES / f"{name}.expected", excerpt(lead) + "\n")


@pytest.mark.parametrize("lead", ["", "Short", "公告。", "字" * 120, "a" * 240])
def test_a_paragraph_that_fits_stays_whole(lead: str) -> None:
    assert excerpt(lead) == lead


_WORDS = st.sampled_from(
    ["The centre ", "No. ", "e.g. ", "certificate. ", "why? ", "(end.) ", "认证", "中心。", "，",
     "“引文。”", "……", "a" * 130, "字" * 70, "é", "👩‍🔬", "\u3000", "1.5 "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=400), st.lists(_WORDS, max_size=40).map("".join)))
@example("字" * 121)
@example("a" * 241)
@example(" " * 241)
@example("No. " * 80)
def test_a_summary_fits_and_is_the_beginning_of_the_paragraph(lead: str) -> None:
    result = excerpt(lead)
    assert width(result) <= LIMIT
    if result != lead:
        assert lead.startswith((result, result.removesuffix("…")))
    if lead.strip():
        assert result.strip()


@given(
    st.lists(st.sampled_from(["Short. ", "It rains today! ", "完成。", "为什么？"]), min_size=50)
)
def test_no_sentence_that_fits_is_left_out(sentences: list[str]) -> None:
    result = excerpt("".join(sentences))
    longest = 16
    assert width(result) > LIMIT - longest
    assert result[-1] in ".!。？"
