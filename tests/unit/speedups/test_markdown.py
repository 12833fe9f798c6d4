"""With its speed-ups Python-Markdown makes of every text what it makes without, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.tables import PIPE_LEFT, PIPE_NONE, PIPE_RIGHT, TableProcessor

from gazette.speedups.markdown import speed_up
from gazette.speedups.markdown.rows import split_row
from tests.unit.markup.show import converter
from tests.unit.markup.sources import EMPHASIS, MEANT, SOURCES, TANGLED
from tests.unit.markup.stock import stock_texts

REPOSITORY = Path(__file__).parents[3]
EXTENSIONS = ("tables", "fenced_code", "def_list", "attr_list", "admonition", "footnotes")


def markdown(*, quick: bool) -> Markdown:
    md = Markdown(extensions=list(EXTENSIONS), output_format="html")
    if quick:
        speed_up(md)
    return md


def html(md: Markdown, text: str) -> str:
    """Return the HTML of a text, or the name of the error that Python-Markdown ends in."""
    try:
        return md.reset().convert(text)
    except TypeError as error:
        return type(error).__name__


def own_texts() -> list[str]:
    folders = (REPOSITORY / "content", REPOSITORY / "tests" / "cases" / "markup")
    return [path.read_text("utf-8") for folder in folders for path in folder.rglob("*.md")]


def differing(
    texts: Iterable[str], one: Callable[[str], object], two: Callable[[str], object]
) -> str:
    """Return the first text of which `one` and `two` make different things, or nothing."""
    return next((text for text in texts if one(text) != two(text)), "")


STOCK = markdown(quick=False)
QUICK = markdown(quick=True)
STOCK_CONVERTER = converter(joins_lines=True, speed_up=None)
QUICK_CONVERTER = converter(joins_lines=True)


def test_there_are_texts_enough_to_compare() -> None:
    texts = stock_texts()
    assert len(texts) > 2000
    assert sum("**" in text for text in texts) > 50
    assert len(own_texts()) > 20


@pytest.mark.parametrize("texts", [stock_texts, own_texts])
def test_the_html_is_that_of_python_markdown(texts: Callable[[], Iterable[str]]) -> None:
    assert not differing(texts(), lambda text: html(STOCK, text), lambda text: html(QUICK, text))


@pytest.mark.parametrize("joins_lines", [False, True])
@pytest.mark.parametrize("texts", [stock_texts, own_texts])
def test_the_fragment_is_the_same(texts: Callable[[], Iterable[str]], joins_lines: bool) -> None:
    stock = converter(joins_lines=joins_lines, speed_up=None)
    quick = converter(joins_lines=joins_lines)
    assert not differing(texts(), stock.convert, quick.convert)


@settings(max_examples=3000)
@given(SOURCES | MEANT | TANGLED | EMPHASIS)
def test_the_html_of_any_text_is_that_of_python_markdown(text: str) -> None:
    assert html(STOCK, text) == html(QUICK, text)


@settings(max_examples=800)
@given(SOURCES | MEANT)
def test_the_fragment_of_any_text_is_the_same(text: str) -> None:
    assert STOCK_CONVERTER.convert(text) == QUICK_CONVERTER.convert(text)


ROWS = st.lists(st.sampled_from(["|", "`", "\\", " ", "a", "文", "``", "| ", "-"]), max_size=12)


@pytest.mark.parametrize("border", [PIPE_NONE, PIPE_LEFT, PIPE_RIGHT, PIPE_LEFT | PIPE_RIGHT])
@given(row=ROWS.map("".join))
def test_rows_are_split_as_python_markdown_splits_them(border: int, row: str) -> None:
    table = TableProcessor(Markdown().parser, {})
    table.border = border
    assert split_row(table, row) == table._split_row(row)


def test_a_pattern_without_a_sign_is_refused() -> None:
    md = Markdown(extensions=[*EXTENSIONS, "wikilinks"])
    with pytest.raises(TypeError, match="inline pattern"):
        speed_up(md)


def test_a_block_processor_without_a_gate_is_refused() -> None:
    md = Markdown(extensions=[*EXTENSIONS, "abbr"])
    with pytest.raises(TypeError, match="block processor"):
        speed_up(md)


@pytest.mark.parametrize(
    "text",
    [
        "a **b** c **d**e [f](g) **h** [i](j_k*l)",
        "**a****b**",
        "[**a**](b) **[c](d)**",
        "**a [b](c** d)",
        "[a](b[c](d) [e] f](g)",
        "***a** b* **c*** _d_ [e_f](g_h) i_j_",
        "** a** **b ** **\u3000c**",
        "[a](b **c) d**",
        "****a*[x](y)***",
        "![a](b) [](c) [d](<e>) [f](g 'h') **i**\\* `j` **k**",
        "[a][] **b** [c]\n\n[a]: d",
        "- **a**: [b](c)\n\n  d **e**\n- f\n# **g**\nh [i](j)",
    ],
)
def test_plain_links_and_bold_words_are_told_from_all_others(text: str) -> None:
    assert html(QUICK, text) == html(STOCK, text)
