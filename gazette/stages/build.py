"""The stages of a run, and what is put together of them.

| stage    | function                | what it makes of what                                      |
|----------|-------------------------|------------------------------------------------------------|
| settings | `config.load`           | the folder of site.toml → a site                           |
| snapshot | `Snapshot`              | folders → files with sizes and times                       |
| read     | `read_content`          | files and the cache → items, checked by themselves         |
| library  | `assemble`              | items → notices, lists, and what stands at each address    |
| plan     | `plan`                  | a library → the files of the site, in units                |
| check    | `check_content`, `dead_addresses` | library and plan → all that is wrong             |
| render   | `render_candidates`     | pages that may be outdated → staged files                  |
| apply    | `commit`                | staged files → the output folder                           |
| remember | `CacheStore.save_sources`, `commit` | what was read and written → the cache          |

`prepare_build` are those up to check, `apply_plan` is render and apply.
"""

from __future__ import annotations

import time
from contextlib import closing, suppress
from dataclasses import replace

from gazette.apply.modified import ModifiedFiles
from gazette.cache import BlobStore, CacheContents, DamagedError, LastBuild, peek
from gazette.errors import ContentError
from gazette.model.environment import Environment
from gazette.model.options import Options, Outcome, Progress
from gazette.model.site import Site
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.environment import environment
from gazette.stages.unchanged import unchanged


def build(options: Options, site: Site, progress: Progress) -> Outcome:
    """Build the portal: write what is outdated, delete what is no longer planned.

    Raises ContentError, with `output/` as it was, where the content has errors.
    """
    wary = replace(options, verify=True)
    for each in (options, wary):
        # What was damaged is gone: it counts as absent, and is made again.
        with suppress(DamagedError):
            return _build(each, site, progress)
    return _build(wary, site, progress)


def _build(options: Options, site: Site, progress: Progress) -> Outcome:
    started = time.time_ns()
    last_build = peek(options.cache, options.place(options.output))
    with closing(ModifiedFiles(options)) as modified:
        if last_build:
            modified.start()
        snapshot = Snapshot(options)
        fingerprints = environment(options, site, snapshot)
        outcome = unchanged(options, fingerprints, snapshot, last_build, modified)
        if outcome:
            return outcome
        run = _Run(options, site, progress, fingerprints, started)
        return run.build(snapshot, last_build, modified)


def check(options: Options, site: Site, progress: Progress) -> Outcome:
    """Make every check that a build makes, and write nothing.

    Raises ContentError where the content has errors.
    """
    from gazette.cache.writers import MemoryWriter
    from gazette.read.context import ReadContext
    from gazette.stages.prepare import prepare_build

    options = replace(options, keep=False)
    writer, snapshot = MemoryWriter(), Snapshot(options)
    # Not with the cache: it belongs to whoever holds the lock, perhaps to a build at this moment.
    contents, blobs = CacheContents(), BlobStore(options.cache, writer.values)
    fingerprints = environment(options, site, snapshot)
    context = ReadContext(options, site, fingerprints, contents, blobs, writer, progress)
    prepared = prepare_build(context, snapshot, ModifiedFiles(options))
    if prepared.stops:
        raise ContentError(*prepared.problems)
    return Outcome(
        pages=len(prepared.plan.outputs),
        written=0,
        kept=0,
        deleted=0,
        next_change=prepared.content.library.next_change,
        problems=prepared.problems,
    )


class _Run:
    """A build that has something to do."""

    def __init__(
        self,
        options: Options,
        site: Site,
        progress: Progress,
        fingerprints: Environment,
        started: int,
    ) -> None:
        self._options = options
        self._site = site
        self._progress = progress
        self._environment = fingerprints
        self._started = started

    def build(
        self, snapshot: Snapshot, last_build: LastBuild | None, modified: ModifiedFiles
    ) -> Outcome:
        """Read, plan, check, render, apply and remember."""
        # Imported here, for most builds need none of it.
        from gazette.cache import CacheStore
        from gazette.cache.writers import StoreWriter
        from gazette.read.context import ReadContext
        from gazette.read.trust import BLUR, NEVER, STARTED
        from gazette.search.indexing import Indexing
        from gazette.stages.apply import apply_plan
        from gazette.stages.prepare import prepare_build
        from gazette.stages.remember import source_changes
        from gazette.stages.unchanged import summary, summary_name

        options, site, fingerprints = self._options, self._site, self._environment
        with CacheStore.open(options.cache, options.place(options.output)) as store:
            if not last_build or last_build.meta.get(STARTED) != store.contents.meta.get(STARTED):
                # Another build came between: what was seen is not what it left.
                snapshot, modified = Snapshot(options), ModifiedFiles(options)
            blobs, writer = BlobStore(options.cache), StoreWriter(store.add)
            contents = store.contents
            context = ReadContext(
                options, site, fingerprints, contents, blobs, writer, self._progress
            )
            prepared = prepare_build(context, snapshot, modified)
            changes = source_changes(prepared.content, prepared.findings, context, prepared.static)
            store.save_sources(changes, {STARTED: str(self._started).encode()})
            if prepared.stops:
                raise ContentError(*prepared.problems)
            with closing(Indexing(options, fingerprints.engine, blobs)) as indexing:
                indexing.start(prepared.content.library)
                applied = apply_plan(prepared, store, modified, indexing)
            outcome = applied.outcome
            settled = snapshot.newest < self._started - BLUR and not any(
                record.mtime == NEVER for record in changes.sources.values()
            )
            # What is said of the output folder is said once: a build that only looks does not ask.
            lasting = replace(outcome, problems=prepared.problems, removed=())
            record = summary(options, fingerprints, snapshot.digest if settled else b"", lasting)
            store.commit(
                written=applied.outputs,
                deleted=applied.gone,
                meta={summary_name(options): record},
                units=applied.units,
            )
        return outcome
