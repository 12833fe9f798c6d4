"""The build on one screen: settings → sources → library → plan → outdated → render → write."""

from __future__ import annotations

import time
from contextlib import ExitStack, closing
from dataclasses import replace

from gazette.cache import BlobStore, CacheContents, CacheStore, peek
from gazette.errors import ContentError
from gazette.model.options import Options, Outcome, Progress
from gazette.model.site import Site
from gazette.read.trust import STARTED
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.unchanged import key, name, summary, unchanged
from gazette.versions import engine_digest


def build(options: Options, site: Site, progress: Progress) -> Outcome:
    """Build the portal: write what is outdated, delete what is no longer planned.

    Raises ContentError, with `output/` as it was, where the content has errors.
    """
    started = time.time_ns()
    last_build = peek(options.cache, options.output)
    with ExitStack() as snapshots:
        snapshot = snapshots.enter_context(closing(Snapshot(options)))
        if last_build:
            snapshot.begin()
        engine = engine_digest()
        environment = key(options, site, engine, snapshot)
        same = unchanged(options, last_build, environment, snapshot)
        if same:
            return same
        # Imported here, for most builds end above.
        from gazette.cache.writers import StoreWriter
        from gazette.search.indexing import Indexing
        from gazette.stages.apply import apply_plan
        from gazette.stages.prepare import prepare_build

        with CacheStore.open(options.cache, options.output) as store:
            if last_build is None or last_build.meta.get(STARTED) != store.contents.meta.get(
                STARTED
            ):
                # Another build came between: what was seen is not what it left.
                snapshot = snapshots.enter_context(closing(Snapshot(options)))
            blobs, buffer = BlobStore(options.cache), StoreWriter(store.add)
            prepared = prepare_build(
                options,
                site,
                engine,
                snapshot,
                store.contents,
                progress,
                blobs,
                buffer,
                environment,
            )
            prepared.save_sources(store, started)
            if prepared.stops(strict=options.strict):
                raise ContentError(*prepared.problems)
            with closing(Indexing(options, prepared, engine, blobs)) as indexing:
                applied = apply_plan(options, prepared, snapshot, store, progress, indexing)
            outcome = applied.outcome
            store.commit(
                written=applied.written,
                deleted=applied.gone,
                meta={
                    name(options.output): summary(environment, options, snapshot, started, outcome)
                },
                units=applied.units,
            )
    return outcome


def check(options: Options, site: Site, progress: Progress) -> Outcome:
    """Make every check that a build makes, and write nothing.

    Raises ContentError where the content has errors.
    """
    from gazette.cache.writers import MemoryWriter
    from gazette.stages.prepare import prepare_build

    held = MemoryWriter()
    # Not with the cache: it belongs to whoever holds the lock, perhaps to a build at this moment.
    contents, blobs = CacheContents(), BlobStore(options.cache, held.values)
    silent = replace(options, keep=False)
    snapshot = Snapshot(options)
    prepared = prepare_build(
        silent, site, engine_digest(), snapshot, contents, progress, blobs, held
    )
    if prepared.stops(strict=options.strict):
        raise ContentError(*prepared.problems)
    return Outcome(
        pages=len(prepared.planned.outputs),
        written=0,
        kept=0,
        deleted=0,
        next_change=prepared.content.library.next_change,
        problems=prepared.problems,
    )
