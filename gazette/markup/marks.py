"""Lint of marks that refer to something, and of the author's HTML; findings flow out.

What they refer to is not there, or Markdown does not take them for marks where they stand. Python-
Markdown shows them as they are written, in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazette.markup.blank import without_html_code
from gazette.markup.conversion import Conversion
from gazette.model.fragment import Finding

_CODE = re.compile(r"<(pre|code)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OPEN_COMMENT = re.compile(r"<!--(?!.*?-->)", re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")
_SPACE = re.compile(r"\s+")
_NOTE_USE = re.compile(r"(?<!\\)\[\^([^\]\n]+)\](?!:)")
_NOTE = re.compile(r"^[ >]{0,8}\[\^([^\]\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\[([^\[\]]*)(?<!\\)\](?!\()", re.DOTALL
)
_STANDARD = re.compile(r"(?=[A-Z/]{2})[A-Z]+(?:[/ -][A-Z]+)*[ -]?[0-9][0-9A-Z.:/ —–-]*")
_COUNT = re.compile(r"[0-9]+|(?<![A-Za-z])[A-Za-z]$")
_MARKDOWN = re.compile(
    r"(?<!\w)\*\*[^\s*][^*\n]*\*\*"
    r"|!?\[[^\[\]\n]+\](?:\([^\s()]+\)|\[[^\[\]\n]+\])"
    r"|\[\^[^\[\]\n]+\]"
)


def find_footnotes(body: Conversion) -> Iterator[Finding]:
    """Footnotes that are missing, never used, or written twice."""
    if "[^" not in body.text:
        return
    text = _prose(body.text, body.raw)
    used: set[str] = set()
    for found in _NOTE_USE.finditer(text):
        used.add(found.group(1))
        if found.group(1) not in body.footnotes:
            yield body.finding("footnote-missing", found.start(), name=found.group(1))
    seen: set[str] = set()
    for found in _NOTE.finditer(text):
        name = found.group(1)
        if name in seen:
            yield body.finding("footnote-twice", found.start(1), name=name)
        elif name in body.footnotes and name not in used:
            yield body.finding("footnote-unused", found.start(1), name=name)
        seen.add(name)


def find_references(body: Conversion) -> Iterator[Finding]:
    """`[text][name]` and `[name][]` of which no line `[name]: address` is there.

    `[name]` alone is text, as in «[2020] 5号»; so are citations and indices: see `_refers`.
    """
    if "][" not in body.html:  # nor in the source, or all of it was understood
        return
    for found in _REFERENCE.finditer(_prose(body.text, body.raw)):
        image, text, label = found.groups()
        name = _SPACE.sub(" ", label or text)
        is_note = text.startswith("^") or name.startswith("^")
        if is_note or not name.strip() or name.lower() in body.references or "\n\n" in text:
            continue
        before = found.string[found.start() - 1 : found.start()]
        if not image and not _refers(before, text, label or text):
            continue
        key = "reference-missing+image" if image else "reference-missing"
        reference = _SPACE.sub(" ", found.group())[:60]
        yield body.finding(key, found.start(), text=reference, name=name[:60])


def _refers(before: str, text: str, name: str) -> bool:
    """Whether `[text][name]` can only be meant as a link; `before` is the character before it.

    What else it may be: citations («[1][2]», «[GB/T 1][GB/T 2]», «[Annex A][Annex B]»), indices
    («x[i][j]»), and blanks of a form («[姓名][电话]»).
    """
    if (before.isascii() and before.isalnum()) or before == "]":
        return False
    # Two Chinese characters make a word.
    word = len(text) > 2 or (len(text) == 2 and name.isascii() and not text.isascii())
    if not word or not any(map(str.isalpha, name)) or _STANDARD.fullmatch(name):
        return False
    return text == name or _COUNT.sub("", text) != _COUNT.sub("", name)


def find_markdown_in_html(body: Conversion) -> Iterator[Finding]:
    """Markdown inside of HTML blocks: it is shown as it stands."""
    for piece in body.raw:
        if piece.count(">") < 2:
            continue
        html = piece.strip("\n")
        found = _MARKDOWN.search(_COMMENT.sub(_blanked, _CODE.sub(_blanked, html)))
        if found:
            places = body.places
            line = places.inside(html, found.start()) or places.words(found.group())
            yield Finding("markdown-in-html", line, (("text", found.group()[:60]),))


def find_open_comments(body: Conversion) -> Iterator[Finding]:
    """A comment that is never closed: readers would see it."""
    found = _OPEN_COMMENT.search(body.text)
    if found:
        yield body.finding("html-unbalanced+comment", found.start(), name="!--")


def _prose(text: str, raw: Sequence[str]) -> str:
    """Return a text with spaces in place of the author's HTML, and of code between its tags."""
    for piece in raw:
        if "[" in piece:
            html = piece.strip("\n")
            text = text.replace(html, _VISIBLE.sub(" ", html))
    return without_html_code(text)


def _blanked(found: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", found.group())
