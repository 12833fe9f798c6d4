"""Slips of the keyboard that Markdown passes over in silence: a source flows in, warnings flow out.

Each check looks for something that no author can have meant, and says nothing in doubt.
"""

from __future__ import annotations

import re

from gazette.markup.blank import without_html_code
from gazette.markup.lines import Places
from gazette.markup.report import Report

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
    r"|！\[[^\[\]\n]*\][（(][^\s（）()]+\.(?:png|jpe?g|gif|svg|webp)[）)])"
)
_LOOSE_LINK = (
    r"(?im)(?<![\\!])!?\[(?!\d+\])[^\[\]\n]+\]"
    rf"(?:[ ]\(\s*(?:{_ADDRESS})\s*\)|\(\s*(?:{_ADDRESS})[ ]*$)"
)
_ADMONITION = re.compile(r"^[ >]*[!！]{3} ?[^\n]*$", re.MULTILINE)
_GOOD_ADMONITION = re.compile(r'[ >]*!!! ?[\w\-]+(?: +[\w\-]+)*(?: +".*?")? *')
_COUNTED = (
    r"(?:\ {0,3}>)*\ {0,3}(?:(\d{1,2})[、)）]|[（(](\d{1,2})[）)]"
    r"|([一二三四五六七八九十])[、)）]|[（(]([一二三四五六七八九十])[）)])"
)
_COUNTED_LATER = (
    r"\n[ >]{0,9}(?:\d{1,2}[、)）]|[（(](?:\d{1,2}|[一二三四五六七八九十])[）)]"
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


def check_slips(html: str, places: Places, report: Report) -> None:
    """Look for everything that is likely in the text; `html` is what became of it."""
    text = places.text
    if "```" in text or "~~~" in text:
        _check_fences(text, places, report)
    if ("--" in html and "|" in html) or "｜" in html:
        _check_tables(html, text, places, report)
    if "__" in text:
        _check_underscores(html, text, places, report)
    if "（" in text or "）" in text or "！[" in text or "］(" in text:
        for found in re.finditer(_WIDE_LINK, text):
            report.add("full-width-link", places.line_at(found.start()), text=found.group()[:60])
    if "]" in html:  # brackets that nothing was made of
        _check_brackets(html, text, places, report)
    if "!!!" in text or "！！！" in text:
        _check_admonitions(text, places, report)
    if "＃" in text or "－" in text or "１．" in text or "＊＊" in text:
        _check_wide_marks(text, places, report)
    _check_numbers(html, text, places, report)


def _check_numbers(html: str, text: str, places: Places, report: Report) -> None:
    if any(second in text for second in _SECOND) and re.search(_COUNTED_LATER, text):
        _check_counted(text, places, report)
    if _LATER_NUMBER.search(html):  # no list was made of it
        _check_late_lists(text, places, report)


def _check_brackets(html: str, text: str, places: Places, report: Report) -> None:
    if "] (" in html or "](" in html:
        _check_loose_links(html, text, places, report)
    if _TASK_SHOWN.search(html):
        _check_tasks(text, places, report)


def _check_loose_links(html: str, text: str, places: Places, report: Report) -> None:
    """Links with a space between their brackets, or without the last one."""
    shown = _CODE.sub("", html)
    for found in re.finditer(_LOOSE_LINK, without_html_code(text)):
        written = found.group().strip()
        if written[written.index("]") :].split()[0] in shown:
            report.add("link-not-recognised", places.line_at(found.start()), text=written[:60])


def _check_fences(text: str, places: Places, report: Report) -> None:
    """Fences that open or close nothing: closed ones are blanked out in `text`."""
    previous = ""
    for found in _FENCE.finditer(text):
        indented = found.group().startswith(" ")
        key = "unclosed-fence+indented" if indented else "unclosed-fence"
        if key != previous:
            report.add(key, places.line_at(found.start()))
        previous = key


def _check_tables(html: str, text: str, places: Places, report: Report) -> None:
    shown = _CODE.sub("", html)
    for found in _SEPARATOR.finditer(text):
        row = found.group().strip(" >\n")
        if row in shown and "|" in row:
            report.add("table-not-recognised", places.line_at(found.start()))
    for found in _BARS.finditer(text):
        report.add("table-not-recognised+bars", places.line_at(found.start()))


def _check_underscores(html: str, text: str, places: Places, report: Report) -> None:
    shown = _CODE.sub("", html)
    for found in re.finditer(_UNDERSCORE, text):
        if found.group() in shown:
            report.add("underscore-bold", places.line_at(found.start()), text=found.group()[:60])


def _check_admonitions(text: str, places: Places, report: Report) -> None:
    for found in _ADMONITION.finditer(text):
        good = _GOOD_ADMONITION.fullmatch(found.group())
        if not good:
            report.add("admonition-not-recognised", places.line_at(found.start()))
            continue
        following = next((line for line in text[found.end() :].split("\n") if line.strip(" >")), "")
        if not following.lstrip(">").startswith("    ") and "    " not in following[:8]:
            report.add("admonition-empty", places.line_at(found.start()))


def _check_wide_marks(text: str, places: Places, report: Report) -> None:
    for found in re.finditer(_WIDE_MARK, without_html_code(text)):
        written = found.group(1).strip()[:40]
        marks = re.match(r"＃+|－|１．|＊＊", written)
        if marks:
            half = {"１．": "1. "}.get(marks[0], marks[0].translate(_HALF))
            gap = " " if half[0] in "#-" else ""
            rest = written[marks.end() :].lstrip()
            example = f"{half}{gap}{rest.replace('＊＊', '**')}"
            line = places.line_at(found.start(1))
            report.add("full-width-mark", line, text=written, example=example)


def _check_tasks(text: str, places: Places, report: Report) -> None:
    """Boxes to tick, as other Markdown has them; told where a list of them begins."""
    previous = -1
    for found in _TASK.finditer(without_html_code(text)):
        line = places.line_at(found.start(1))
        if line != previous + 1:
            report.add("task-list", line, text=found.group(1))
        previous = line


def _check_counted(text: str, places: Places, report: Report) -> None:
    """Lines that count on, «1、…» and «2、…», in one paragraph: shown as running text."""
    previous = first = at = 0
    for line in without_html_code(text).split("\n"):
        number = _count(line)
        if not line.strip() or line.endswith("  "):
            previous = 0
        elif number == 1:
            previous, first = 1, at
        elif number and number == previous + 1:
            if number == 2:
                report.add("list-not-recognised", places.line_at(first))
            previous = number
        at += len(line) + 1


def _check_late_lists(text: str, places: Places, report: Report) -> None:
    """Lines that count on from 2 or more, straight after a line of text: shown as running text."""
    for found in re.finditer(_LATE, without_html_code(text)):
        first, second = int(found[2]), int(found[3])
        if first != 1 and second == first + 1:
            report.add("list-not-recognised", places.line_at(found.start(1)))


def _count(line: str) -> int:
    """Return the number that a line begins with, or 0."""
    found = re.match(_COUNTED, line)
    if not found:
        return 0
    digits, in_brackets, numeral, numeral_in_brackets = found.groups()
    if digits or in_brackets:
        return int(digits or in_brackets)
    return _NUMERALS.index(numeral or numeral_in_brackets) + 1
