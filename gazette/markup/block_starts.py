"""How blocks begin, line by line (CommonMark 0.31, sections 4 and 5): lines in, signs out."""

from __future__ import annotations

import re

FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
ITEM = re.compile(
    r"(?P<indent> *)(?P<marker>[*+-]|(?P<number>\d{1,9})[.)])(?P<gap> +|$)(?=(?P<rest>.*))"
)
RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
QUOTE = re.compile(r" {0,3}> ?")
ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] *$", re.IGNORECASE)
HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
BOX = re.compile(r" {0,3}!!! ?\w")
NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")
TERM = re.compile(r" {0,3}: {1,3}\S")
DIRECTIVE = re.compile(
    r" {0,3}:{3,} ?(?P<kind>[A-Za-z]+) *(?:\[(?P<label>[^\]]*)\]|(?P<title>[^{\]]*))$"
)
DIRECTIVE_END = re.compile(r" {0,3}:{3,} *$")
KINDS = {
    "note": "note", "info": "note", "tip": "tip", "important": "important", "caution": "caution",
    "warning": "warning", "danger": "danger", "success": "tip", "error": "danger",
}  # fmt: skip
DELIMITER = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$| {0,3}\|? *:?-+:? *\|? *$")
HTML = re.compile(r" {0,3}<(?:[A-Za-z/!?])")
CODE_TAGS = "script|pre|style|textarea"
HTML_ENDS = (
    (
        re.compile(rf" {{0,3}}<(?:{CODE_TAGS})(?:\s|>|$)", re.IGNORECASE),
        re.compile(rf"</(?:{CODE_TAGS})>", re.IGNORECASE),
    ),
    (re.compile(r" {0,3}<!--"), re.compile("-->")),
)
CANDIDATE = re.compile(r"^[ >]*(?:```|~~~)|^[ >]+\S|^\d{1,9}\)|^ {0,3}:::", re.MULTILINE)
RULE_ROW = re.compile(r"^[ :|-]+$", re.MULTILINE)


def needs_layout(text: str) -> bool:
    """Whether a text may hold what Python-Markdown would read otherwise; most hold none."""
    if CANDIDATE.search(text):
        return True
    return "|" in text and RULE_ROW.search(text) is not None


def dedented(line: str, indent: int) -> str:
    """Return a line without so many of the spaces that it begins with."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def begins_list(text: str) -> bool:
    """Whether a line begins a list: «2.», two columns below «1.», goes on with that one."""
    item = ITEM.match(text)
    return item is not None and item["number"] in {None, "1"}


def begins_block(text: str) -> bool:
    """Whether a line begins a block that may interrupt a paragraph."""
    item = ITEM.match(text)
    return bool(
        FENCE.match(text)
        or QUOTE.match(text)
        or RULE.match(text)
        or HEADING.match(text)
        or BOX.match(text)
        or NOTE.match(text)
        or (item and item["rest"].strip() and item["number"] in {None, "1"})
    )
