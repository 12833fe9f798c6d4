"""Lines as word processors set them: a source flows in, with its lines kept apart it flows out.

In Word and WeChat every line is a paragraph of its own; Markdown runs lines together. So

- a line that begins with two ideographic spaces begins a paragraph, as Chinese ones are set (in a
  list or a quote it begins a line),
- two or more lines of a name and its value («联系人：…», «Phone: …») are lines,
- and so are the lines of a signature: a paragraph that `{.signature}` ends.

Code and the author's own HTML stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from gazette.markup.lines import Places

_INDENT = "\u3000\u3000"
_LABEL = re.compile(
    r"(?![ ]{5})[ >]*(?:(?:[*+-]|\d{1,9}\.)[ ]+)?[ \u3000]*"
    r"(?:(?![一二三四五六七八九十]{1,3}、)"
    r"[㐀-鿿][㐀-鿿（）()、/ \u3000·]{0,11}[：:][ \u3000]*[^\s/:：]"
    r"|[A-Z][A-Za-z/.&-]*(?:[ ][A-Za-z/.&-]+){0,2}(?::[ ]+|：[ ]*)[^\s:：])"
)
_LABELS = re.compile(r"[：:][^\n]*\n[^\n]*[：:]")
_CONTAINER = re.compile(r"[ ]{0,3}(?:>|(?:[*+-]|\d{1,9}\.)[ ]|!!! ?\w|\[\^[^\]]+\]:|:[ ]|[ ])")
_MARKED = re.compile(r"[ >]*(?:[*+-]|\d{1,9}\.)[ ]")
_HTML = re.compile(r"[ ]{0,3}<(?!(?:br|img|hr|wbr|https?)\b)([a-z][a-z0-9]*)\b", re.IGNORECASE)
_BREAK = re.compile(r"(?:\\|<br ?/?>)\s*\Z", re.IGNORECASE)
_SIGNED = re.compile(r"[ ]*\{:?[ ]*\.signature[ ]*\}[ ]*")


def keep_lines_apart(places: Places) -> str:
    """Return a source with empty lines and line breaks where its lines are meant as such."""
    source = places.source
    if not (_INDENT in source or ".signature" in source or _LABELS.search(source)):
        return source
    written = source.split("\n")
    made: list[str] = []
    for run in _runs(written, places.text.split("\n")):
        made += _signature(run) if _SIGNED.fullmatch(run[-1]) else _paragraphs(run)
    return "\n".join(made)


def _runs(lines: list[str], without_code: list[str]) -> list[list[str]]:
    """Return the lines, those together that may be one paragraph, all others alone."""
    runs: list[list[str]] = []
    tag, text = "", False
    for line, visible in zip(lines, without_code, strict=True):
        tag = tag or ("" if not (found := _HTML.match(visible)) else found[1].lower())
        was_text, text = text, not tag and bool(visible.strip(" \t"))
        if text and was_text:
            runs[-1].append(line)
        else:
            runs.append([line])
        if tag and f"</{tag}" in visible.lower():
            tag = ""
    return runs


def _signature(run: list[str]) -> list[str]:
    """Return the lines of a signature, without the spaces that moved them to the right."""
    lines = [line.strip(" \u3000") for line in run]
    return [_broken(line) for line in lines[:-2]] + lines[-2:]


def _paragraphs(run: list[str]) -> list[str]:
    lines, inside, labels = [run[0]], bool(_CONTAINER.match(run[0])), 0
    for before, line in pairwise(run):
        inside = inside or bool(_CONTAINER.match(line))
        if line.lstrip(" >").startswith(_INDENT):
            if inside:
                lines[-1] = _broken(before)
            else:
                lines.append("")
            labels = 0
        elif _MARKED.match(line) or not _LABEL.match(before):
            labels = 0
        elif labels or _LABEL.match(line):  # what follows the last of them is a line too
            lines[-1] = _broken(before)
            labels += 1
        lines.append(line)
    return lines


def _broken(line: str) -> str:
    broken = line.endswith("  ") or "|" in line or _BREAK.search(line)
    return line if broken else f"{line.rstrip()}  "
