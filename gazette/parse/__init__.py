"""Reads one file of content: bytes flow in; typed fields, the Markdown body, the lines of the
keys, and everything that is wrong flow out.

Front matter is read through python-frontmatter, which is told what it would pass over in silence:
broken fences, names that stand twice, values of the wrong kind.
"""

from __future__ import annotations

from gazette.model.site import Site
from gazette.parse.decode import decode
from gazette.parse.fields import read_fields
from gazette.parse.handler import read_nodes
from gazette.parse.parsed import Kind, Parsed
from gazette.parse.report import Report
from gazette.problems import Problem, problem

__all__ = ["Kind", "Parsed", "parse_text"]


def parse_text(raw: bytes, *, path: str, lang: str, kind: Kind, site: Site) -> Parsed:
    """Read a file of content.

    `path` is relative to the folder that holds `content/`, with slashes. `lang` is one of the
    site's language codes (else KeyError). Nothing in `raw` raises: what is wrong is in `problems`.
    """
    report = Report(path)
    text = decode(raw, report)
    start = text.lstrip()
    report.top = 1 + text.count("\n", 0, len(text) - len(start))
    if not start:
        report.top = 1
        report.error_at("missing-front-matter+empty", 1)
        return Parsed(None, {}, "", 1, tuple(report.problems))
    nodes, handler = read_nodes(start, report)
    fields = None
    if nodes or not handler.broken:
        fields = read_fields(nodes, kind=kind, lang=lang, site=site, report=report)
    problems = _in_order(report.problems)
    if handler.closed and not handler.broken and not handler.body.strip():
        problems += (problem("empty-body", path, handler.body_line - 1),)
    return Parsed(fields, report.lines, handler.body, handler.body_line, problems)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place))
