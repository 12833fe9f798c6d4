"""Search indexes: a library in, files to copy out, made while pages are rendered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gazette.cache import BlobStore
from gazette.concurrency.background import BackgroundTask
from gazette.concurrency.pool import usable_jobs
from gazette.library import Library
from gazette.library.periods import searchable
from gazette.model.options import Options
from gazette.model.page import Copy

if TYPE_CHECKING:
    from gazette.search.index import Indexer
    from gazette.search.records import Group


class Indexing:
    """The making of all indexes of a portal; none where it is built without search."""

    def __init__(self, options: Options, engine: bytes, blobs: BlobStore) -> None:
        self._options = options
        self._engine = engine
        self._blobs = blobs
        self._indexer: Indexer | None = None
        self._groups: list[Group] = []
        self._task: BackgroundTask | None = None

    def start(self, library: Library) -> None:
        """Begin with the indexes that are not in the cache."""
        if not self._options.searched:
            return
        # Imported where there is search.
        from gazette.search.index import Indexer

        jobs = usable_jobs(self._options.jobs)
        self._indexer = Indexer(self._options.cache, self._engine, self._blobs, jobs)
        self._groups = _groups(library)
        missing = self._indexer.missing(self._groups, verify=self._options.verify)
        if missing:
            work = partial(_made, self._indexer, missing)
            self._task = BackgroundTask(work, fork=jobs > 1)

    def close(self) -> None:
        """Leave no process behind."""
        if self._task:
            self._task.close()

    def copies(self) -> list[Copy]:
        """Return all files of all indexes, once they are made; MachineError where one cannot be."""
        if self._indexer is None:
            return []
        if self._task:
            self._task.result()
        copies = [
            copy
            for group in self._groups
            for copy in self._indexer.copies(group, f"{group.code}/search/{group.name}")
        ]
        if self._task:
            self._indexer.sweep(self._groups)
        return copies


def _groups(library: Library) -> list[Group]:
    from gazette.search.records import groups

    return [
        group
        for language in library.site.languages
        for group in groups(library, language, searchable(library.published, language.code))
    ]


def _made(indexer: Indexer, groups: list[Group]) -> bytes:
    # Where another process came to grief over them, some are there.
    indexer.make(indexer.missing(groups, verify=False))
    return b""
