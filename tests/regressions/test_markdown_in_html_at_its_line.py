"""Markdown in HTML was told where the same words stood first, were they Markdown there or not."""

from __future__ import annotations

from tests.unit.markup.show import convert


def lines(source: str) -> list[int]:
    findings = convert(source).findings
    return [each.line for each in findings if each.key == "markdown-in-html"]


def test_it_is_told_at_the_line_of_the_html() -> None:
    table = "| a |\n|---|\n| [x][q] |\n\n[q]: https://example.com/\n\n"
    assert lines(f'{table}<div markdown="1">[x][q]</div>\n') == [7]
    assert lines("**b**\n\n```\n<p>**b**</p>\n```\n\n<p>\n`c` <code>**d**</code>\n**b**</p>\n") == [
        9
    ]


def test_equal_pieces_have_lines_of_their_own() -> None:
    assert lines("<p>**b**</p>\n\nc\n\n<p>**b**</p>\n") == [1, 5]
