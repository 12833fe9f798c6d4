"""Months of the content folder that are as they were, and what is remembered of the others.

In: the files as they are now, and the records of the last run. Out: which months need not be
looked into, which of them must after all, and new records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gazette.library import Library
from gazette.library.changes import next_change
from gazette.library.months import Month
from gazette.model.month import MonthRecord, month_of
from gazette.model.notice import Item
from gazette.read.context import ReadContext
from gazette.snapshot import File

Groups = Mapping[str, list[File]]
"""Files by month, sorted by path."""


def files_by_month(files: Sequence[File]) -> Groups:
    """Return files, sorted by path, by the month that they lie in."""
    groups: dict[str, list[File]] = {}
    start = 0
    while start < len(files):
        name = month_of(files[start].path)
        end = start + 1
        if name:
            # A month lies together, from its first path to the last that goes on with a hyphen.
            end = bisect_left(files, (f"{name}.",), start)
        groups.setdefault(name, []).extend(files[start:end])
        start = end
    return groups


def unchanged_months(groups: Groups, context: ReadContext) -> dict[str, MonthRecord]:
    """Return the records of the months whose files, at this second, are as they were."""
    records, trust = context.contents.months, context.trust
    now, fingerprint = context.options.now.timestamp(), context.environment.reading
    if trust.verify:
        return {}
    # Gate: month
    return {
        name: record
        for name, files in groups.items()
        if (record := records.get(name))
        and record.settings_fingerprint == fingerprint
        and record.since <= now < record.until
        and record.newest < trust.limit
        and record.files == tuple(files)
    }


def invalidated(library: Library) -> list[str]:
    """Return the closed months whose texts lead to something that is not as it was."""
    # Gate: month
    shut = {month.name for month, _ in library.closed}
    return [
        month.name
        for month, record in library.closed
        if any(
            library.fingerprints.target(place) != fingerprint
            for name, outgoing_links in record.outgoing_links.items()
            if name not in shut
            for place, fingerprint in outgoing_links
        )
    ]


def remembered_targets(
    opened: Iterable[MonthRecord], closed: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the fingerprints of places in closed months that others led to, as they were
    remembered.
    """
    for record in opened:
        for name, outgoing_links in record.outgoing_links.items():
            if name in closed:
                yield from outgoing_links


class RecordMaker:
    """Makes the records of months in which nothing is wrong."""

    def __init__(self, library: Library, groups: Groups, settings_fingerprint: bytes) -> None:
        self._library = library
        self._groups = groups
        self._settings_fingerprint = settings_fingerprint

    def of(self, month: Month) -> MonthRecord | None:
        """Return a month's record; None where its notices or files are not all its own."""
        library = self._library
        files = tuple((f.path, f.size, f.mtime, f.fault) for f in self._groups[month.name])
        items = [notice.item for notice in month.notices]
        own = {path for item in items for path in item.card.sources} | month.files.keys()
        if not month.regular or own != {path for path, *_ in files}:
            return None
        return MonthRecord(
            settings_fingerprint=self._settings_fingerprint,
            files=files,
            newest=max(mtime for _, _, mtime, _ in files),
            since=library.second,
            until=next_change(month.notices, (), library.second),
            outgoing_links=self._outgoing_links(month.name, items),
            address_links=tuple(
                sorted({target for item in items for _, _, target in item.card.address_links})
            ),
            pictures=tuple(sorted(self._pictures(items))),
            facts=library.lists.facts(month),
        )

    def _outgoing_links(
        self, own: str, items: Iterable[Item]
    ) -> dict[str, tuple[tuple[str, bytes], ...]]:
        places: dict[str, set[str]] = {}
        for item in items:
            for place in item.card.content_links:
                name = month_of(place)
                if name != own:
                    places.setdefault(name, set()).add(place)
        fingerprint = self._library.fingerprints.target
        return {
            name: tuple((place, fingerprint(place)) for place in sorted(targets))
            for name, targets in sorted(places.items())
        }

    def _pictures(self, items: Iterable[Item]) -> Iterator[tuple[str, bytes]]:
        for place in {place for item in items for _, place in item.card.pictures}:
            asset = self._library.files.get(place)
            if asset is not None:
                yield place, asset.content
