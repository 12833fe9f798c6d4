"""The nodes of front matter flow in, `Fields` flow out, with every mistake reported.

Which fields there are, and of what kind, is declared in `gazette.model.fields`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from yaml.nodes import Node, ScalarNode

from gazette.model.field import ItemKind
from gazette.model.fields import FIELDS, Fields
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.kinds import READERS
from gazette.parse.names import nearest_field, variant_elsewhere
from gazette.parse.values import as_truth, comment_behind, is_nothing, read_text, warn_of_comment
from gazette.problems import Problem

_NOTICE_ONLY = frozenset(field.name for field in FIELDS if field.notice_only)
_NAMES: Mapping[ItemKind, tuple[str, ...]] = {
    "notice": tuple(field.name for field in FIELDS),
    "page": tuple(field.name for field in FIELDS if not field.notice_only),
}
_OPTIONAL = {
    kind: tuple(
        (field.name, READERS[field.kind])
        for field in FIELDS
        if field.name in names and field.name != "title"
    )
    for kind, names in _NAMES.items()
}


def read_fields(nodes: Mapping[str, Node], *, kind: ItemKind, file: FileContext) -> Fields | None:
    """Return the fields of one file; None where there is no title (a draft may lack it)."""
    entries = file.problems.entries
    count = len(entries)
    nearest = _report_unknown(nodes, kind, file.problems)
    values: dict[str, Any] = {"title": _read_title(nodes, nearest, file)}
    for name, read in _OPTIONAL[kind]:
        node = nodes.get(name)
        if node is None:
            continue
        if is_nothing(node):
            warn_of_comment(node, name, file.problems)
        else:
            values[name] = read(node, name, file)
    fields = Fields(**values)
    # A draft may still want its title.
    if not fields.title and not fields.draft:
        return None
    names = (nearest | _unread(nodes, fields, entries[count:])) - {""}
    return replace(fields, unread=tuple(sorted(names))) if names else fields


def _read_title(nodes: Mapping[str, Node], nearest: frozenset[str], file: FileContext) -> str:
    problems, node = file.problems, nodes.get("title")
    if node is None:
        if "title" not in nearest:
            problems.add_at("missing-title", max(1, problems.top - 1))
        return ""
    if node.value == "" and (comment := comment_behind(node, problems)):
        problems.add("missing-title+comment", node, rest=comment[:40])
        return ""
    count = len(problems.entries)
    title = read_text(node, "title", file)
    if not title and len(problems.entries) == count:
        problems.add("missing-title+empty", node)
    return title


def _unread(
    nodes: Mapping[str, Node], fields: Fields, problems: Iterable[Problem]
) -> frozenset[str]:
    """Return the fields that are there and came to nothing, and parts meant by wrong names."""
    wrong = {
        str(value)
        for problem in problems
        for name, value in problem.params
        if problem.severity == "error"
        and name == ("nearest" if problem.code == "unknown-field" else "field")
    }
    empty = {
        name
        for name, node in nodes.items()
        if getattr(fields, name, True) in {None, ""} and not is_nothing(node)
    }
    return frozenset(wrong | empty)


def _report_unknown(
    nodes: Mapping[str, Node], kind: ItemKind, problems: FileProblems
) -> frozenset[str]:
    """Report the fields that are not declared; return what they were most likely meant to be."""
    unknown = nodes.keys() - _NAMES[kind]
    if not unknown:
        return frozenset()
    return frozenset(
        _report_field(name, nodes[name], kind, problems) for name in nodes if name in unknown
    )


def _report_field(name: str, node: Node, kind: ItemKind, problems: FileProblems) -> str:
    line, field = problems.lines[name], name[:40]
    before, colon, _ = name.partition("：")
    if colon:
        problems.add_at("full-width-colon", line, len(before) + 1, field=before)
        return nearest_field(before)
    if variant := variant_elsewhere(name):
        problems.add_at(f"unknown-field+{variant}", line, 1, field=field)
        return ""
    published = as_truth(node) if isinstance(node, ScalarNode) else None
    if name == "published" and published is not None:
        draft = "false" if published else "true"
        problems.add_at("unknown-field+published", line, 1, field=field, draft=draft)
        return "draft"
    nearest = nearest_field(name)
    if kind == "page" and nearest in _NOTICE_ONLY:
        problems.add_at("unknown-field+notice-only", line, 1, field=field)
    elif nearest:
        problems.add_at("unknown-field", line, 1, field=field, nearest=nearest)
    else:
        names = ", ".join(_NAMES[kind])
        problems.add_at("unknown-field+none", line, 1, field=field, known=names)
    return nearest
