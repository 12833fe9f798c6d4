"""Fields that hold many values: topics, old addresses, and files with their labels.

A node flows in, a tuple flows out, with every mistake in it reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.names import closest
from gazette.parse.paths import file_path, site_path
from gazette.parse.values import is_nothing, read_text

_COMMAS = re.compile(r"[，、；,;]")
_BRACKETS = "【［〔「『"


def read_topics(node: Node, name: str, file: FileContext) -> tuple[str, ...]:
    """Return the ids of topics, each once, in the order of the file."""
    ids: list[str] = []
    for value, item in _items("topics", node, name, file):
        if value in ids:
            file.problems.add("duplicate-topic", item, topic=value)
        elif any(topic.id == value for topic in file.site.topics):
            ids.append(value)
        elif not _report_signs(value, item, name, file.problems):
            _report_topic(value, item, file)
    return tuple(ids)


def read_aliases(node: Node, name: str, file: FileContext) -> tuple[str, ...]:
    """Return old addresses as paths below the site's root, each once."""
    aliases: list[str] = []
    for value, item in _items("aliases", node, name, file):
        if re.search("[，、；,;] *(?:/|https?:)", value):
            _report_signs(value, item, name, file.problems)
            continue
        alias = site_path(value, item, file)
        if alias in aliases:
            file.problems.add("duplicate-alias", item, value=value)
        elif alias is not None:
            aliases.append(alias)
    return tuple(aliases)


def read_attachments(node: Node, name: str, file: FileContext) -> tuple[tuple[str, str], ...]:
    """Return pairs of a path beside the text and its label."""
    problems = file.problems
    if not isinstance(node, MappingNode):
        _report_attachments(node, problems)
        return ()
    labels: dict[str, str] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            problems.add("bad-front-matter+name", key)
            continue
        path = file_path(key.value, key, name, problems)
        if path is None:
            continue
        full_name = f"{name}.{path}"
        if path in labels:
            first = problems.lines[full_name]
            problems.add("duplicate-field", key, field=full_name, first=first)
            continue
        problems.keep(full_name, key)
        labels[path] = _label(value, path, full_name, file)
    return tuple((path, label) for path, label in labels.items() if label)


def _label(node: Node, path: str, full_name: str, file: FileContext) -> str:
    if is_nothing(node):
        file.problems.add("empty-label", node, file=path)
        return ""
    count = len(file.problems.entries)
    label = read_text(node, full_name, file)
    if not label and len(file.problems.entries) == count:
        file.problems.add("empty-label", node, file=path)
    return label


def _items(kind: str, node: Node, name: str, file: FileContext) -> Iterator[tuple[str, Node]]:
    """Give each text of a list, or the one text that stands in its place."""
    problems = file.problems
    if isinstance(node, MappingNode):
        problems.add(f"wrong-type+{kind}", node, field=name)
        return
    items = node.value if isinstance(node, SequenceNode) else [node]
    for index, item in enumerate(items):
        problems.keep(f"{name}.{index}", item)
        if isinstance(item, MappingNode | SequenceNode):
            problems.add(f"wrong-type+{kind}", item, field=name)
        elif not is_nothing(item) and (value := read_text(item, name, file)):
            yield value, item


def _report_signs(value: str, node: Node, name: str, problems: FileProblems) -> bool:
    """Report commas and brackets that do not part a list: full-width ones, or without brackets."""
    signs = _COMMAS.search(value)
    if value[0] in _BRACKETS:
        problems.add("full-width-comma+brackets", node, field=name, sign=value[0])
    elif signs is None:
        return False
    elif signs[0] == ",":
        problems.add("missing-brackets", node, field=name, value=value[:80])
    else:
        problems.add("full-width-comma", node, field=name, sign=signs[0])
    return True


def _report_topic(value: str, node: Node, file: FileContext) -> None:
    problems, topics = file.problems, file.site.topics
    ids = {topic.id.casefold(): topic.id for topic in topics}
    for topic in topics:
        for label in topic.labels.values():
            ids.setdefault(label.casefold(), topic.id)
    folded = value.casefold()
    nearest = ids.get(folded) or ids.get(closest(folded, ids), "")
    if nearest:
        problems.add("unknown-topic", node, topic=value[:80], nearest=nearest)
    elif topics:
        ids_of_topics = ", ".join(topic.id for topic in topics)
        problems.add("unknown-topic+none", node, topic=value[:80], known=ids_of_topics)
    else:
        problems.add("unknown-topic+undeclared", node, topic=value[:80])


def _report_attachments(node: Node, problems: FileProblems) -> None:
    first = node.value[0] if isinstance(node, SequenceNode) and node.value else node
    example = first.value.strip() if isinstance(first, ScalarNode) else ""
    if "：" in example:
        field = example.partition("：")[0][:80]
        problems.add("full-width-colon", first, field=field)
    elif re.search(r"\.\w+:\S", example):
        problems.add("missing-space", first, field=example.partition(":")[0][:80])
    else:
        problems.add("wrong-type+attachments", node, example=example[:80] or "form.pdf")
