"""Front matter that YAML refuses flows in; what an editor did wrong, line by line, flows out.

YAML stops at the first mistake, and often far behind it. Here each line is looked at for the
mistakes that people make, and written as it was most likely meant, so that the rest of the file
is checked in the same run. The mended text is never published: every mistake is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.parse.compose import Trouble
from gazette.parse.mend_value import mend_value
from gazette.parse.names import is_field

_FENCE_LIKE = re.compile(r"[ \t]*(?:[-－—–−‐‑‒―─━⸺⸻一_＿=＝*＊+＋~～]{2,}|\.{3,}|…+|。{3,})\s*")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_FIELD = re.compile(
    r"(?P<indent> *)(?P<name>[^\s'\"#\[{&*!|>%@`,?:：-][^:：]{0,200}?)[ \u3000]*"
    r"(?P<colon>[:：])(?P<gap>[ \t\u3000]*)(?P<value>.*)"
)
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")


class Mended(NamedTuple):
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


def mend(front: str) -> Mended:
    """Return what is wrong in `front`, and `front` as it was most likely meant."""
    state = _State()
    mended: list[str] = []
    for number, line in enumerate(front.split("\n")):
        if is_fence_like(line):
            found = line.strip()[:40]
            state.troubles.append(Trouble("bad-fence", number, 0, (("found", found),)))
            return _end(mended, state, number, fence=number)
        if _is_prose(line, state):
            return _end(mended, state, number, prose=number)
        mended.append(_mend_line(line, number, state))
        state.after_blank = not line.strip()
    return _end(mended, state)


def _end(
    mended: list[str],
    state: _State,
    end: int | None = None,
    fence: int | None = None,
    prose: int | None = None,
) -> Mended:
    text = "\n".join(mended) + ("\n" if end is not None else "")
    return Mended(text, tuple(state.troubles), end, fence, prose)


def _is_prose(line: str, state: _State) -> bool:
    """Whether the body begins here: behind an empty line, and nothing like a field."""
    if not state.after_blank or line[:1] in {"", " ", "\t"} or line.startswith("# "):
        return False
    if state.open and line.startswith("- "):
        return False
    found = _FIELD.fullmatch(line)
    if found is None:
        return True
    return not is_field(found["name"]) and (found["colon"] == "：" or not found["gap"])


def _mend_line(line: str, number: int, state: _State) -> str:
    if not line.strip() or line.lstrip().startswith("#") or _goes_on(line, state):
        return line
    if tabs := _TABS.match(line):
        state.troubles.append(Trouble("tab", number, tabs[0].index("\t")))
        line = tabs[0].replace("\t", "  ") + line[tabs.end() :]
    if line.startswith("\u3000"):
        state.troubles.append(Trouble("full-width-space", number, 0))
        line = line.lstrip("\u3000 ")
    found = _FIELD.fullmatch(line)
    if found is None:
        return _mend_no_field(line, number, state)
    indent = len(found["indent"])
    if indent and not state.open:
        return _mend_continuation(line, found, number, state)
    return _mend_field(line, found, number, state)


def _goes_on(line: str, state: _State) -> bool:
    """Whether the line belongs to a text in block style (`summary: |`), which holds anything."""
    if state.text_indent is None:
        return False
    if len(line) - len(line.lstrip(" ")) > state.text_indent:
        return True
    state.text_indent = None
    return False


def _mend_no_field(line: str, number: int, state: _State) -> str:
    """A line without a colon at the margin is no field; elsewhere it goes on with one."""
    if line.startswith((" ", "- ", "\u3000")) or line in {"-", "]", "}"}:
        return line
    state.troubles.append(Trouble("not-a-field", number, 0, (("text", line.strip()[:40]),)))
    return "#" + line


def _mend_continuation(line: str, found: re.Match[str], number: int, state: _State) -> str:
    """An indented line goes on with the text before it, which must not hold `: ` then."""
    name, indent = found["name"], len(found["indent"])
    if found["colon"] == "：" or not (found["gap"] or not found["value"]):
        return line
    if is_field(name):
        params = (("field", name.strip()),)
        state.troubles.append(Trouble("indented-field", number, indent, params))
        dedented = _FIELD.fullmatch(line[indent:])
        return _mend_field(line[indent:], dedented or found, number, state)
    state.troubles.append(Trouble("unquoted-colon+continued", number, indent))
    return line.replace(":", "：")


def _mend_field(line: str, found: re.Match[str], number: int, state: _State) -> str:
    indent, name, value = len(found["indent"]), found["name"], found["value"].rstrip()
    state.open = not value if indent == 0 else state.open
    column = found.start("colon")
    prefix = f"{' ' * indent}{name}: "
    if found["colon"] == "：":
        state.troubles.append(Trouble("full-width-colon", number, column, (("field", name),)))
    elif "\u3000" in found["gap"]:
        state.troubles.append(Trouble("full-width-space", number, 0))
    elif value and not found["gap"]:
        if indent == 0 and not is_field(name) and not name.isidentifier():
            return _mend_no_field(line, number, state)
        state.troubles.append(Trouble("missing-space", number, column, (("field", name),)))
    if _BLOCK_TEXT.fullmatch(value):
        state.text_indent = indent
        return prefix + value
    trouble, value = mend_value(value, name)
    if trouble is not None:
        state.troubles.append(
            trouble._replace(line=number, column=found.start("value") + trouble.column)
        )
    return prefix + value
