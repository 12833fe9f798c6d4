"""YAML text flows in, a tree of nodes with their places, or the first trouble, flows out.

Only the shapes that front matter needs are let through: one mapping, without anchors, aliases
and tags, a few levels deep.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from gazette.problems import Param

try:
    from gazette.parse.composer import Loader
except ImportError:  # PyYAML was installed without libyaml
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

DEPTH = 8
# So many signs are needed for a depth that could exhaust the machine's stack in libyaml, which
# composes by recursion and has no bound of its own.
_DEEP = 200
# YAML takes them for line breaks (YAML 1.1 section 5.4), editors and this program do not.
_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
# All but what YAML allows (section 5.1): the other way round it takes ten times as long to compile.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_PLACED_BY_CONTEXT = ("while scanning a simple key", "while scanning a quoted scalar")


class Trouble(NamedTuple):
    """A rule's key and its parameters, with the place in the front matter, from 0."""

    key: str
    line: int
    column: int
    params: tuple[tuple[str, Param], ...] = ()


def compose(front: str) -> tuple[MappingNode | None, Trouble | None]:
    """Return the mapping that `front` holds, or what stops it from being read."""
    if not front.isascii():
        front = front.translate(_BREAKS) if _has_breaks(front) else front
    try:
        trouble = _danger(front)
        root = None if trouble else yaml.compose(front, Loader=Loader)
    except (yaml.YAMLError, UnicodeEncodeError) as cause:
        return None, _explain(cause, front)
    except RecursionError:
        return None, Trouble("bad-front-matter+deep", 0, 0)
    if trouble:
        return None, trouble
    if root is None:
        return MappingNode("tag:yaml.org,2002:map", []), None
    if not isinstance(root, MappingNode):
        shape = "text" if isinstance(root, ScalarNode) else "list"
        mark = root.start_mark
        return None, Trouble(f"bad-front-matter+{shape}", mark.line, mark.column)
    half = _half_character(root) if "\\u" in front else None
    return (None, half) if half else (root, None)


def _half_character(root: Node) -> Trouble | None:
    """Find a character written in two halves, as in JSON; only libyaml refuses them by itself."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ScalarNode) and _HALF.search(node.value):
            return Trouble("bad-quotes", node.start_mark.line, node.start_mark.column)
        if isinstance(node, MappingNode):
            nodes += [each for pair in node.value for each in pair]
        elif isinstance(node, SequenceNode):
            nodes += node.value
    return None


def _has_breaks(front: str) -> bool:
    return "\x85" in front or "\u2028" in front or "\u2029" in front


def _danger(front: str) -> Trouble | None:
    """Find what must not reach `compose`, or would pass it unseen; rarely more than a glance."""
    signs = front.count("[") + front.count("{") + front.count("-") + front.count("?")
    if signs > _DEEP and (deep := _too_deep(front)):
        return deep
    if "&" in front or "*" in front or "!" in front:
        return _anchor(front)
    return None


def _too_deep(front: str) -> Trouble | None:
    depth = 0
    for event in yaml.parse(front, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                mark = event.start_mark
                return Trouble("bad-front-matter+deep", mark.line if mark else 0, 0)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _anchor(front: str) -> Trouble | None:
    for token in yaml.scan(front, Loader=Loader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
            mark = token.start_mark
            sign = front.split("\n")[mark.line][mark.column : mark.column + 1]
            return Trouble("unquoted-sign", mark.line, mark.column, (("sign", sign),))
    return None


def _explain(cause: Exception, front: str) -> Trouble:
    """Put a YAML error into words; its place is where the mistake most likely begins."""
    if not isinstance(cause, yaml.MarkedYAMLError):
        return _unprintable(front)
    context, problem = str(cause.context or ""), str(cause.problem or "")
    mark = cause.problem_mark or cause.context_mark
    if context in _PLACED_BY_CONTEXT or context.startswith("while parsing a flow"):
        mark = cause.context_mark
    line, column = (0, 0) if mark is None else (mark.line, mark.column)
    last = front.rstrip("\n").count("\n")
    line, column = (last, 0) if line > last else (line, column)
    if context == "while scanning a quoted scalar":
        return Trouble("bad-quotes", line, column)
    if context.startswith("while parsing a flow"):
        return Trouble("bad-front-matter+bracket", line, column)
    return Trouble("bad-front-matter", line, column, (("reason", problem or context),))


def _unprintable(front: str) -> Trouble:
    sign = _UNPRINTABLE.search(front)
    at = sign.start() if sign else 0
    code = f"U+{ord(sign[0]):04X}" if sign else ""
    line = front.count("\n", 0, at)
    return Trouble(
        "control-character+field", line, at - front.rfind("\n", 0, at) - 1, (("code", code),)
    )
