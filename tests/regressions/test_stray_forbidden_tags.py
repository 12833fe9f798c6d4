"""The end of a tag that is not allowed, without its beginning, was taken out in silence."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("a </center> b", "html-tag+center"),
        ("a\n\n</font>", "html-tag+font"),
        ("a </script> b", "html-tag+script"),
        ("a </foo> b", "html-tag"),
    ],
)
def test_it_is_told_at_its_line(source: str, key: str) -> None:
    found = convert(f"one\n\n{source}").findings
    assert [(each.key, each.line) for each in found] == [(key, 3 + source.count("\n"))]


def test_it_is_told_once_with_its_beginning() -> None:
    found = convert("a <font>b</font> c\n\n<font>d</font>").findings
    assert [(each.key, each.line) for each in found] == [("html-tag+font", 1), ("html-tag+font", 3)]
