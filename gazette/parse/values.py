"""Plain values: a YAML node flows in; a text, a truth value or a policy flows out.

YAML's own idea of a scalar's type is not asked: `title: 2020` and `title: yes` are texts.
"""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, Node, ScalarNode

from gazette.model.site import POLICIES
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems

_BREAKS = re.compile(r"[ \t]*[\t\n\r\x85\u2028\u2029]+[ \t]*")
# Beyond YAML's printable characters (YAML 1.1 section 5.1), which a double-quoted scalar can
# still name (`"\x02"`), none may stand in a feed (XML 1.0 section 2.2).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = " \t\n\r\x85\xa0\u2028\u2029\u3000\u200b\u2060\ufeff"
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LIKE_TRUE = frozenset({"y", "t", "1", "是", "真", "对", "√", "✓", "ok"})
_LIKE_FALSE = frozenset({"n", "f", "0", "否", "假", "不", "不是", "×"})
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def is_nothing(node: Node) -> bool:
    """Whether the field was left empty (`image:`, `image: null`)."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NOTHING


def read_text(node: Node, name: str, file: FileContext) -> str:
    """Return a text on one line, as it was written; empty with a problem where it is none."""
    problems = file.problems
    if not isinstance(node, ScalarNode):
        shape = "mapping" if isinstance(node, MappingNode) else "list"
        problems.add(f"wrong-type+text-{shape}", node, field=name)
        return ""
    value: str = node.value
    if node.style:
        if node.style == '"' and (sign := _CONTROL.search(value)):
            problems.add("control-character+field", node, code=f"U+{ord(sign[0]):04X}")
            return ""
    elif problems.commented:
        warn_of_comment(node, name, problems)
    if not value.isprintable():
        value = _BREAKS.sub(" ", value)
    return value.strip(_EDGES)


def read_truth(node: Node, name: str, file: FileContext) -> bool | None:
    """Return what a word of YAML 1.1 for true or false means (yaml.org/type/bool)."""
    if not isinstance(node, ScalarNode):
        file.problems.add("wrong-type+truth", node, field=name)
        return None
    truth = as_truth(node)
    if truth is None:
        report_truth("bad-truth", node, name, file.problems)
    return truth


def read_policy(node: Node, name: str, file: FileContext) -> str:
    """Return one of the policies for texts that are missing in a language."""
    value = read_text(node, name, file)
    policy = value.casefold()
    if not value or policy in POLICIES:
        return policy
    policies = ", ".join(POLICIES)
    file.problems.add("bad-policy", node, field=name, value=value[:80], known=policies)
    return ""


def as_truth(node: ScalarNode) -> bool | None:
    """Return the truth value that a scalar is a word for, or None."""
    word = node.value.strip().casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def report_truth(key: str, node: ScalarNode, name: str, problems: FileProblems) -> None:
    """Report a word that is no truth value, with the right one where it is clear."""
    word = node.value.strip().casefold()
    value = node.value[:80]
    if word in _LIKE_TRUE:
        problems.add("bad-truth+true", node, field=name, value=value)
    elif word in _LIKE_FALSE:
        problems.add("bad-truth+false", node, field=name, value=value)
    else:
        problems.add(key, node, field=name, value=value)


def warn_of_comment(node: Node, name: str, problems: FileProblems) -> None:
    """Report a text, or the end of one, that YAML takes for a comment: it stands behind ` #`."""
    rest = comment_behind(node, problems)
    # «Notice # 5» is meant as it stands; «# a remark» is a comment.
    numbered = rest[1:].lstrip()[:1].isdigit()
    if rest and (numbered or rest[1:2] not in {"", " ", "#", "\t"}):
        problems.add("cut-by-comment", node, field=name, rest=rest[:40])


def comment_behind(node: Node, problems: FileProblems) -> str:
    """Return the comment that ends the line of a plain scalar, with its sign; else nothing."""
    end = node.end_mark
    if not isinstance(node, ScalarNode) or node.style or end.line >= len(problems.commented):
        return ""
    rest = problems.commented[end.line][end.column :].strip()
    return rest if rest.startswith("#") else ""
