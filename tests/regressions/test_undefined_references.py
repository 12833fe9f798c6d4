"""`[text][name]` without a line `[name]: address` was shown as it stands, and nobody was told."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


def found(source: str) -> list[tuple[str, int]]:
    return [(finding.key, finding.line) for finding in convert(source).findings]


def test_references_to_nothing_are_told_with_their_lines() -> None:
    source = (
        "[the a][nope], [the b][]\n\n![c][1]\n\n> [**d**][r1]: e\n\nA[^1]\n\n[^1]: [附件][fj]\n"
    )
    assert found(source) == [
        ("reference-missing", 1),
        ("reference-missing", 1),
        ("reference-missing+image", 3),
        ("reference-missing", 5),
        ("reference-missing", 9),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "[a][B], [b][] and [b]\n\n[b]: https://example.com/",
        "[2020] 5号, 〔2020〕 5号, [a] [b], [ ][ ]",
        r"\[a\]\[b\] \[a][b] [a]\[b]",
        "`[a][b]` <code>a[0][1]</code>\n\n```\n[a][b]\n```\n\n    [a][b]",
        "a[^1][^2] [b][^1]\n\n[^1]: c\n[^2]: d",
        "[a][b](https://example.com/)",
    ],
)
def test_brackets_that_refer_to_nothing_are_text(source: str) -> None:
    assert found(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "依据标准[1][2]和[3]。",
        "[GB/T 1][GB/T 2], [ISO 9001:2015][ISO/IEC 17025], [GB 4943.1—2022][T/CAS 12-2020]",
        "x[i][j], [i][j], table[row][column]",
        "[Annex A][Annex B], [附录A][附录B], [表 1][表 2]",
        "请填写[姓名][电话]。",
        "the standard [Smith 2020][12]",
    ],
)
def test_citations_indices_and_blanks_of_a_form_are_text(source: str) -> None:
    assert found(source) == []


def test_what_stands_in_html_is_told_as_such() -> None:
    assert found("<p>[a][b] c[^1]</p>\n") == [("markdown-in-html", 1)]
