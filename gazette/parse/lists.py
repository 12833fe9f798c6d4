"""Fields that hold many values: `topics`, `aliases` and `attachments`.

A node flows in, a tuple flows out, with every mistake in it reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from gazette.model.site import Site, Topic
from gazette.parse import names
from gazette.parse.paths import read_alias, read_file_path
from gazette.parse.report import Report
from gazette.parse.values import is_nothing, read_text

_COMMAS = re.compile(r"[，、；,;]")
_BRACKETS = "【［〔「『"


def read_topics(node: Node, report: Report, declared: Sequence[Topic]) -> tuple[str, ...]:
    """Return the ids of topics, each once, in the order of the file."""
    found: list[str] = []
    for value, item in _items(node, "topics", report):
        if value in found:
            report.warning("duplicate-topic", item, topic=value)
        elif any(topic.id == value for topic in declared):
            found.append(value)
        elif not _report_signs(value, item, "topics", report):
            _report_topic(value, item, report, declared)
    return tuple(found)


def read_aliases(node: Node, report: Report, site: Site) -> tuple[str, ...]:
    """Return old addresses as paths below the site's root, each once."""
    found: list[str] = []
    for value, item in _items(node, "aliases", report):
        if re.search("[，、；,;] *(?:/|https?:)", value):
            _report_signs(value, item, "aliases", report)
            continue
        alias = read_alias(value, item, report, site)
        if alias in found:
            report.warning("duplicate-alias", item, value=value)
        elif alias is not None:
            found.append(alias)
    return tuple(found)


def read_attachments(node: Node, report: Report) -> tuple[tuple[str, str], ...]:
    """Return pairs of a path beside the text and its label."""
    if not isinstance(node, MappingNode):
        _report_attachments(node, report)
        return ()
    found: dict[str, str] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            report.error("bad-front-matter+name", key)
            continue
        path = read_file_path(key.value, key, "attachments", report)
        if path is None:
            continue
        full = f"attachments.{path}"
        if path in found:
            report.error("duplicate-field", key, field=full, first=report.lines[full])
            continue
        report.keep(full, key)
        found[path] = _label(value, path, report)
    return tuple((path, label) for path, label in found.items() if label)


def _label(node: Node, path: str, report: Report) -> str:
    if is_nothing(node):
        report.error("empty-label", node, file=path)
        return ""
    before = len(report.problems)
    label = read_text(node, f"attachments.{path}", report)
    if not label and len(report.problems) == before:
        report.error("empty-label", node, file=path)
    return label


def _items(node: Node, field: str, report: Report) -> Iterator[tuple[str, Node]]:
    """Give each text of a list, or the one text that stands in its place."""
    if isinstance(node, MappingNode):
        report.error(f"wrong-type+{field}", node)
        return
    items = node.value if isinstance(node, SequenceNode) else [node]
    for index, item in enumerate(items):
        report.keep(f"{field}.{index}", item)
        if isinstance(item, MappingNode | SequenceNode):
            report.error(f"wrong-type+{field}", item)
        elif not is_nothing(item) and (value := read_text(item, field, report)):
            yield value, item


def _report_signs(value: str, node: Node, field: str, report: Report) -> bool:
    """Report commas and brackets that do not part a list: full-width ones, or without brackets."""
    signs = _COMMAS.search(value)
    if value[0] in _BRACKETS:
        report.error("full-width-comma+brackets", node, field=field, sign=value[0])
    elif signs is None:
        return False
    elif signs[0] == ",":
        report.error("missing-brackets", node, field=field, value=value[:80])
    else:
        report.error("full-width-comma", node, field=field, sign=signs[0])
    return True


def _report_topic(value: str, node: Node, report: Report, declared: Sequence[Topic]) -> None:
    ids = {topic.id.casefold(): topic.id for topic in declared}
    for topic in declared:
        for label in topic.labels.values():
            ids.setdefault(label.casefold(), topic.id)
    folded = value.casefold()
    nearest = ids.get(folded) or ids.get(names.nearest(folded, ids), "")
    if nearest:
        report.error("unknown-topic", node, topic=value[:80], nearest=nearest)
    elif declared:
        known = ", ".join(topic.id for topic in declared)
        report.error("unknown-topic+none", node, topic=value[:80], known=known)
    else:
        report.error("unknown-topic+undeclared", node, topic=value[:80])


def _report_attachments(node: Node, report: Report) -> None:
    first = node.value[0] if isinstance(node, SequenceNode) and node.value else node
    example = first.value.strip() if isinstance(first, ScalarNode) else ""
    if "：" in example:
        report.error("full-width-colon", first, field=example.partition("：")[0][:80])
    elif re.search(r"\.\w+:\S", example):
        report.error("missing-space", first, field=example.partition(":")[0][:80])
    else:
        report.error("wrong-type+attachments", node, example=example[:80] or "form.pdf")
