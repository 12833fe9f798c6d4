"""What is to be remembered of sources: content and findings in, changes of the cache out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from gazette.cache import ByMonth, SourceChanges
from gazette.model.month import REST, STATIC, MonthRecord, month_of
from gazette.problems import Problem
from gazette.read.content import Content
from gazette.read.context import ReadContext
from gazette.read.months import RecordMaker
from gazette.read.static import Static
from gazette.read.trust import NEVER
from gazette.stages.check import Findings

T = TypeVar("T")


def source_changes(
    content: Content, findings: Findings, context: ReadContext, static: Static | None = None
) -> SourceChanges:
    """Return what is new or gone since the last run."""
    contents, sources = context.contents, content.sources
    records = {**sources.records, **(static.records if static else {})}
    replaced = [path for path, record in records.items() if record.mtime == NEVER]
    gone = _gone(contents.sources, _present(content, context), content, context)
    if static is not None:
        gone += tuple(contents.sources.of(STATIC).keys() - static.present)
    return SourceChanges(
        sources=records,
        cards=findings.cards,
        months=_months(content, findings.problems, replaced, context),
        sources_gone=gone,
        cards_gone=_gone(contents.cards, sources.items, content, context),
        months_gone=tuple(contents.months.keys() - content.groups.keys()),
    )


def _present(content: Content, context: ReadContext) -> frozenset[str]:
    """Return the names of the files that may be remembered.

    What gave no text is forgotten: its bytes are not those that are remembered, and its size and
    time may be.
    """
    prefix, sources = context.prefix, content.sources
    present = {f"{prefix}/{path}" for path in sources.assets}
    whole = (bundle for bundle in sources.bundles if bundle.id not in content.broken)
    present |= {f"{prefix}/{file.path}" for bundle in whole for _, file in bundle.texts}
    return frozenset(present)


def _gone(
    remembered: ByMonth[T], present: Container[str], content: Content, context: ReadContext
) -> tuple[str, ...]:
    """Return what is remembered of months looked into, and not there any more."""
    names = sorted(context.contents.months.keys() - content.closed.keys())
    return tuple(each for name in names for each in remembered.of(name) if each not in present)


def _months(
    content: Content, problems: Iterable[Problem], replaced: Iterable[str], context: ReadContext
) -> Mapping[str, MonthRecord | None]:
    """Return the records of months that are not as they were.

    It is None where something is wrong, and where a file was replaced while it was read.
    """
    before, library = context.contents.months, content.library
    opened = {REST, *content.groups} - content.closed.keys()
    records: dict[str, MonthRecord | None] = dict.fromkeys(sorted(opened))
    places = (*(each.path for each in problems), *replaced)
    faulty = {month_of(place.removeprefix(f"{context.prefix}/")) for place in places}
    faulty |= {month_of(id_) for id_ in library.broken}
    maker = RecordMaker(library, content.groups, context.environment.reading)
    for month in library.open:
        if month.name not in faulty:
            records[month.name] = maker.of(month)
    # Gate: month record
    return {
        name: record
        for name, record in records.items()
        if name not in before or record != before[name]
    }
