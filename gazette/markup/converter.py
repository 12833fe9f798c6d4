"""Markdown to a fragment, on one screen: a body flows in, HTML with slots and findings flow out."""

from __future__ import annotations

import re

from gazette.markup.admonitions import KINDS, nearest_kind
from gazette.markup.characters import checked
from gazette.markup.engine import Engine, has_attributes
from gazette.markup.finish import Finisher
from gazette.markup.joins import join_lines
from gazette.markup.lead import lead
from gazette.markup.limits import tangle
from gazette.markup.lines import Places
from gazette.markup.marks import check_footnotes, check_raw, check_references
from gazette.markup.report import Report
from gazette.markup.sanitize import check_comments, sanitize
from gazette.markup.slips import check_slips
from gazette.model.fragment import Fragment


class Converter:
    """Converts one text after another, with one Markdown instance.

    `joins_lines`: the language is written without spaces between words (see `joins`).
    `quick`: with parts that do the same in less time (see `quick`).
    """

    def __init__(self, *, joins_lines: bool, quick: bool = True) -> None:
        self._joins_lines = joins_lines
        self._quick = quick
        self._engine = Engine(quick=quick)

    def convert(self, source: str) -> Fragment:
        """Return what becomes of a body; whatever is wrong with it is among the findings."""
        report = Report()
        source = checked(source, report)
        line = tangle(source)
        if line:
            report.add("too-deep", line)
            return Fragment(html="", findings=report.findings)
        try:
            return self._convert(source, report)
        except RecursionError:
            # The block parser forgets where it was only when it returns: begin anew.
            self._engine = Engine(quick=self._quick)
            report.add("too-deep", 1)
            return Fragment(html="", findings=report.findings)

    def _convert(self, source: str, report: Report) -> Fragment:
        html = self._engine.html(source)
        places = Places(source)
        raw = self._engine.raw
        attributes = has_attributes(source)
        if raw or attributes:
            html = sanitize(html, raw, places, report, simple=not attributes)
        html = join_lines(html, chinese=self._joins_lines)
        finished = Finisher(places, report, chinese=self._joins_lines).run(html)
        self._check(source, html, raw, places, report)
        return Fragment(
            finished.html,
            finished.slots,
            finished.headings,
            finished.anchors,
            lead(html),
            report.findings,
            finished.external_links,
        )

    def _check(
        self, source: str, html: str, raw: list[str], places: Places, report: Report
    ) -> None:
        """Report what converts without complaint and is still wrong."""
        for kind in self._engine.kinds:
            if kind not in KINDS:
                line = places.pattern(rf"!!! ?{re.escape(kind)}(?![\w-])")
                report.add("unknown-admonition", line, kind=kind, nearest=nearest_kind(kind))
        for row in self._engine.lost_rows:
            report.add("table-cell-dropped", places.words(row))
        if raw:
            check_raw(raw, places, report)
        if "<!--" in source:
            check_comments(places, report)
        check_footnotes(self._engine.footnotes.defined, raw, places, report)
        if "]" in html:
            check_references(html, self._engine.md.references, raw, places, report)
        check_slips(html, places, report)
