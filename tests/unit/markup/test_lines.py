"""Every link, heading and finding knows the line it comes from."""

from __future__ import annotations

from gazette.markup.blank import blank_code
from tests.unit.markup.show import convert, keys


def slot_lines(source: str) -> list[tuple[str, int]]:
    return [(slot.value, slot.line) for slot in convert(source).slots]


def test_targets_that_are_repeated_have_their_own_lines() -> None:
    source = "[a](x.md)\n\ntext\n[b](x.md) and [c](x.md)\n\n[d](x.md)"
    assert slot_lines(source) == [("x.md", 1), ("x.md", 4), ("x.md", 4), ("x.md", 6)]


def test_a_target_in_code_is_not_counted() -> None:
    source = "`[a](x.md)`\n\n```\n[b](x.md)\n```\n\n    [c](x.md)\n\n[d](x.md)"
    assert slot_lines(source) == [("x.md", 9)]


def test_a_target_in_a_list_item_indented_by_four_is_counted() -> None:
    source = "- item\n\n    [a](x.md)\n\n[b](x.md)"
    assert slot_lines(source) == [("x.md", 3), ("x.md", 5)]


def test_a_longer_target_is_not_mistaken_for_its_beginning() -> None:
    assert slot_lines("[a](x.md#y)\n\n[b](x.md)") == [("x.md#y", 1), ("x.md", 3)]


def test_a_target_mentioned_in_the_text_is_not_counted() -> None:
    assert slot_lines("the file x.md. See x.md.\n\n[b](x.md)") == [("x.md", 3)]


def test_reference_links_have_the_line_of_their_use() -> None:
    source = "[one][R]\n\n[two](x.md)\n\n[r]\n\n[r]: x.md 'Title'\n"
    assert slot_lines(source) == [("x.md", 1), ("x.md", 3), ("x.md", 5)]


def test_targets_with_entities_and_backslashes_are_found() -> None:
    source = "\n[a](a?b=1&c=2)\n\n[b](d?b=1&amp;c=2)\n\n[c](e\\_f.md)"
    assert [line for _, line in slot_lines(source)] == [2, 4, 6]


def test_headings_have_their_lines_whatever_their_form() -> None:
    source = (
        "# One\n\ntext\n## Two\n\nThree\n-----\n\n"
        "> ### Four\n\n- # Five\n\n<h3>Six</h3>\n\n```\n# no\n```\n\n#Seven #\n"
    )
    assert [(h.text, h.line) for h in convert(source).headings] == [
        ("One", 1),
        ("Two", 4),
        ("Three", 6),
        ("Four", 9),
        ("Five", 11),
        ("Six", 13),
        ("Seven", 19),
    ]


def test_lines_that_only_look_like_headings_do_not_confuse_the_others() -> None:
    source = "| a |\n|---|\n| # |\n\ntext\n#1 is first\n\nmore\ntext\n---\n\n## Two"
    found = [(heading.text, heading.line) for heading in convert(source).headings]
    assert found == [("Two", 12)]


def test_footnotes_have_the_line_of_their_text() -> None:
    source = "a[^1] b[^2]\n\n[^1]: x\n\n[^2]: y [z](z.md)"
    assert slot_lines(source) == [("1", 3), ("z.md", 5), ("2", 5)]


def test_findings_in_html_have_the_line_of_the_tag() -> None:
    source = "`<u style='a'>`\n\n<p style='a'>x</p>\n\ntext\n<b style='a'>y</b>\n"
    assert keys(source) == ["3 html-attribute+style", "6 html-attribute+style"]


def test_blanking_keeps_every_line_and_every_character_in_its_place() -> None:
    source = "a `b` c\n\n```\nd\n```\n\n    e\n\n<!-- f\ng -->h\n- i\n\n    j"
    blanked = blank_code(source)
    assert [len(line) for line in blanked.split("\n")] == [len(x) for x in source.split("\n")]
    assert blanked.split() == ["a", "c", "h", "-", "i", "j"]
