"""No input makes the converter fail, or work without end."""

from __future__ import annotations

import time

import pytest

from tests.unit.markup.show import convert, converter

N = 5000

TOO_DEEP = {
    "quotes": ">" * N,
    "quotes with spaces": "> " * N,
    "brackets": "[" * N,
    "picture brackets": "![" * N,
    "links never closed": "[a](" * N,
    "lists by two": "\n".join("  " * level + "- a" for level in range(2000)),
    "lists by four": "\n".join("    " * level + "- a" for level in range(2000)),
    "lists on one line": "- " * N + "x",
    "numbers on one line": "1. " * N + "x",
    "tags never ended": "<a " * N,
    "tags never closed": "<div>" * N,
    "tags on lines": "<b>\n" * N,
    "emphasis": "*a **b " * N,
    "admonitions": "\n".join("    " * level + "!!! note" for level in range(300)),
    "definitions": "a\n: b\n" * N,
}

HARMLESS = {
    "a long paragraph": "中文内容" * 250_000,
    "a long English paragraph": "hello world " * 90_000,
    "many lines": "中文内容\n" * 20_000,
    "many items": "- item\n" * 10_000,
    "many paragraphs": "hello **world** [x](y.md)\n\n" * 2000,
    "many rows": "| a | b |\n|---|---|\n" + "| [x](y.md) | `b` |\n" * 2000,
    "many headings": "# a\n\n" * 1000,
    "many fences": "```\nx\n```\n" * 1000,
    "open fences": "~~~a\n```b\n" * 500,
    "comments never closed": "<!--" * 1000,
    "a long number": "9" * N + ". x",
    "dashes": "- " * N,
    "blank lines": "\n" * 100_000,
    "tabs": "\t" * N + "- a",
}


@pytest.mark.parametrize("source", TOO_DEEP.values(), ids=TOO_DEEP.keys())
def test_what_is_too_deep_is_found_out_in_time(source: str) -> None:
    started = time.process_time()
    fragment = convert(source)
    assert "too-deep" in [finding.key for finding in fragment.findings]
    assert time.process_time() - started < 10


@pytest.mark.parametrize("source", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_only_long_is_converted(source: str) -> None:
    started = time.process_time()
    fragment = convert(source)
    assert "too-deep" not in [finding.key for finding in fragment.findings]
    assert time.process_time() - started < 10


def test_a_converter_goes_on_after_a_text_that_was_too_deep() -> None:
    one = converter(joins_lines=False)
    one.convert("a\n: b\n" * N)
    assert one.convert("- a\n- b").html == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"


def test_the_line_of_what_is_too_deep_is_told() -> None:
    source = "text\n\nmore\n\n" + "[" * N
    assert [(f.line, f.key) for f in convert(source).findings] == [(5, "too-deep")]
