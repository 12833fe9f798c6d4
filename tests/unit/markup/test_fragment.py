"""What else a fragment holds: headings, anchors, the lead."""

from __future__ import annotations

import pytest

from gazette.markup import problems
from gazette.markup.headings import Ids, slug
from gazette.model.fragment import Finding
from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scope & purpose", "scope-purpose"),
        ("一、适用范围（2021版）", "一-适用范围-2021版"),
        ("ＡＢＣ　１２", "abc-12"),
        ("--- a_b ---", "a-b"),
        ("？！", "section"),
        ("", "section"),
    ],
)
def test_a_slug_is_readable_in_any_script(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_ids_are_given_once() -> None:
    ids = Ids(["a", "b-2"])
    assert [ids.new(name) for name in ("a", "a", "b", "b", "c")] == ["a-2", "a-3", "b", "b-3", "c"]


def test_a_heading_never_takes_the_id_of_something_else() -> None:
    fragment = convert('## Place\n\n## Other {#place-2}\n\n<p id="place">x</p>\n\n## Place')
    assert [heading.id for heading in fragment.headings] == ["place-3", "place-2", "place-4"]
    assert fragment.anchors == ("place",)


def test_the_shallowest_heading_becomes_the_second_level_and_the_rest_keep_their_distance() -> None:
    assert [h.level for h in convert("# a\n\n## b\n\n###### c").headings] == [2, 3, 6]
    assert [h.level for h in convert("### a\n\n#### b").headings] == [2, 3]


def test_anchors_are_all_ids_but_those_of_headings() -> None:
    source = 'x[^n] <b id="raw">y</b> [z](w.md){#list}\n\n## h {#h}\n\n[^n]: n'
    assert convert(source).anchors == ("fnref:n", "raw", "list", "fn:n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("First.\n\nSecond.", "First."),
        ("## Heading\n\nText *with* [a link](a.md) and `code`.", "Text with a link and code."),
        ("> Quote\n\n- item\n\n    para\n\n1. one\n\nText.", "Text."),
        ("!!! note\n    Box.\n\nText.", "Text."),
        ("| a | b |\n|---|---|\n| c | d |\n\nText.", "Text."),
        ("![Picture](a.png)\n\nText.", "Text."),
        ("A[^1] B&amp;C &lt;D&gt; <span>E</span>\nF.\n\n[^1]: Note.", "A B&C <D> E F."),
        ("中文第一行\n第二行。", "中文第一行第二行。"),
        ("Mail <a@example.org>.", "Mail a@example.org."),
        ("<div>\n<p>In a div.</p>\n</div>", "In a div."),
        ("<details>\n<p>Hidden.</p>\n</details>\n\nShown.", "Shown."),
        ("[^1]\n\n[^1]: Only a note.", ""),
        ("", ""),
    ],
)
def test_the_lead_is_the_first_paragraph_that_has_text(source: str, expected: str) -> None:
    assert convert(source, joins_lines=True).lead == expected


def test_findings_become_problems_of_the_file() -> None:
    found = [Finding("html-tag+h1", 3, (("name", "h1"),)), Finding("heading-skipped", 1)]
    made = problems(found, "content/news/a.en.md", 10)
    assert [(p.code, p.path, p.line, p.severity) for p in made] == [
        ("html-tag", "content/news/a.en.md", 12, "error"),
        ("heading-skipped", "content/news/a.en.md", 10, "warning"),
    ]
