"""A line end shows as a space; between characters of a script without spaces it vanishes."""

from __future__ import annotations

import pytest

from gazette.markup.joins import join_lines
from tests.unit.markup.show import html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("文", "字"),
        ("。", "字"),
        ("，", "「"),
        ("か", "な"),
        ("ｱ", "ｲ"),
        ("文", "Ａ"),
        ("文", "𠮷"),
    ],
)
def test_a_line_end_between_wide_characters_vanishes_in_every_language(
    before: str, after: str
) -> None:
    assert html(f"{before}\n{after}") == f"<p>{before}{after}</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [("a", "b"), ("文", "a"), ("1", "文"), ("한", "국"), ("文", "한"), ("ﾡ", "文"), (".", "文")],
)
def test_a_line_end_beside_latin_or_hangul_stays(before: str, after: str) -> None:
    assert html(f"{before}\n{after}", joins_lines=True) == f"<p>{before}\n{after}</p>"


@pytest.mark.parametrize("mark", "“”‘’…—·")
def test_ambiguous_punctuation_joins_only_in_languages_without_spaces(mark: str) -> None:
    for text in (f"文{mark}\n字", f"文\n{mark}字", f"文{mark}\n{mark}字"):
        assert html(text, joins_lines=True) == f"<p>{text}</p>".replace("\n", "")
        assert html(text) == f"<p>{text}</p>"
    assert "\n" in html(f"word{mark}\nword", joins_lines=True)


@pytest.mark.parametrize(
    "source",
    [
        "文**字**\n文",
        "文*字\n文*字",
        "文\n**字**",
        "**文**\n*字*",
        "[文](a.md)\n字",
        "文<span>\n字</span>",
        "<del>文</del>\n字",
        "文[^1]\n字\n\n[^1]: n",
        "文\n[^1]字\n\n[^1]: n",
        "`文`\n字",
        "文&#12290;\n字",
        "文\n&#12290;字",
    ],
)
def test_inline_tags_and_footnote_marks_do_not_part_characters(source: str) -> None:
    assert "\n" not in html(source).split("</p>")[0]


@pytest.mark.parametrize(
    "source",
    ["文  \n字", "文<br>\n字", "文\n![图](a.png)\n字", "`文\n字`", "文<kbd>文\n字</kbd>"],
)
def test_breaks_pictures_and_code_keep_their_line_ends(source: str) -> None:
    assert "\n" in html(source).split("</p>")[0]


def test_code_blocks_and_headings_are_left_alone() -> None:
    assert "文\n字" in html("```\n文\n字\n```")
    assert "文\n字" in html("<pre>文\n字</pre>")
    assert html("## 文\n字").endswith("文</h2>\n<p>字</p>")


def test_spaces_around_a_joined_line_end_vanish_with_it() -> None:
    assert join_lines("<p>文 \n  字</p>", chinese=False) == "<p>文字</p>"


def test_a_line_end_at_either_end_of_the_html_is_kept() -> None:
    assert join_lines("\n文\n", chinese=True) == "\n文\n"
    assert join_lines("文\n<em", chinese=True) == "文\n<em"
