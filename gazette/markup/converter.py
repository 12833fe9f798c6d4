"""Markdown to a fragment, on one screen: a body flows in, HTML with slots and findings flow out."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.markup.characters import checked
from gazette.markup.conversion import Conversion, Lint
from gazette.markup.engine import Engine, SpeedUp, has_attributes
from gazette.markup.finish import Finisher
from gazette.markup.joins import join_lines
from gazette.markup.lead import lead
from gazette.markup.limits import tangle
from gazette.markup.lines import Places
from gazette.markup.report import FindingList
from gazette.markup.sanitize import sanitize
from gazette.markup.typed_lines import keep_lines_apart
from gazette.model.fragment import Fragment


class Converter:
    """Converts one text after another, with one Markdown instance.

    `joins_lines`: the language is written without spaces between words (see `joins`).
    `lints` look at what became of each. `speed_up` has Python-Markdown do the same in less time.
    """

    def __init__(
        self,
        *,
        joins_lines: bool,
        lints: Sequence[Lint] = (),
        speed_up: SpeedUp | None = None,
    ) -> None:
        self._joins_lines = joins_lines
        self._lints = lints
        self._speed_up = speed_up
        self._engine = Engine(speed_up)

    def convert(self, source: str) -> Fragment:
        """Return what becomes of a body; whatever is wrong with it is among the findings."""
        report = FindingList()
        source = checked(source, report)
        line = tangle(source)
        if line:
            report.add("too-deep", line)
            return Fragment(html="", findings=report.findings)
        try:
            return self._convert(source, report)
        except RecursionError:
            # The block parser forgets where it was only when it returns: begin anew.
            self._engine = Engine(self._speed_up)
            report.add("too-deep", 1)
            return Fragment(html="", findings=report.findings)

    def _convert(self, source: str, report: FindingList) -> Fragment:
        places = Places(source)
        html = self._engine.html(keep_lines_apart(places))
        raw = self._engine.raw
        attributes = has_attributes(source)
        if raw or attributes:
            html = sanitize(html, raw, places, report, simple=not attributes)
        html = join_lines(html, chinese=self._joins_lines)
        finished = Finisher(places, report, chinese=self._joins_lines).run(html)
        engine = self._engine
        body = Conversion(
            places,
            html,
            raw,
            engine.footnotes.defined,
            engine.md.references,
            engine.kinds,
            engine.lost_rows,
        )
        for find in self._lints:
            report.extend(find(body))
        return Fragment(
            finished.html,
            finished.slots,
            finished.headings,
            finished.anchors,
            lead(html),
            report.findings,
            finished.external_links,
        )
