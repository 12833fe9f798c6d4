"""Plain values: a YAML node flows in, a text or a truth value flows out.

YAML's own idea of a scalar's type is not asked: `title: 2020` and `title: yes` are texts.
"""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, Node, ScalarNode

from gazette.parse.report import Report

_BREAKS = re.compile(r"[ \t]*[\t\n\r\x85\u2028\u2029]+[ \t]*")
# Beyond YAML's printable characters (YAML 1.1 section 5.1), which a double-quoted scalar can
# still name (`"\x02"`), none may stand in a feed (XML 1.0 section 2.2).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = " \t\n\r\x85\xa0\u2028\u2029\u3000\u200b\u2060\ufeff"
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LIKE_TRUE = frozenset({"y", "t", "1", "是", "真", "对", "√", "✓", "ok"})
_LIKE_FALSE = frozenset({"n", "f", "0", "否", "假", "不", "不是", "×"})
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def is_nothing(node: Node) -> bool:
    """Whether the field was left empty (`image:`, `image: null`)."""
    return isinstance(node, ScalarNode) and not node.style and node.value in NOTHING


def read_text(node: Node, field: str, report: Report) -> str:
    """Return a text on one line, as it was written; empty with a problem where it is none."""
    if not isinstance(node, ScalarNode):
        shape = "mapping" if isinstance(node, MappingNode) else "list"
        report.error(f"wrong-type+text-{shape}", node, field=field)
        return ""
    value: str = node.value
    if node.style:
        if node.style == '"' and (bad := _CONTROL.search(value)):
            report.error("control-character+field", node, code=f"U+{ord(bad[0]):04X}")
            return ""
    elif report.commented:
        _warn_of_comment(node, field, report)
    if not value.isprintable():
        value = _BREAKS.sub(" ", value)
    return value.strip(_EDGES)


def read_optional_text(node: Node, field: str, report: Report) -> str:
    """Return a text as `read_text` does, empty where the field was left empty."""
    return "" if is_nothing(node) else read_text(node, field, report)


def read_truth(node: Node, field: str, report: Report) -> bool | None:
    """Return what a word of YAML 1.1 for true or false means (yaml.org/type/bool)."""
    if not isinstance(node, ScalarNode):
        report.error("wrong-type+truth", node, field=field)
        return None
    truth = as_truth(node)
    if truth is None:
        report_truth("bad-truth", node, field, report)
    return truth


def as_truth(node: ScalarNode) -> bool | None:
    """Return the truth value that a scalar is a word for, or None."""
    word = node.value.strip().casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def report_truth(key: str, node: ScalarNode, field: str, report: Report) -> None:
    """Report a word that is no truth value, with the right one where it is clear."""
    word = node.value.strip().casefold()
    value = node.value[:80]
    if word in _LIKE_TRUE:
        report.error("bad-truth+true", node, field=field, value=value)
    elif word in _LIKE_FALSE:
        report.error("bad-truth+false", node, field=field, value=value)
    else:
        report.error(key, node, field=field, value=value)


def _warn_of_comment(node: ScalarNode, field: str, report: Report) -> None:
    """YAML takes ` #1` at the end of a text for a comment, and the text ends before it."""
    end = node.end_mark
    if end.line >= len(report.commented):
        return
    rest = report.commented[end.line][end.column :].strip()
    # «Notice # 5» is meant as it stands; «# a remark» is a comment.
    numbered = rest[1:].lstrip()[:1].isdigit()
    if rest.startswith("#") and (numbered or rest[1:2] not in {"", " ", "#", "\t"}):
        report.warning("cut-by-comment", node, field=field, rest=rest[:40])
