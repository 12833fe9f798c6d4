"""Fields that have fields of their own: `origin` and `withdrawn`.

A node flows in, a value flows out, with every mistake in it reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from yaml.nodes import MappingNode, Node, ScalarNode

from gazette.model.field import Field
from gazette.model.origin import ORIGIN_PARTS, Origin
from gazette.model.withdrawal import WITHDRAWAL_PARTS, Withdrawal
from gazette.parse.dates import read_moment
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.names import nearest_field
from gazette.parse.paths import is_language_tag, is_web_address, nearest_language_tag
from gazette.parse.values import as_truth, is_nothing, read_text


def read_origin(node: Node, name: str, file: FileContext) -> Origin | None:
    """Return who issued a text, from a name or a mapping."""
    problems = file.problems
    if isinstance(node, ScalarNode):
        if _is_full_width(node, name, ORIGIN_PARTS, problems):
            return None
        issuer = read_text(node, name, file)
        return Origin(issuer) if issuer else None
    if not isinstance(node, MappingNode):
        problems.add("wrong-type+origin", node)
        return None
    count = len(problems.entries)
    parts = _read_parts(node, name, ORIGIN_PARTS, problems)
    issuer, url, lang = (
        "" if part.name not in parts else _text_of(parts[part.name], f"{name}.{part.name}", file)
        for part in ORIGIN_PARTS
    )
    if not issuer:
        if len(problems.entries) == count:
            problems.add("missing-origin-name", node)
        return None
    if url and not is_web_address(url):
        problems.add("bad-origin-url", parts["url"], value=url[:80])
        url = ""
    if lang and not is_language_tag(lang):
        _report_tag(lang, parts["lang"], problems)
        lang = ""
    return Origin(issuer, url, "" if lang.casefold() == file.tag.casefold() else lang)


def read_withdrawal(node: Node, name: str, file: FileContext) -> Withdrawal | None:
    """Return when and why a notice was withdrawn.

    `date` may stand in the file of the other language; it is None then.
    """
    problems = file.problems
    if not isinstance(node, MappingNode):
        if isinstance(node, ScalarNode) and _is_full_width(node, name, WITHDRAWAL_PARTS, problems):
            return None
        if isinstance(node, ScalarNode) and as_truth(node) is False:
            problems.add("wrong-type+withdrawn-false", node)
        else:
            problems.add("wrong-type+withdrawn", node)
        return None
    count = len(problems.entries)
    parts = _read_parts(node, name, WITHDRAWAL_PARTS, problems)
    date = None
    if "date" in parts and not is_nothing(parts["date"]):
        date = read_moment(parts["date"], f"{name}.date", file)
        if date is None:
            return None
    reason = _text_of(parts["reason"], f"{name}.reason", file) if "reason" in parts else ""
    if date is None and not reason:
        if len(problems.entries) == count:
            problems.add("empty-withdrawn", node)
        return None
    return Withdrawal(date, reason)


def _text_of(node: Node, name: str, file: FileContext) -> str:
    return "" if is_nothing(node) else read_text(node, name, file)


def _report_tag(tag: str, node: Node, problems: FileProblems) -> None:
    nearest = nearest_language_tag(tag)
    if nearest:
        problems.add("bad-language-tag", node, value=tag[:80], nearest=nearest)
    else:
        problems.add("bad-language-tag+none", node, value=tag[:80])


def _is_full_width(
    node: ScalarNode, name: str, parts: Sequence[Field], problems: FileProblems
) -> bool:
    """Tell of parts with a full-width colon behind their names, which make one text for YAML."""
    part, colon, _ = node.value.partition("：")
    if node.style or not colon or part.strip() not in {each.name for each in parts}:
        return False
    problems.add("full-width-colon", node, field=f"{name}.{part.strip()}")
    return True


def _read_parts(
    node: MappingNode, name: str, declarations: Sequence[Field], problems: FileProblems
) -> dict[str, Node]:
    """Return the parts of a mapping by name, and report those that are not declared."""
    parts: dict[str, Node] = {}
    names = [declaration.name for declaration in declarations]
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            problems.add("bad-front-matter+name", key)
            continue
        part, full_name = key.value, f"{name}.{key.value}"
        if part in parts:
            first = problems.lines[full_name]
            problems.add("duplicate-field", key, field=full_name, first=first)
        elif part in names:
            parts[part] = value
            problems.keep(full_name, key)
        elif nearest := nearest_field(part, declarations):
            right = f"{name}.{nearest}"
            problems.add("unknown-field", key, field=full_name[:60], nearest=right)
        else:
            every = ", ".join(f"{name}.{each}" for each in names)
            problems.add("unknown-field+none", key, field=full_name[:60], known=every)
    return parts
