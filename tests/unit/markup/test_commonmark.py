"""How near Gazette's Markdown comes to CommonMark: each example that differs is known."""

from __future__ import annotations

import pytest

from tests.support.markdown_compare import SPECIFICATION, differing_examples, examples, expected
from tests.support.markdown_shape import commonmark, difference


@pytest.fixture(scope="module", autouse=True)
def specification() -> None:
    if not SPECIFICATION.exists():
        pytest.skip("commonmark-spec is not installed")


def test_the_examples_that_differ_from_commonmark_are_those_of_the_table() -> None:
    assert [row.name for row in differing_examples()] == list(expected())


def test_the_comparison_finds_no_difference_between_commonmark_and_itself() -> None:
    reader = commonmark()
    differing = [e.number for e in examples() if difference(reader.render(e.source), e.html)]
    assert differing == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a</p>", "<ul><li>a</li></ul>"),
        ("<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>"),
        ("<p><em>a</em></p>", "<p>a</p>"),
        ('<p><a href="x">a</a></p>', '<p><a href="y">a</a></p>'),
    ],
)
def test_what_a_reader_sees_differently_is_a_difference(ours: str, theirs: str) -> None:
    assert difference(ours, theirs)
    assert not difference(ours, ours)


def test_levels_of_headings_and_lines_of_chinese_are_no_difference() -> None:
    assert not difference('<h2 id="x">a</h2><p>甲乙</p>', "<h1>a</h1>\n<p>甲\n乙</p>")
