"""From the plan to the output folder: outdated → render → write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazette import outdated
from gazette.model.page import Output, Remembered, Stamp
from gazette.pipeline.draft import Draft
from gazette.pipeline.explain import explain, find_output
from gazette.pipeline.indexing import Indexing
from gazette.pipeline.look import Look
from gazette.pipeline.making import Made, inputs, make
from gazette.pipeline.options import Options, Outcome, Progress
from gazette.rules.rule import N_
from gazette.state import Memory, State
from gazette.workers import usable_jobs
from gazette.write import Stage, commit, disturbed

Renewal = tuple[Outcome, Mapping[str, Remembered], tuple[str, ...]]
"""What came of it; what is to be remembered of the suspects; what was deleted."""


def renew(
    options: Options,
    draft: Draft,
    look: Look,
    state: State,
    progress: Progress,
    indexing: Indexing,
) -> Renewal:
    """Bring the output folder up to the plan, and to the search indexes that `indexing` makes."""
    memory = state.memory
    site, outputs = draft.site, draft.outputs
    asked = find_output(options.explain, outputs, site) if options.explain else None
    changed = look.disturbed
    if changed is None:
        changed = disturbed(options.output, memory.outputs.rows)
    suspects = _suspects(draft, outputs, memory, changed)
    with Stage(options.output, options.cache) as stage:
        progress.stage(N_("Writing"), len(suspects))
        jobs = usable_jobs(options.jobs)
        known, workshop = memory.outputs, draft.workshop
        made = make(suspects, known, changed, workshop, stage, jobs, progress.advance)
        copies = indexing.copies()
        suspects = _suspects(draft, copies, memory, changed)
        # Before the pages, so that none leads to an index that is not there yet.
        made[:0] = make(suspects, known, changed, workshop, stage, jobs, lambda _: None)
        outputs = (*copies, *outputs)
        gone = outdated.forgotten(outputs, memory.outputs)
        staged = [(each.output.path, each.staged) for each in made if each.staged]
        state.intend(path for path, each in staged if not each.same)
        done = commit(stage, staged, gone)
    outcome = Outcome(
        pages=len(outputs),
        written=len(done.written),
        kept=len(outputs) - len(done.written),
        deleted=len(done.deleted),
        next_change=draft.content.library.next_change,
        problems=draft.problems,
        explanation=explain(asked, made, memory) if asked else None,
    )
    return outcome, _written(made, done.stamps, memory), gone


def _suspects(
    draft: Draft, outputs: Sequence[Output], memory: Memory, changed: frozenset[str]
) -> list[Output]:
    keys = draft.workshop.keys(draft.workshop.templates())
    changed |= memory.outputs.pending
    return list(outdated.suspects(outputs, memory.outputs.rows, keys.shared, changed))


def _written(
    made: list[Made], stamps: Mapping[str, Stamp], memory: Memory
) -> dict[str, Remembered]:
    """Return what is to be remembered of all suspects."""
    return {
        each.output.path: Remembered(
            each.key, stamps[each.output.path], each.reasons, inputs(each.output)
        )
        if each.staged
        else each.remembered(memory.outputs.get(each.output.path))
        for each in made
    }
