"""Line ends between characters of a script without spaces: HTML flows in, joined HTML flows out.

A line end shows as a space. Between two East Asian wide characters it must not (CSS Text Module
Level 3, section 4.1.3 «Segment Break Transformation Rules»). Browsers do not follow that rule yet,
so it is done here, on the finished HTML: there, what is text, tag or code is settled, and raw HTML
is no special case. Every text of a block counts as one sequence: inline tags, and footnote marks
with their number, do not part two characters; `br`, `img` and block tags do.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from unicodedata import east_asian_width

from gazette.markup.allowed import INLINE

_WIDE = frozenset("FWH")
_CHINESE = frozenset("“”‘’…—·")
_HANGUL = re.compile(
    "[\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c"
    "\uac00-\ud7fb\uffa0-\uffdc\u20a9]"
)
# Most line ends stand between block tags; those need no closer look.
_LINE_END = re.compile(
    r"\n[ \t\n]*"
    r"(?!</?(?:p|li|[uod]l|t[rdh]|thead|tbody|table|div|h\d|d[td]|blockquote|pre|br|hr)\b)"
)
_CODE = re.compile(r"<(pre|code|kbd|samp)[ >].*?</\1>", re.DOTALL)
_ENTITY = re.compile(r"&#?\w+;")
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_NOTE_START = '<sup id="fnref'
_NOTE_END = "</a></sup>"


def join_lines(html: str, *, chinese: bool) -> str:
    """Return `html` without the line ends that must not show as spaces.

    `chinese`: beside wide characters, “ ” ‘ ’ … — · (of ambiguous width, UAX #11) count as wide.
    """
    cuts = [cut for cut in _candidates(html) if _joins(html, *cut, chinese=chinese)]
    if not cuts:
        return html
    code = [found.span() for found in _CODE.finditer(html)]
    cuts = [cut for cut in cuts if not any(start < cut[0] < end for start, end in code)]
    edges = [(0, 0), *cuts, (len(html), len(html))]
    return "".join(html[before[1] : after[0]] for before, after in pairwise(edges))


def _candidates(html: str) -> list[tuple[int, int]]:
    """Return start and end of each run of spaces that holds a line end."""
    found = []
    for match in _LINE_END.finditer(html):
        start, end = match.span()
        while start and html[start - 1] in " \t":
            start -= 1
        if start and end < len(html):
            found.append((start, end))
    return found


def _joins(html: str, start: int, end: int, *, chinese: bool) -> bool:
    before = _before(html, start)
    if not before or not _is_wide(before, chinese=chinese):
        return False
    after = _after(html, end)
    return bool(after) and _is_wide(after, chinese=chinese)


def _is_wide(char: str, *, chinese: bool) -> bool:
    if east_asian_width(char) in _WIDE:
        return _HANGUL.match(char) is None
    return chinese and char in _CHINESE


def _before(html: str, end: int) -> str:
    """Return the character of text before `end`, or nothing where the text begins."""
    while end:
        last = html[end - 1]
        if last == ">":
            if html.endswith(_NOTE_END, 0, end) and (note := html.rfind(_NOTE_START, 0, end)) >= 0:
                end = note
                continue
            end = html.rfind("<", 0, end)
            if end < 0 or not _is_inline(html, end):
                return ""
        elif last == ";":
            start = html.rfind("&", max(0, end - 12), end)
            entity = html[start:end] if start >= 0 else ""
            return unescape(entity)[-1:] if _ENTITY.fullmatch(entity) else last
        else:
            return last
    return ""


def _after(html: str, start: int) -> str:
    """Return the character of text from `start` on, or nothing where the text ends."""
    while start < len(html):
        first = html[start]
        if first == "<":
            if html.startswith(_NOTE_START, start) and (note := html.find(_NOTE_END, start)) >= 0:
                start = note + len(_NOTE_END)
                continue
            if not _is_inline(html, start):
                return ""
            start = html.find(">", start) + 1
            if not start:
                return ""
        elif first == "&":
            entity = _ENTITY.match(html, start)
            return unescape(entity.group())[:1] if entity else first
        else:
            return first
    return ""


def _is_inline(html: str, start: int) -> bool:
    name = _TAG_NAME.match(html, start)
    return name is not None and name.group(1) in INLINE
