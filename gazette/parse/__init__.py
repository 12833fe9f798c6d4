"""Reads one file of content: bytes flow in; typed fields, the Markdown body, the lines of the
keys, and everything that is wrong flow out.

Front matter is read through python-frontmatter, which is told what it would pass over in silence:
broken fences, names that stand twice, values of the wrong kind.
"""

from __future__ import annotations

from gazette.model.field import ItemKind
from gazette.model.site import Site
from gazette.parse.decode import decode, foreign_file
from gazette.parse.fields import read_fields
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.handler import read_nodes
from gazette.parse.result import ParseResult
from gazette.problems import Problem, problem

__all__ = ["ParseResult", "parse_text"]


def parse_text(raw: bytes, *, path: str, lang: str, kind: ItemKind, site: Site) -> ParseResult:
    """Read a file of content.

    `path` is relative to the folder that holds `content/`, with slashes. `lang` is one of the
    site's language codes (else KeyError). Nothing in `raw` raises: what is wrong is in `problems`.
    """
    file = FileContext(site, site.language(lang).tag, FileProblems(path))
    problems = file.problems
    if key := foreign_file(raw):
        problems.add_at(key, 1)
        return ParseResult(None, {}, "", 1, tuple(problems.entries))
    text = decode(raw, problems)
    start = text.lstrip()
    problems.top = 1 + text.count("\n", 0, len(text) - len(start))
    if not start:
        problems.top = 1
        problems.add_at("missing-front-matter+empty", 1)
        return ParseResult(None, {}, "", 1, tuple(problems.entries))
    nodes, handler = read_nodes(start, problems)
    fields = read_fields(nodes, kind=kind, file=file) if nodes or handler.readable else None
    entries = _in_order(problems.entries)
    if handler.has_end and handler.readable and not handler.body.strip():
        entries += (problem("empty-body", path, handler.body_line - 1),)
    return ParseResult(fields, problems.lines, handler.body, handler.body_line, entries)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place))
