"""From the plan to the output folder: outdated → render → write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gazette.apply import Stage, commit, modified_files
from gazette.cache import CacheStore, Outputs, UnitRecord
from gazette.concurrency.pool import usable_jobs
from gazette.model.options import Options, Outcome, Progress
from gazette.model.page import FileStat, Output, Remembered
from gazette.render import outdated
from gazette.render.candidates import Made, make
from gazette.render.explain import explain, find_output
from gazette.rules.rule import N_
from gazette.search.indexing import Indexing
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.prepare import PreparedBuild

_INDEXES = "indexes"


@dataclass(frozen=True, slots=True)
class AppliedPlan:
    """What came of it: what is to be remembered of the candidates and of all units; what is
    gone.
    """

    outcome: Outcome
    written: Mapping[str, Remembered]
    gone: tuple[str, ...]
    units: Mapping[str, UnitRecord]


def apply_plan(
    options: Options,
    prepared: PreparedBuild,
    snapshot: Snapshot,
    store: CacheStore,
    progress: Progress,
    indexing: Indexing,
) -> AppliedPlan:
    """Bring the output folder up to the plan, and to the search indexes that `indexing` makes."""
    site, plan = prepared.site, prepared.planned
    asked = find_output(options.explain, plan.outputs, site) if options.explain else None
    known = store.contents.outputs.besides(plan.kept)
    changed = snapshot.modified
    if changed is None:
        left = ((path, row.size, row.mtime) for path, row in known.rows.items())
        changed = modified_files(options.output, left)
    candidates = _candidates(prepared, plan.outputs, known, changed)
    with Stage(options.output, options.cache) as stage:
        progress.stage(N_("Writing"), len(candidates))
        jobs = usable_jobs(options.jobs)
        render_context = prepared.render_context
        made = make(
            candidates, known, changed, plan.same, render_context, stage, jobs, progress.advance
        )
        copies = indexing.copies()
        candidates = _candidates(prepared, copies, known, changed)
        # Before the pages, so that none leads to an index that is not there yet.
        made[:0] = make(
            candidates, known, changed, plan.same, render_context, stage, jobs, lambda _: None
        )
        outputs = (*copies, *plan.outputs)
        gone = outdated.forgotten(outputs, known)
        staged = [(each.output.path, each.staged) for each in made if each.staged]
        store.begin_write(path for path, each in staged if not each.same)
        stage.discard_replaced((each for _, each in staged), fork=jobs > 1)
        done = commit(stage, staged, gone)
        written = _written(made, done.file_stats, known, plan.unit_of)
    units = plan.records(store.contents.outputs) | {_INDEXES: UnitRecord(b"", b"", len(copies))}
    pages = sum(unit.files for unit in units.values())
    outcome = Outcome(
        pages=pages,
        written=len(done.written),
        kept=pages - len(done.written),
        deleted=len(done.deleted),
        next_change=prepared.content.library.next_change,
        problems=prepared.problems,
        explanation=explain(asked, made, known) if asked else None,
    )
    return AppliedPlan(outcome, written, gone, units)


def _candidates(
    prepared: PreparedBuild, outputs: Sequence[Output], known: Outputs, changed: frozenset[str]
) -> list[Output]:
    keys = prepared.render_context.keys(prepared.render_context.templates())
    unit_of, rows = prepared.planned.unit_of, known.rows
    # What another unit plans now must be remembered as a file of that unit.
    moved = {
        each.path
        for each in outputs
        if each.path in rows and rows[each.path].unit != unit_of.get(each.path, _INDEXES)
    }
    changed |= known.pending | moved
    same = prepared.planned.same
    return list(outdated.candidates(outputs, rows, keys.shared, changed, same))


def _written(
    made: list[Made],
    file_stats: Mapping[str, FileStat],
    known: Outputs,
    unit_of: Mapping[str, str],
) -> dict[str, Remembered]:
    """Return what is to be remembered of all candidates."""
    found = {}
    for each in made:
        path = each.output.path
        before = known.get(path)
        now = (
            Remembered(each.key, file_stats[path], each.reasons)
            if each.staged
            else each.remembered(before)
        )
        found[path] = now._replace(unit=unit_of.get(path, _INDEXES))
    return found
