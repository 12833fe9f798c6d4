"""The prose of a document: Markdown in, the lengths of its sentences out."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`[^`]*`")
_END = re.compile(r"(?<=[.!?])[*”\")]*\s+(?=[*“(\"]*(?:[A-Z]|code\b))")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9’'-]*")


def sentence_lengths(markdown: str) -> list[int]:
    """Return the number of words of each sentence; a piece of code counts as one word.

    Headings, tables and blocks of code are no prose. A list item begins a sentence.
    """
    lengths = []
    for paragraph in re.split(r"\n\s*\n|\n(?=[-*] )", _FENCE.sub("", markdown)):
        lines = [line for line in paragraph.split("\n") if not line.startswith(("#", "|"))]
        text = _CODE.sub("code", _LINK.sub(r"\1", " ".join(lines)))
        lengths += [len(_WORD.findall(sentence)) for sentence in _END.split(text)]
    return [length for length in lengths if length]
