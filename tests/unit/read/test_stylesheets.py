"""Style sheets in one piece: what is put in the place of an import, and what is left out."""

from __future__ import annotations

import pytest

from gazette.errors import DesignError
from gazette.read.stylesheets import join_sheets


def joined(**texts: str) -> str:
    """The sheet `a.css` of sheets given by their names without suffix; `__` units folders."""
    sheets = {f"{name.replace('__', '/')}.css": text for name, text in texts.items()}
    return join_sheets(sheets, "static")[0]["a.css"]


def told(**texts: str) -> list[tuple[str, int, str]]:
    with pytest.raises(DesignError) as caught:
        joined(**texts)
    return [(p.path, p.line, p.key) for p in caught.value.problems]


def test_an_imported_file_stands_in_the_place_of_its_line() -> None:
    found = joined(a='@import "b.css";\n@import "p/c.css";\nx{y:z}', b="b{c:d}", p__c="e{f:g}")
    assert found == "b{c:d}e{f:g}x{y:z}\n"


def test_parts_may_have_parts_which_are_named_from_their_own_folder() -> None:
    assert joined(a="@import 'p/b.css';", p__b='@import "c.css";', p__c="c{d:e}") == "c{d:e}\n"


def test_a_sheet_without_imports_is_not_touched() -> None:
    assert join_sheets({"a.css": "/* Mine */ a { b: c }"}, "static") == ({}, frozenset())


def test_only_whole_sheets_are_joined_and_their_parts_are_named() -> None:
    sheets = {"a.css": '@import "b.css";', "b.css": '@import "c.css";', "c.css": "", "d.css": ""}
    whole, units = join_sheets(sheets, "static")
    assert set(whole) == {"a.css"}
    assert units == {"b.css", "c.css"}


def test_comments_and_needless_space_go_and_strings_stay() -> None:
    result = joined(
        a='@import "b.css"; ',
        b='/* one; */\na  >  b ,\n c :hover {\n  content: "/* x */  ; y";\n  margin: 0  auto;\n}\n',
    )
    assert result == 'a > b,c :hover{content:"/* x */  ; y";margin:0 auto}\n'


@pytest.mark.parametrize(
    "line",
    [
        '@import url("b.css");',
        '@import "b.css" print;',
        '@import "https://a.example/b.css";',
        '/*\n@import "b.css";\n*/',
    ],
)
def test_any_other_import_is_the_browsers(line: str) -> None:
    assert join_sheets({"a.css": line, "b.css": "p{}"}, "static") == ({}, frozenset())


def test_addresses_lead_from_the_sheet_where_they_led_from_the_part() -> None:
    unit = "a{b:url(x.svg)}c{d:url('../y.svg')}e{f:url(/z.svg)}g{h:url(data:x)}i{j:url(#k)}"
    assert joined(a='@import "p/b.css";', p__b=unit) == (
        "a{b:url(p/x.svg)}c{d:url('y.svg')}e{f:url(/z.svg)}g{h:url(data:x)}i{j:url(#k)}\n"
    )


def test_an_import_that_leads_nowhere_is_told_at_its_line() -> None:
    assert told(a='/* 1\n2 */\n@import "b.css";\n@import "../a.css";') == [
        ("static/a.css", 3, "missing-import"),
        ("static/a.css", 4, "missing-import"),
    ]


def test_imports_in_circles_are_told() -> None:
    assert told(a='@import "b.css";', b='@import "c.css";', c='\n@import "b.css";') == [
        ("static/b.css", 1, "circular-import"),
        ("static/c.css", 2, "circular-import"),
    ]
    assert told(a='@import "a.css";') == [("static/a.css", 1, "circular-import")]
