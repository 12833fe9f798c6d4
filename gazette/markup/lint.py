"""Lint: what Markdown passes over in silence; what became of a body flows in, findings flow out.

Each function looks for something that no author can have meant, and says nothing in doubt. They
are run as the table of checks names them (`gazette/checks/table.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.markup.admonitions import KINDS, nearest_kind
from gazette.markup.blank import without_html_code
from gazette.markup.conversion import Conversion
from gazette.model.fragment import Finding

_CODE = re.compile(r"<(pre|code)[ >].*?</\1>", re.DOTALL)
_FENCE = re.compile(r"^[ ]*(?:`{3,}(?![^\n]*`)|~{3,})", re.MULTILINE)
_SEPARATOR = re.compile(
    r"^[ >]*\|?[ ]*:?-{2,}:?[ ]*(?:[|｜][ ]*:?-{2,}:?[ ]*)+[|｜]?[ ]*$", re.MULTILINE
)
_BARS = re.compile(r"^[ >]*｜[^\n｜]*｜[^\n]*\n[ >]*｜[-—:：｜ ]+$", re.MULTILINE)
# Patterns that few texts need are compiled when they are asked for, and kept by `re`.
_UNDERSCORE = r"(?:(?<=[⺀-鿿豈-﫿＀-￯])__(?=[^\s_])[^_\n]+__|__[^_\n]+[^\s_]__(?=[⺀-鿿]))"
_ADDRESS = (
    r"(?:https?://|www\.|\.{0,2}/|#)[^\s（）()]*"
    r"|[^\s（）()［］\[\]]+\.(?:md|html?|pdf|docx?|xlsx?|pptx?|zip|rar|png|jpe?g|gif|svg|webp)"
)
_WIDE_LINK = (
    rf"(?i)(?:\[[^\[\]\n]+\]（\s*(?:{_ADDRESS})\s*[）)]"
    rf"|\[[^\[\]\n]+\]\(\s*(?:{_ADDRESS})\s*）"
    rf"|［[^［］\n]+］[（(]\s*(?:{_ADDRESS})\s*[）)]"
    r"|(?:！[\[【［]|!?[【［])[^\[\]【】［］\n]*[\]】］][（(][^\s（）()]+\.(?:png|jpe?g|gif|svg|webp)[）)])"
)
_LOOSE_LINK = (
    r"(?im)(?<![\\!])!?\[(?!\d+\])[^\[\]\n]+\]"
    rf"(?:[ ]\(\s*(?:{_ADDRESS})\s*\)|\(\s*(?:{_ADDRESS})[ ]*$)"
)
_LINK_TAG = re.compile("</?a(?: [^>]*)?>")
_ADMONITION = re.compile(r"^[ >]*[!！]{3} ?[^\n]*$", re.MULTILINE)
_GOOD_ADMONITION = re.compile(r'[ >]*!!! ?[\w\-]+(?: +[\w\-]+)*(?: +".*?")? *')
_COUNTED = (
    r"(?:\ {0,3}>)*\ {0,3}(?:(\d{1,2})(?:[、）]|\)(?!\ ))|[（(](\d{1,2})[）)]"
    r"|([一二三四五六七八九十])[、)）]|[（(]([一二三四五六七八九十])[）)])"
)
_COUNTED_LATER = (
    r"\n[ >]{0,9}(?:\d{1,2}(?:[、）]|\)(?! ))|[（(](?:\d{1,2}|[一二三四五六七八九十])[）)]"
    r"|[一二三四五六七八九十][、)）])"
)
_SECOND = ("2、", "2）", "2)", "二、", "二）", "二)")
_TASK = re.compile(r"^[ >]*(?:[*+-]|\d+\.) +(\[[ xX]\])[ ]", re.MULTILINE)
_TASK_SHOWN = re.compile(r"<li>\s*(?:<p>)?\[[ xX]\] ")
# At the beginning of a paragraph; what is redacted (＊＊市＊＊区) and tags (＃话题＃) are text.
_WIDE_MARK = (
    r"(?m)(?:\A|\n[ >]*(?=\n))\n*[ ]{0,2}(?:>[ ]?)*"
    r"((?:＃{2,6}[ \u3000]*|＃[ \u3000]+)[^\s＃][^\n＃]*$"
    r"|－[ \u3000]+[^\s－][^\n]*"
    r"|１．(?![\s0-9０-９])[^\n]+"
    r"|＊＊[^\s＊][^＊\n]*＊＊(?=[\s：:，。]|\Z))"
)
_HALF = str.maketrans({"＃": "#", "－": "-", "＊": "*", "\u3000": " "})
# A list that does not begin with 1 does not interrupt a paragraph: «2021.» may begin a line.
_LATE = (
    r"(?:\A|\n)(?![ >]*(?:[*+-]|\d+\.)[ ])[ >]*[^\s>][^\n]*"
    r"\n(?=([ >]{0,9}(\d{1,2})\. +\S[^\n]*)\n[ >]{0,9}(\d{1,2})\. +\S)"
)
_LATER_NUMBER = re.compile(r"\n\d{1,2}\. ")
_NUMERALS = "一二三四五六七八九十"


def find_wide_links(body: Conversion) -> Iterator[Finding]:
    """Links whose brackets are full-width."""
    text = body.text
    if "（" in text or "）" in text or any(sign in text for sign in ("！[", "］(", "】(")):
        for found in re.finditer(_WIDE_LINK, text):
            yield body.finding("full-width-link", found.start(), text=found.group()[:60])


def find_loose_links(body: Conversion) -> Iterator[Finding]:
    """Links with a space between their brackets, or without the last one."""
    if "] (" in body.html or "](" in body.html:  # brackets that nothing was made of
        shown = _LINK_TAG.sub("", _CODE.sub("", body.html))
        for found in re.finditer(_LOOSE_LINK, without_html_code(body.text)):
            link = found.group().strip()
            if link[link.index("]") :].split()[0] in shown:
                yield body.finding("link-not-recognised", found.start(), text=link[:60])


def find_fences(body: Conversion) -> Iterator[Finding]:
    """Fences that open or close nothing: closed ones are blanked out in `text`."""
    if "```" in body.text or "~~~" in body.text:
        previous = ""
        for found in _FENCE.finditer(body.text):
            indented = found.group().startswith(" ")
            key = "unclosed-fence+indented" if indented else "unclosed-fence"
            if key != previous:
                yield body.finding(key, found.start())
            previous = key


def find_tables(body: Conversion) -> Iterator[Finding]:
    """Tables that are shown as text."""
    if ("--" in body.html and "|" in body.html) or "｜" in body.html:
        shown = _CODE.sub("", body.html)
        for found in _SEPARATOR.finditer(body.text):
            row = found.group().strip(" >\n")
            if row in shown and "|" in row:
                yield body.finding("table-not-recognised", found.start())
        for found in _BARS.finditer(body.text):
            yield body.finding("table-not-recognised+bars", found.start())


def find_underscores(body: Conversion) -> Iterator[Finding]:
    """Underscores between wide characters, where they make nothing bold."""
    if "__" in body.text:
        shown = _CODE.sub("", body.html)
        for found in re.finditer(_UNDERSCORE, body.text):
            if found.group() in shown:
                yield body.finding("underscore-bold", found.start(), text=found.group()[:60])


def find_admonitions(body: Conversion) -> Iterator[Finding]:
    """Admonitions that are shown as text, or stand empty."""
    text = body.text
    if "!!!" not in text and "！！！" not in text:
        return
    for found in _ADMONITION.finditer(text):
        if not _GOOD_ADMONITION.fullmatch(found.group()):
            yield body.finding("admonition-not-recognised", found.start())
            continue
        following = next((line for line in text[found.end() :].split("\n") if line.strip(" >")), "")
        if not following.lstrip(">").startswith("    ") and "    " not in following[:8]:
            yield body.finding("admonition-empty", found.start())


def find_unknown_admonitions(body: Conversion) -> Iterator[Finding]:
    """Kinds of admonitions that have neither a name nor a look."""
    for kind in body.admonitions:
        if kind not in KINDS:
            line = body.places.pattern(rf"!!! ?{re.escape(kind)}(?![\w-])")
            nearest = nearest_kind(kind)
            yield Finding("unknown-admonition", line, (("kind", kind), ("nearest", nearest)))


def find_lost_cells(body: Conversion) -> Iterator[Finding]:
    """Cells beyond the last column of their table."""
    for row in body.lost_rows:
        yield Finding("table-cell-dropped", body.places.words(row))


def find_wide_marks(body: Conversion) -> Iterator[Finding]:
    """Marks of headings, lists and stress that are full-width."""
    if not any(sign in body.text for sign in ("＃", "－", "１．", "＊＊")):
        return
    for found in re.finditer(_WIDE_MARK, without_html_code(body.text)):
        text = found.group(1).strip()[:40]
        marks = re.match(r"＃+|－|１．|＊＊", text)
        if marks:
            half = {"１．": "1. "}.get(marks[0], marks[0].translate(_HALF))
            gap = " " if half[0] in "#-" else ""
            rest = text[marks.end() :].lstrip()
            example = f"{half}{gap}{rest.replace('＊＊', '**')}"
            yield body.finding("full-width-mark", found.start(1), text=text, example=example)


def find_tasks(body: Conversion) -> Iterator[Finding]:
    """Boxes to tick, as other Markdown has them; told where a list of them begins."""
    if "]" in body.html and _TASK_SHOWN.search(body.html):
        previous = -1
        for found in _TASK.finditer(without_html_code(body.text)):
            finding = body.finding("task-list", found.start(1), text=found.group(1))
            if finding.line != previous + 1:
                yield finding
            previous = finding.line


def find_counted(body: Conversion) -> Iterator[Finding]:
    """Lines that count on, «1、…» and «2、…», in one paragraph: shown as running text."""
    text = body.text
    if not any(second in text for second in _SECOND) or not re.search(_COUNTED_LATER, text):
        return
    previous = first = at = 0
    for line in without_html_code(text).split("\n"):
        number = _count(line)
        if not line.strip() or line.endswith("  "):
            previous = 0
        elif number == 1:
            previous, first = 1, at
        elif number and number == previous + 1:
            if number == 2:
                yield body.finding("list-not-recognised", first)
            previous = number
        at += len(line) + 1


def find_late_lists(body: Conversion) -> Iterator[Finding]:
    """Lines that count on from 2 or more, straight after a line of text: shown as running text."""
    if _LATER_NUMBER.search(body.html):  # no list was made of it
        for found in re.finditer(_LATE, without_html_code(body.text)):
            first, second = int(found[2]), int(found[3])
            if first != 1 and second == first + 1:
                yield body.finding("list-not-recognised", found.start(1))


def _count(line: str) -> int:
    """Return the number that a line begins with, or 0."""
    found = re.match(_COUNTED, line)
    if not found:
        return 0
    digits, in_brackets, numeral, numeral_in_brackets = found.groups()
    if digits or in_brackets:
        return int(digits or in_brackets)
    return _NUMERALS.index(numeral or numeral_in_brackets) + 1
