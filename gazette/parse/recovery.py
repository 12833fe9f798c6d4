"""Front matter that YAML refuses flows in; what an editor did wrong, line by line, flows out.

YAML stops at the first mistake, and often far behind it. Here each line is looked at for the
mistakes that people make, and written as it was most likely meant, so that the rest of the file
is checked in the same run. What was recovered is never published: every mistake is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.parse.compose import Trouble
from gazette.parse.names import is_field
from gazette.parse.recovery_value import recover_value

_FENCE_LIKE = re.compile(r"[ \t]*(?:[-－—–−‐‑‒―─━⸺⸻一_＿=＝*＊+＋~～]{2,}|\.{3,}|…+|。{3,})\s*")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_FIELD = re.compile(
    r"(?P<indent> *)(?P<name>[^\s'\"#\[{&*!|>%@`,?:：-][^:：]{0,200}?)[ \u3000]*"
    r"(?P<colon>[:：])(?P<gap>[ \t\u3000]*)(?P<value>.*)"
)
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")


class Recovery(NamedTuple):
    """`end` is the line, from 0, where front matter ends although no proper fence stands there:
    at a line that looks like one (`fence`), or at the first line of the body (`prose`).
    """

    text: str
    troubles: tuple[Trouble, ...]
    end: int | None
    fence: int | None
    prose: int | None


@dataclass(slots=True)
class _State:
    """What the lines so far say about the next one."""

    troubles: list[Trouble] = field(default_factory=list)
    open: bool = False
    text_indent: int | None = None
    after_blank: bool = False


def is_fence_like(line: str) -> bool:
    """Whether `line` was most likely meant to be `---`, and is not."""
    return bool(_FENCE_LIKE.fullmatch(line)) and not re.fullmatch(r"-{3,}\s*", line)


def fence_key(line: str) -> str:
    """Return the rule that a line breaks which was meant for `---`."""
    if line.startswith("+++"):
        return "bad-fence+toml"
    return "bad-fence+space" if re.fullmatch(r"\s+---\s*", line) else "bad-fence"


def recover(front: str) -> Recovery:
    """Return what is wrong in `front`, and `front` as it was most likely meant."""
    state = _State()
    lines: list[str] = []
    for number, line in enumerate(front.split("\n")):
        if is_fence_like(line):
            params = (("found", line.strip()[:40]),)
            state.troubles.append(Trouble(fence_key(line), number, 0, params))
            return _end(lines, state, number, fence=number)
        if _is_prose(line, state):
            return _end(lines, state, number, prose=number)
        lines.append(_recover_line(line, number, state))
        state.after_blank = not line.strip()
    return _end(lines, state)


def _end(
    lines: list[str],
    state: _State,
    end: int | None = None,
    fence: int | None = None,
    prose: int | None = None,
) -> Recovery:
    text = "\n".join(lines) + ("\n" if end is not None else "")
    return Recovery(text, tuple(state.troubles), end, fence, prose)


def _is_prose(line: str, state: _State) -> bool:
    """Whether the body begins here: behind an empty line, and nothing like a field."""
    if not state.after_blank or line[:1] in {"", " ", "\t"} or line.startswith("# "):
        return False
    if state.open and line.startswith("- "):
        return False
    match = _FIELD.fullmatch(line)
    if match is None:
        return True
    return not is_field(match["name"]) and (match["colon"] == "：" or not match["gap"])


def _recover_line(line: str, number: int, state: _State) -> str:
    if not line.strip() or line.lstrip().startswith("#") or _goes_on(line, state):
        return line
    if tabs := _TABS.match(line):
        state.troubles.append(Trouble("tab", number, tabs[0].index("\t")))
        line = tabs[0].replace("\t", "  ") + line[tabs.end() :]
    if line.startswith("\u3000"):
        state.troubles.append(Trouble("full-width-space", number, 0))
        line = line.lstrip("\u3000 ")
    match = _FIELD.fullmatch(line)
    if match is None:
        return _recover_no_field(line, number, state)
    indent = len(match["indent"])
    if indent and not state.open:
        return _recover_continuation(line, match, number, state)
    return _recover_field(line, match, number, state)


def _goes_on(line: str, state: _State) -> bool:
    """Whether the line belongs to a text in block style (`summary: |`), which holds anything."""
    if state.text_indent is None:
        return False
    if len(line) - len(line.lstrip(" ")) > state.text_indent:
        return True
    state.text_indent = None
    return False


def _recover_no_field(line: str, number: int, state: _State) -> str:
    """A line without a colon at the margin is no field; elsewhere it goes on with one."""
    if line.startswith((" ", "- ", "\u3000")) or line in {"-", "]", "}"}:
        return line
    state.troubles.append(Trouble("not-a-field", number, 0, (("text", line.strip()[:40]),)))
    return "#" + line


def _recover_continuation(line: str, match: re.Match[str], number: int, state: _State) -> str:
    """An indented line goes on with the text before it, which must not hold `: ` then."""
    name, indent = match["name"], len(match["indent"])
    if match["colon"] == "：" or not (match["gap"] or not match["value"]):
        return line
    if is_field(name):
        params = (("field", name.strip()),)
        state.troubles.append(Trouble("indented-field", number, indent, params))
        line = line[indent:]
        return _recover_field(line, _FIELD.fullmatch(line) or match, number, state)
    state.troubles.append(Trouble("unquoted-colon+continued", number, indent))
    return line.replace(":", "：")


def _recover_field(line: str, match: re.Match[str], number: int, state: _State) -> str:
    indent, name, value = len(match["indent"]), match["name"], match["value"].rstrip()
    state.open = not value if indent == 0 else state.open
    column = match.start("colon")
    prefix = f"{' ' * indent}{name}: "
    if match["colon"] == "：":
        state.troubles.append(Trouble("full-width-colon", number, column, (("field", name),)))
    elif "\u3000" in match["gap"]:
        state.troubles.append(Trouble("full-width-space", number, 0))
    elif value and not match["gap"]:
        if indent == 0 and not is_field(name) and not name.isidentifier():
            return _recover_no_field(line, number, state)
        state.troubles.append(Trouble("missing-space", number, column, (("field", name),)))
    if _BLOCK_TEXT.fullmatch(value):
        state.text_indent = indent
        return prefix + value
    trouble, value = recover_value(value, name)
    if trouble is not None:
        state.troubles.append(
            trouble._replace(line=number, column=match.start("value") + trouble.column)
        )
    return prefix + value
