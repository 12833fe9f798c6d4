"""From the plan to the output folder: candidates → render → move into place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette.apply import Stage, commit, output_changes
from gazette.apply.modified import ModifiedFiles
from gazette.apply.unowned import has_our_shape, unowned_files
from gazette.cache import CacheStore, FileLeft, Outputs, UnitRecord
from gazette.concurrency.pool import usable_jobs
from gazette.model.options import Options, Outcome
from gazette.model.page import Copy, FileStat, Output, Remembered
from gazette.plan import Plan
from gazette.problems import Problem, problem
from gazette.render import outdated
from gazette.render.candidates import LastOutputs, RenderResult, render_candidates
from gazette.render.explain import explain, find_output
from gazette.rules.rule import N_
from gazette.search.indexing import Indexing
from gazette.stages.prepare import PreparedBuild

# How many files are named that nobody owns.
_FEW = 5
_INDEXES = "indexes"
"""The build unit of search indexes, which are made beside the pages."""


@dataclass(frozen=True, slots=True)
class AppliedPlan:
    """What came of it: what is to be remembered of candidates and of all units; what is gone."""

    outcome: Outcome
    outputs: Mapping[str, Remembered]
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
        unowned = _unowned(prepared, store.contents.outputs, copies)
        staged = [(each.output.path, each.staged) for each in results if each.staged]
        store.begin_write({path: each.digest for path, each in staged if not each.same})
        stage.discard_replaced((each for _, each in staged), fork=jobs > 1)
        moves = commit(stage, staged, (*gone, *unowned.removed))
    units = {**plan.records, _INDEXES: UnitRecord(b"", b"", len(copies))}
    pages = sum(unit.files for unit in units.values())
    outcome = Outcome(
        pages=pages,
        written=len(moves.written),
        kept=pages - len(moves.written),
        deleted=len(moves.deleted),
        next_change=prepared.content.library.next_change,
        problems=(*prepared.problems, *unowned.problems),
        removed=prepared.removed,
        explanation=explain(asked, results, last.outputs) if asked else None,
    )
    touched = _touched(store.contents.outputs, last.changes.touched, gone)
    remembered = touched | _remembered(
        results, moves.file_stats, lambda path: touched.get(path) or last.outputs.get(path), plan
    )
    return AppliedPlan(outcome, remembered, gone, units)


class _Unowned(NamedTuple):
    """What becomes of files that nobody owns: those to be removed, and what is told of others."""

    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def _unowned(prepared: PreparedBuild, outputs: Outputs, copies: Sequence[Copy]) -> _Unowned:
    """Look for files that nobody owns, where that is asked for, or where all memory is lost."""
    options = prepared.context.options
    if not options.clean and (outputs.units or outputs.pending):
        return _Unowned()
    kept = outputs.paths() if prepared.plan.kept else set[str]()
    owned = kept.union((each.path for each in (*copies, *prepared.plan.outputs)), outputs.pending)
    names = unowned_files(options.output, owned)
    codes = prepared.context.site.codes
    ours = tuple(name for name in names if has_our_shape(name, codes)) if options.clean else ()
    rest = [name for name in names if name not in frozenset(ours)]
    key = "output-unowned+others" if options.clean else "output-unowned"
    return _Unowned(ours, (_unowned_problem(options, key, rest),) if rest else ())


def _unowned_problem(options: Options, key: str, names: Sequence[str]) -> Problem:
    some = [*names[:_FEW], *(["…"] if len(names) > _FEW else [])]
    place = options.output.name
    return problem(key, place, count=len(names), names=", ".join(some))


def _last_outputs(
    prepared: PreparedBuild, store: CacheStore, modified: ModifiedFiles
) -> LastOutputs:
    plan = prepared.plan
    options, outputs = prepared.context.options, store.contents.outputs.besides(plan.kept)
    changes = None if options.verify else modified.changes()
    if changes is None:
        rows = outputs.rows.items()
        left = (FileLeft(path, row.size, row.mtime, row.digest) for path, row in rows)
        changes = output_changes(options.output, left, verify=options.verify)
    return LastOutputs(outputs, changes, plan.same)


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
    changed = last.changes.modified | last.outputs.pending | moved
    return list(outdated.candidates(outputs, rows, keys.shared, changed, last.same))


def _touched(
    outputs: Outputs, touched: Mapping[str, int], gone: Collection[str]
) -> dict[str, Remembered]:
    """Return what is to be remembered of files that have their bytes and another time."""
    rows = outputs.rows if touched else {}
    return {
        path: rows[path]._replace(mtime=mtime).remembered
        for path, mtime in touched.items()
        if path in rows and path not in gone
    }


def _remembered(
    results: Sequence[RenderResult],
    file_stats: Mapping[str, FileStat],
    last: Callable[[str], Remembered | None],
    plan: Plan,
) -> dict[str, Remembered]:
    """Return what is to be remembered of all candidates."""
    remembered = {}
    for each in results:
        path = each.output.path
        now = (
            Remembered(each.key, file_stats[path], each.reasons, digest=each.staged.digest)
            if each.staged
            else each.remembered(last(path))
        )
        remembered[path] = now._replace(unit=plan.unit_of.get(path, _INDEXES))
    return remembered
