"""The nodes of front matter flow in, `Fields` flow out, with every mistake reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yaml.nodes import Node, ScalarNode

from gazette.model.moment import Moment
from gazette.model.origin import Origin
from gazette.model.site import POLICIES, Site
from gazette.model.text import Fields, Withdrawal
from gazette.parse import names
from gazette.parse.dates import read_moment
from gazette.parse.lists import read_aliases, read_attachments, read_topics
from gazette.parse.mappings import read_origin, read_withdrawal
from gazette.parse.parsed import Kind
from gazette.parse.paths import read_file_path
from gazette.parse.report import Report
from gazette.parse.values import (
    as_truth,
    is_nothing,
    read_optional_text,
    read_text,
    read_truth,
    report_truth,
)
from gazette.problems import Problem


def read_fields(
    nodes: Mapping[str, Node], *, kind: Kind, lang: str, site: Site, report: Report
) -> Fields | None:
    """Return the fields of one file; None where there is no title (a draft may lack it)."""
    reader = _Reader(nodes, site, report)
    before = len(report.problems)
    meant = _report_unknown(nodes, kind, report)
    title = reader.title(nodes, meant)
    if kind == "page":
        reader.nodes = {name: node for name, node in nodes.items() if name in names.PAGE}
    fields = Fields(
        title=title,
        date=reader.moment("date"),
        origin=reader.origin(site.language(lang).tag),
        summary=reader.text("summary"),
        topics=reader.topics(),
        pinned=reader.pinned(),
        draft=reader.truth("draft"),
        expires=reader.moment("expires"),
        updated=reader.moment("updated"),
        update_note=reader.text("update_note"),
        withdrawn=reader.withdrawn(),
        aliases=reader.aliases(),
        image=reader.image(),
        image_alt=reader.text("image_alt"),
        attachments=reader.attachments(),
        untranslated=reader.untranslated(),
        reviewed_against=reader.text("reviewed_against"),
    )
    # A draft may still want its title.
    if not title and not fields.draft:
        return None
    unread = (meant | _unread(nodes, fields, report.problems[before:])) - {""}
    return replace(fields, unread=tuple(sorted(unread))) if unread else fields


@dataclass(slots=True)
class _Reader:
    nodes: Mapping[str, Node]
    site: Site
    report: Report

    def title(self, nodes: Mapping[str, Node], meant: frozenset[str]) -> str:
        node = nodes.get("title")
        if node is None:
            if "title" not in meant:
                self.report.error_at("missing-title", max(1, self.report.top - 1))
            return ""
        before = len(self.report.problems)
        title = read_text(node, "title", self.report)
        if not title and len(self.report.problems) == before:
            self.report.error("missing-title+empty", node)
        return title

    def given(self, name: str) -> Node | None:
        """Return the node of a field that says something."""
        node = self.nodes.get(name)
        return None if node is None or is_nothing(node) else node

    def text(self, name: str) -> str:
        node = self.nodes.get(name)
        return "" if node is None else read_optional_text(node, name, self.report)

    def moment(self, name: str) -> Moment | None:
        node = self.given(name)
        return None if node is None else read_moment(node, name, self.report, self.site.time_zone)

    def truth(self, name: str) -> bool | None:
        node = self.given(name)
        return None if node is None else read_truth(node, name, self.report)

    def pinned(self) -> bool | Moment | None:
        node = self.given("pinned")
        if node is None:
            return None
        if not isinstance(node, ScalarNode):
            self.report.error("wrong-type+pinned", node)
            return None
        truth = as_truth(node)
        if truth is not None:
            return truth
        if len(node.value) > 1 and any(sign.isdecimal() for sign in node.value):
            return read_moment(node, "pinned", self.report, self.site.time_zone)
        report_truth("bad-truth+pinned", node, "pinned", self.report)
        return None

    def origin(self, tag: str) -> Origin | None:
        node = self.given("origin")
        return None if node is None else read_origin(node, self.report, tag)

    def topics(self) -> tuple[str, ...] | None:
        node = self.given("topics")
        return None if node is None else read_topics(node, self.report, self.site.topics)

    def withdrawn(self) -> Withdrawal | None:
        node = self.given("withdrawn")
        return None if node is None else read_withdrawal(node, self.report, self.site.time_zone)

    def aliases(self) -> tuple[str, ...]:
        node = self.given("aliases")
        return () if node is None else read_aliases(node, self.report, self.site)

    def attachments(self) -> tuple[tuple[str, str], ...]:
        node = self.given("attachments")
        return () if node is None else read_attachments(node, self.report)

    def image(self) -> str:
        node = self.given("image")
        value = "" if node is None else read_text(node, "image", self.report)
        if node is None or not value:
            return ""
        return read_file_path(value, node, "image", self.report) or ""

    def untranslated(self) -> str:
        node = self.given("untranslated")
        value = "" if node is None else read_text(node, "untranslated", self.report)
        if node is None or not value:
            return ""
        policy = value.casefold()
        if policy in POLICIES:
            return policy
        self.report.error("bad-policy", node, value=value[:80], known=", ".join(POLICIES))
        return ""


def _unread(
    nodes: Mapping[str, Node], fields: Fields, problems: Iterable[Problem]
) -> frozenset[str]:
    """Return the fields that are there and came to nothing, and parts meant by wrong names."""
    told = {
        str(value)
        for problem in problems
        for name, value in problem.params
        if problem.severity == "error"
        and name == ("nearest" if problem.code == "unknown-field" else "field")
    }
    lost = {
        name
        for name, node in nodes.items()
        if getattr(fields, name, True) in {None, ""} and not is_nothing(node)
    }
    return frozenset(told | lost)


def _report_unknown(nodes: Mapping[str, Node], kind: Kind, report: Report) -> frozenset[str]:
    """Report the fields that are not known; return what they were most likely meant to be."""
    known = names.NOTICE if kind == "notice" else names.PAGE
    unknown = nodes.keys() - known
    if not unknown:
        return frozenset()
    meant = set()
    for name in nodes:
        if name in unknown:
            meant.add(_report_field(name, kind, report))
    return frozenset(meant)


def _report_field(name: str, kind: Kind, report: Report) -> str:
    line, shown = report.lines[name], name[:40]
    before, colon, _ = name.partition("：")
    if colon:
        report.error_at("full-width-colon", line, len(before) + 1, field=before)
        return names.nearest_field(before)
    nearest = names.nearest_field(name)
    if kind == "page" and nearest in names.NOTICE_ONLY:
        report.error_at("unknown-field+notice-only", line, 1, field=shown)
    elif nearest:
        report.error_at("unknown-field", line, 1, field=shown, nearest=nearest)
    else:
        known = ", ".join(names.NOTICE if kind == "notice" else names.PAGE)
        report.error_at("unknown-field+none", line, 1, field=shown, known=known)
    return nearest
