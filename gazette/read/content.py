"""The content folder, read: a snapshot and what the cache remembers in, a library out.

Of a month whose files are as they were nothing is read, unless its texts lead to what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gazette.cache import SourceRecord
from gazette.concurrency.pool import ranges, run, usable_jobs
from gazette.concurrency.preload import preload
from gazette.library import Library, LibrarySources, assemble
from gazette.model.month import MonthRecord
from gazette.model.picture import Measured
from gazette.read.context import ReadContext
from gazette.read.images import measure_pictures
from gazette.read.items import ItemReader, ReadItem, ReadJob
from gazette.read.months import (
    Groups,
    files_by_month,
    invalidated,
    remembered_targets,
    unchanged_months,
)
from gazette.read.sources import Sources, sort_sources
from gazette.read.trust import NEVER
from gazette.rules.rule import N_
from gazette.snapshot import File


@dataclass(frozen=True, slots=True)
class Content:
    """All content of a run: its files by month, the sources that were looked into, its library.

    `closed` are the records of the months that were not.
    """

    groups: Groups
    closed: Mapping[str, MonthRecord]
    sources: Sources
    library: Library

    @property
    def broken(self) -> frozenset[str]:
        """The ids of items with a file that gave no text."""
        return frozenset(id_ for id_, item in self.sources.items.items() if item.broken)


def read_content(files: Sequence[File], context: ReadContext) -> Content:
    """Read the content folder, whose files these are.

    Raises ContentError for files that cannot be read, MachineError where the machine refuses.
    """
    groups = files_by_month(files)
    closed = unchanged_months(groups, context)
    sources = _read_months([name for name in groups if name not in closed], groups, context)
    library = _library(sources, closed, context)
    while names := invalidated(library):
        closed = {name: record for name, record in closed.items() if name not in names}
        sources += _read_months(names, groups, context)
        library = _library(sources, closed, context)
    pictures = _pictures(sources, closed, library, context)
    return Content(groups, closed, sources, replace(library, pictures=pictures))


def _read_months(names: Iterable[str], groups: Groups, context: ReadContext) -> Sources:
    """Read what has changed in these months."""
    files = [file for name in names for file in groups[name]]
    sources, jobs = sort_sources(files, context)
    items = _read_items(jobs, context)
    records = _source_records(jobs, items, context)
    return sources + Sources(items={item.card.id: item for item in items}, records=records)


def _read_items(jobs: Sequence[ReadJob], context: ReadContext) -> list[ReadItem]:
    """Read items, in worker processes where there are many."""
    context.progress.stage(N_("Reading"), len(jobs))
    items: list[ReadItem] = []

    def take(part: Sequence[ReadItem]) -> None:
        context.writer.put(blob for item in part for blob in item.blobs)
        items.extend(item._replace(blobs=()) for item in part)

    run(
        ranges(len(jobs)),
        lambda: ItemReader(jobs, context).read,
        jobs=usable_jobs(context.options.jobs),
        progress=context.progress.advance,
        take=take,
        meanwhile=preload,
    )
    context.writer.flush()
    return items


def _source_records(
    jobs: Sequence[ReadJob], items: Iterable[ReadItem], context: ReadContext
) -> dict[str, SourceRecord]:
    files = {f"{context.prefix}/{file.path}": file for job in jobs for _, file in job.texts}
    fingerprint = context.environment.reading
    return {
        path: SourceRecord(
            files[path].size,
            NEVER if path in item.replaced else files[path].mtime,
            digest,
            fingerprint,
        )
        for item in items
        if not item.broken
        for path, digest in item.texts
    }


def _library(sources: Sources, closed: Mapping[str, MonthRecord], context: ReadContext) -> Library:
    # By id: nothing may depend on what was read and what was remembered.
    cards = [sources.items[id_].card for id_ in sorted(sources.items)]
    records = context.contents.months.items()
    opened = (record for name, record in records if record and name not in closed)
    broken = {id_ for id_, item in sources.items.items() if item.broken}
    library_sources = LibrarySources(
        cards=[card for card in cards if card.live or card.held],
        files=sources.assets,
        load_text=context.blobs.text,
        broken=sources.broken | broken,
        closed=closed,
        load_cards=context.blobs.cards,
        target_fingerprints=dict(remembered_targets(opened, closed)),
    )
    return assemble(context.site, library_sources, prefix=context.prefix, now=context.options.now)


def _pictures(
    sources: Sources,
    closed: Mapping[str, MonthRecord],
    library: Library,
    context: ReadContext,
) -> Mapping[str, Measured]:
    """Return what is known of the pictures that texts show; new ones are opened."""
    places = {place for item in sources.items.values() for _, place in item.card.pictures}
    digests = {place: library.files[place].content for place in places if place in library.files}
    for record in closed.values():
        digests |= dict(record.pictures)
    return measure_pictures(context.options, digests, context.progress)
