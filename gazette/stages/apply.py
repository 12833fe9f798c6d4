"""From the plan to the output folder: candidates → render → move into place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gazette.apply import Stage, commit, modified_files
from gazette.apply.modified import ModifiedFiles
from gazette.cache import CacheStore, Outputs, UnitRecord
from gazette.concurrency.pool import usable_jobs
from gazette.model.options import Outcome
from gazette.model.page import Copy, FileStat, Output, Remembered
from gazette.render import outdated
from gazette.render.candidates import LastOutputs, RenderResult, render_candidates
from gazette.render.explain import explain, find_output
from gazette.rules.rule import N_
from gazette.search.indexing import Indexing
from gazette.stages.prepare import PreparedBuild

_INDEXES = "indexes"
"""The build unit of search indexes, which are made beside the pages."""


@dataclass(frozen=True, slots=True)
class AppliedPlan:
    """What came of it: what is to be remembered of candidates and of all units; what is gone."""

    outcome: Outcome
    written: Mapping[str, Remembered]
    gone: tuple[str, ...]
    units: Mapping[str, UnitRecord]


def apply_plan(
    prepared: PreparedBuild,
    store: CacheStore,
    modified: ModifiedFiles,
    indexing: Indexing,
) -> AppliedPlan:
    """Bring the output folder up to the plan, and to the search indexes that `indexing` makes."""
    options, plan = prepared.context.options, prepared.plan
    asked = options.explain and find_output(options.explain, plan.outputs, prepared.context.site)
    last = _last_outputs(prepared, store, modified)
    jobs = usable_jobs(options.jobs)
    with Stage(options.output, options.cache) as stage:
        results, copies = _render(prepared, last, stage, indexing)
        gone = outdated.forgotten((*copies, *plan.outputs), last.outputs)
        staged = [(each.output.path, each.staged) for each in results if each.staged]
        store.begin_write(path for path, each in staged if not each.same)
        stage.discard_replaced((each for _, each in staged), fork=jobs > 1)
        moves = commit(stage, staged, gone)
    units = plan.records(store.contents.outputs) | {_INDEXES: UnitRecord(b"", b"", len(copies))}
    pages = sum(unit.files for unit in units.values())
    outcome = Outcome(
        pages=pages,
        written=len(moves.written),
        kept=pages - len(moves.written),
        deleted=len(moves.deleted),
        next_change=prepared.content.library.next_change,
        problems=prepared.problems,
        explanation=explain(asked, results, last.outputs) if asked else None,
    )
    written = _written(results, moves.file_stats, last.outputs, plan.unit_of)
    return AppliedPlan(outcome, written, gone, units)


def _last_outputs(
    prepared: PreparedBuild, store: CacheStore, modified: ModifiedFiles
) -> LastOutputs:
    plan = prepared.plan
    outputs = store.contents.outputs.besides(plan.kept)
    paths = modified.paths
    if paths is None:
        files = ((path, row.size, row.mtime) for path, row in outputs.rows.items())
        paths = modified_files(prepared.context.options.output, files)
    return LastOutputs(outputs, paths, plan.same)


def _render(
    prepared: PreparedBuild, last: LastOutputs, stage: Stage, indexing: Indexing
) -> tuple[list[RenderResult], list[Copy]]:
    """Stage what is outdated; return what became of all candidates, and the search indexes."""
    context, options = prepared.render_context, prepared.context.options
    progress, jobs = prepared.context.progress, usable_jobs(options.jobs)
    candidates = _candidates(prepared, prepared.plan.outputs, last)
    progress.stage(N_("Writing"), len(candidates))
    pages = render_candidates(
        candidates, last, context, stage, jobs=jobs, progress=progress.advance
    )
    copies = indexing.copies()
    candidates = _candidates(prepared, copies, last)
    indexes = render_candidates(candidates, last, context, stage, jobs=jobs)
    # Before the pages, so that none leads to an index that is not there yet.
    return [*indexes, *pages], copies


def _candidates(
    prepared: PreparedBuild, outputs: Sequence[Output], last: LastOutputs
) -> list[Output]:
    keys = prepared.render_context.keys(prepared.render_context.templates())
    unit_of, rows = prepared.plan.unit_of, last.outputs.rows
    # What another unit plans now must be remembered as a file of that unit.
    moved = {
        each.path
        for each in outputs
        if each.path in rows and rows[each.path].unit != unit_of.get(each.path, _INDEXES)
    }
    changed = last.modified | last.outputs.pending | moved
    return list(outdated.candidates(outputs, rows, keys.shared, changed, last.same))


def _written(
    results: Sequence[RenderResult],
    file_stats: Mapping[str, FileStat],
    last: Outputs,
    unit_of: Mapping[str, str],
) -> dict[str, Remembered]:
    """Return what is to be remembered of all candidates."""
    written = {}
    for each in results:
        path = each.output.path
        now = (
            Remembered(each.key, file_stats[path], each.reasons)
            if each.staged
            else each.remembered(last.get(path))
        )
        written[path] = now._replace(unit=unit_of.get(path, _INDEXES))
    return written
