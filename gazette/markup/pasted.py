"""Lint for what comes from Word, Excel and WeChat: what became of a body flows in, findings out.

As in `lint`, each function says nothing in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from gazette.markup.blank import blank_fences, without_html_code
from gazette.markup.conversion import Conversion
from gazette.model.fragment import Finding

_CODE = re.compile(r"<(pre|code)[ >].*?</\1>", re.DOTALL)
_HAN = re.compile("[㐀-鿿]")
# A number is set below the one of the line above.
_MOVED = re.compile(r"(?:[ ]{12,}|[ ]*\u3000{5,})[^\s\d（(].*\S|[ \u3000]{9,}\d{4}")
_SIGNS = "•●▪◦○■□◆◇➢➤✓✔·–—―"
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_BULLET = re.compile(
    rf"[ >]*(?:([{_SIGNS}])[ \t\u3000\u00a0]*(?=[^\s{_SIGNS}-])|([-+])(?=[^\s+{_SIGNS}-])"
    rf"|(\*)(?=[^\s*][^*\n]*$)|([{_NUMBERS}]))"
)
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)[^*\n]*[^*\n\\]\*\*(?!\*)")
_OPEN_BOLD = re.compile(r"^[ >]*(?:(?:[*+-]|\d+\.)[ ]+)?(\*\*[^\s*/][^*\n]*)$", re.MULTILINE)
_WIDE_BOLD = re.compile(r"(?<![＊㐀-鿿])＊＊([㐀-鿿][^＊\n]*[㐀-鿿])＊＊(?=[㐀-鿿])")
_PLACES = "省市县区镇乡村路街道号楼室司局某"
_RULE = re.compile(r"[ >]*\|?[ ]*:?[-—–－―]{2,}:?[ ]*(?:\|[ ]*:?[-—–－―]{2,}:?[ ]*)+\|?[ ]*")
_ROW = re.compile(r"[ >]*\|[^|\n]+\|(?:[^|\n]*\|)*[ ]*")
_TABS = re.compile(r"(?![ >]*(?:[*+-]|\d+\.)\s)[ >]*[^\s>][^\t]*\t.*\S.*")


def find_indented_text(body: Conversion) -> Iterator[Finding]:
    """Chinese text that four spaces make code, told where it begins."""
    if "<pre><code>" not in body.html or not _HAN.search(body.places.source):
        return
    inside = False
    lines = blank_fences(body.places.source).split("\n")
    for number, (line, visible) in enumerate(zip(lines, body.text.split("\n"), strict=True), 1):
        if not line.strip():
            continue
        code = line.startswith("    ") and not visible.strip()
        if code and not inside and 2 * len(_HAN.findall(line)) > len(line.replace(" ", "")):
            yield Finding("indented-text+right" if _MOVED.match(line) else "indented-text", number)
        inside = code


def find_moved_text(body: Conversion) -> Iterator[Finding]:
    """Lines that wide spaces move to the right, as those of a signature."""
    if "\u3000" * 5 in body.text:
        for number, _ in _rows(body.text, lambda line: "\u3000" in line and _MOVED.match(line)):
            yield Finding("indented-text+right", number)


def find_bullets(body: Conversion) -> Iterator[Finding]:
    """Lines with signs that are bullets to the eye alone: shown as running text."""
    for number, rows in _rows(without_html_code(body.text), _BULLET.match):
        found = _BULLET.match(rows[0])
        # Lines that end with a line break stand as they are meant.
        if found and len(rows) > 1 and not rows[0].endswith(("  ", "\\")):
            sign = found[found.lastindex or 0]
            example = ("1. " if sign in _NUMBERS else "- ") + rows[0][found.end() :].strip()[:30]
            yield Finding(
                "list-not-recognised+signs", number, (("example", example), ("sign", sign))
            )


def find_stray_bold(body: Conversion) -> Iterator[Finding]:
    """Asterisks in twos that make nothing bold."""
    if "**" not in body.html and "＊＊" not in body.html:
        return
    shown = _CODE.sub("", body.html)
    text = without_html_code(body.text)
    places = [(found.start(), found.group()) for found in _BOLD.finditer(text)]
    places += [(found.start(1), found.group(1)) for found in _OPEN_BOLD.finditer(text)]
    for at, stars in sorted(places):
        told = any(stars in piece for piece in body.raw)  # as Markdown inside of HTML
        if not told and escape(stars, quote=False).rstrip() in shown:
            yield body.finding("stray-asterisks", at, text=stars[:60])
    for found in _WIDE_BOLD.finditer(text):
        if found[1][-1] not in _PLACES:
            example = f"**{found[1]}**"
            yield body.finding(
                "full-width-mark", found.start(), text=found.group()[:40], example=example[:40]
            )


def find_pasted_tables(body: Conversion) -> Iterator[Finding]:
    """Rows of a table without its line of hyphens, with dashes in it, or with tabs."""
    if "|" in body.html and "|" in body.text:
        shown = _CODE.sub("", body.html)
        for number, rows in _rows(without_html_code(body.text), _ROW.fullmatch):
            first = escape(rows[0].strip(" >"), quote=False)
            if len(rows) < 2 or f"{first}\n" not in shown:
                continue
            if not any(_RULE.fullmatch(row) for row in rows):
                yield Finding("table-not-recognised+rule", number)
            elif _RULE.fullmatch(rows[1]) and re.search("[—–－―]", rows[1]):
                yield Finding("table-not-recognised+dashes", number + 1)
    if "\t" in body.text:
        for number, rows in _rows(without_html_code(body.text), _TABS.fullmatch):
            if len(rows) > 1 and len({row.count("\t") for row in rows}) == 1:
                example = " | ".join(cell.strip() for cell in rows[0].split("\t"))
                yield Finding(
                    "table-not-recognised+tabs", number, (("example", f"| {example[:60]} |"),)
                )


def _rows(text: str, suits: Callable[[str], object]) -> Iterator[tuple[int, list[str]]]:
    """Return the lines that suit, those in a row together, with the number of the first."""
    rows: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line and suits(line):
            rows.append(line)
        elif rows:
            yield number - len(rows), rows
            rows = []
