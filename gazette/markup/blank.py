"""A source without its code: the same text flows out, with spaces where code and comments stood.

What is left can be searched for links, tags and headings; every character keeps its line.
"""

from __future__ import annotations

import re

from gazette.markup.block_starts import needs_layout
from gazette.markup.layout import lay_out

_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")
_HTML_CODE = re.compile(r"<(pre|code)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_CONTAINER = re.compile(r" {0,3}(?:[*+-] |\d+\. |!!! ?\w|\[\^[^\]]+\]:|: )")


def blank_code(source: str) -> str:
    """Return `source` with fenced, indented and inline code and comments blanked out."""
    source = blank_fences(source)
    if "\n\n    " in source or source.startswith("    "):
        source = _blank_indented(source)
    if "`" in source:
        source = _SPAN.sub(_blanked, source)
    if "<!--" in source:
        source = _COMMENT.sub(_blanked, source)
    return source


def blank_fences(source: str) -> str:
    """Return `source` with fenced code blanked out, and code that is indented in containers."""
    if not needs_layout(source):
        return source
    lines = source.split("\n")
    _, blocks = lay_out(lines, lambda _: "")
    for code in blocks:
        for number in range(code.first, code.last + 1):
            lines[number] = " " * len(lines[number])
    return "\n".join(lines) if blocks else source


def holds_fence(text: str) -> bool:
    """Whether a fence may stand in a text; one character is found much sooner than three."""
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def without_html_code(source: str) -> str:
    """Return `source` with what an author wrote between tags for code blanked out."""
    return _HTML_CODE.sub(_blanked, source) if "</" in source else source


def _blanked(found: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", found.group())


def _blank_indented(source: str) -> str:
    """Blank lines indented by four after an empty line, unless a list or its like is open."""
    lines = source.split("\n")
    open_container = in_code = False
    after_blank = True
    for index, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        indented = line.startswith("    ")
        if indented and not open_container and (after_blank or in_code):
            lines[index] = " " * len(line)
            in_code = True
        else:
            in_code = False
            if _CONTAINER.match(line):
                open_container = True
            elif after_blank and not line.startswith("  "):
                open_container = False
        after_blank = False
    return "\n".join(lines)
