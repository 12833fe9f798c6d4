"""Summaries drawn from a first paragraph: plain text in, whole sentences out."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, takewhile

_WIDTH = 240
"""About three lines in a list; a Chinese character counts as two."""

# A sentence ends at 。！？ or at . ! ? before a space, closing quotes and brackets included.
_END = re.compile(r"[。！？][”’」』）》]*|[.!?][\"'”’)\]]*(?=\s|$)")
# What a full stop stands behind without ending a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|Corp|No|Nos|Art|Sec|Fig|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|cf|approx|Vol"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rev|Ref|Tel|Dept|pp?"
    r"|e\.g|i\.e|a\.m|p\.m|[A-Z]))\.$"
)


def excerpt(lead: str) -> str:
    """Return the beginning of a paragraph, cut at the end of a sentence.

    As many whole sentences as fit into 240 columns; of a longer first sentence, what fits, cut at
    a word or a Chinese punctuation mark and ended by an ellipsis.
    """
    if _width(lead) <= _WIDTH:
        return lead
    cut = 0
    for end in _END.finditer(lead):
        if _width(lead[: end.end()]) > _WIDTH:
            break
        if not _ABBREVIATION.search(lead[: end.end()]):
            cut = end.end()
    return lead[:cut] if cut else _shortened(lead)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _shortened(text: str) -> str:
    columns = accumulate(_width(char) for char in text)
    kept = text[: sum(1 for _ in takewhile(lambda column: column <= _WIDTH - 2, columns))]
    at = max(kept.rfind(mark) for mark in (" ", "，", "；", "、", "："))
    if at > len(kept) // 2:
        kept = kept[:at]
    return f"{kept.rstrip()}…"
