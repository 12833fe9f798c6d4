"""Fields that are mappings of their own: `origin` and `withdrawn`.

A node flows in, a value flows out, with every mistake in it reported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import tzinfo

from yaml.nodes import MappingNode, Node, ScalarNode

from gazette.model.origin import Origin
from gazette.model.text import Withdrawal
from gazette.parse import names
from gazette.parse.dates import read_moment
from gazette.parse.paths import is_language_tag, is_web_address, nearest_language_tag
from gazette.parse.report import Report
from gazette.parse.values import as_truth, is_nothing, read_optional_text, read_text


def read_origin(node: Node, report: Report, tag: str) -> Origin | None:
    """Return who issued a text, from a name or a mapping; `tag` is the text's own language."""
    if isinstance(node, ScalarNode):
        if _is_full_width(node, "origin", names.ORIGIN, report):
            return None
        name = read_text(node, "origin", report)
        return Origin(name) if name else None
    if not isinstance(node, MappingNode):
        report.error("wrong-type+origin", node)
        return None
    before = len(report.problems)
    parts = read_parts(node, "origin", names.ORIGIN, names.nearest_in_origin, report)
    name, url, lang = (
        read_optional_text(parts[part], f"origin.{part}", report) if part in parts else ""
        for part in names.ORIGIN
    )
    if not name:
        if len(report.problems) == before:
            report.error("missing-origin-name", node)
        return None
    if url and not is_web_address(url):
        report.error("bad-origin-url", parts["url"], value=url[:80])
        url = ""
    if lang and not is_language_tag(lang):
        nearest = nearest_language_tag(lang)
        if nearest:
            report.error("bad-language-tag", parts["lang"], value=lang[:80], nearest=nearest)
        else:
            report.error("bad-language-tag+none", parts["lang"], value=lang[:80])
        lang = ""
    return Origin(name, url, "" if lang.casefold() == tag.casefold() else lang)


def read_withdrawal(node: Node, report: Report, zone: tzinfo) -> Withdrawal | None:
    """Return when and why a notice was withdrawn.

    `date` may stand in the file of the other language; it is None then.
    """
    if not isinstance(node, MappingNode):
        if isinstance(node, ScalarNode) and _is_full_width(
            node, "withdrawn", names.WITHDRAWN, report
        ):
            return None
        if isinstance(node, ScalarNode) and as_truth(node) is False:
            report.error("wrong-type+withdrawn-false", node)
        else:
            report.error("wrong-type+withdrawn", node)
        return None
    before = len(report.problems)
    parts = read_parts(node, "withdrawn", names.WITHDRAWN, names.nearest_in_withdrawn, report)
    date = reason = None
    if "date" in parts and not is_nothing(parts["date"]):
        date = read_moment(parts["date"], "withdrawn.date", report, zone)
        if date is None:
            return None
    if "reason" in parts:
        reason = read_optional_text(parts["reason"], "withdrawn.reason", report)
    if date is None and not reason:
        if len(report.problems) == before:
            report.error("empty-withdrawn", node)
        return None
    return Withdrawal(date, reason or "")


def _is_full_width(node: ScalarNode, field: str, known: Collection[str], report: Report) -> bool:
    """Tell of parts with a full-width colon behind their names, which make one text for YAML."""
    name, colon, _ = node.value.partition("：")
    if node.style or not colon or name.strip() not in known:
        return False
    report.error("full-width-colon", node, field=f"{field}.{name.strip()}")
    return True


def read_parts(
    node: MappingNode,
    field: str,
    known: Collection[str],
    nearest_of: Callable[[str], str],
    report: Report,
) -> dict[str, Node]:
    """Return the known parts of a mapping, and report the others."""
    parts: dict[str, Node] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            report.error("bad-front-matter+name", key)
            continue
        name, full = key.value, f"{field}.{key.value}"
        if name in parts:
            report.error("duplicate-field", key, field=full, first=report.lines[full])
        elif name in known:
            parts[name] = value
            report.keep(full, key)
        elif nearest := nearest_of(name):
            report.error("unknown-field", key, field=full[:60], nearest=f"{field}.{nearest}")
        else:
            listed = ", ".join(f"{field}.{part}" for part in known)
            report.error("unknown-field+none", key, field=full[:60], known=listed)
    return parts
