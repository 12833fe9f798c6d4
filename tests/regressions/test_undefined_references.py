"""`[text][name]` without a line `[name]: address` was shown as it stands, and nobody was told."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


def found(source: str) -> list[tuple[str, int]]:
    return [(finding.key, finding.line) for finding in convert(source).findings]


def test_references_to_nothing_are_told_with_their_lines() -> None:
    source = "[a][nope], [b][]\n\n![c][nope]\n\n> [**d**][nope]: e\n\nA[^1]\n\n[^1]: [f][g]\n"
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


def test_what_stands_in_html_is_told_as_such() -> None:
    assert found("<p>[a][b] c[^1]</p>\n") == [("markdown-in-html", 1)]
