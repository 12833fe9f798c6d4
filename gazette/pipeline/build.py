"""The build on one screen: settings → sources → library → plan → outdated → render → write."""

from __future__ import annotations

import time
from dataclasses import replace

from gazette import outdated
from gazette.errors import ContentError
from gazette.model.page import Decision, Remembered
from gazette.model.site import Site
from gazette.pipeline.draft import STARTED, Draft, prepare
from gazette.pipeline.explain import explain, find_output
from gazette.pipeline.making import make
from gazette.pipeline.options import Options, Outcome, Progress
from gazette.render import Keys
from gazette.rules.rule import N_
from gazette.state import Memory, State, peek
from gazette.workers import usable_jobs
from gazette.write import Stage, commit, stamp_of


def build(options: Options, site: Site, progress: Progress) -> Outcome:
    """Build the portal: write what is outdated, delete what is no longer planned.

    Raises ContentError, with `output/` as it was, where the content has errors.
    """
    started = str(time.time_ns()).encode()
    with State.open(options.cache, options.output) as state:
        draft = prepare(options, site, state.memory, progress)
        state.add_fragments(draft.content.fragments)
        if draft.stops(strict=options.strict):
            state.keep_sources(draft.records, {STARTED: started})
            raise ContentError(*draft.problems)
        asked = find_output(options.explain, draft.outputs, site) if options.explain else None
        decision = _decide(options, draft, state.memory)
        with Stage(options.output, options.cache) as stage:
            progress.stage(N_("Writing"), len(decision.make))
            wanted = [output for output, _, _ in decision.make]
            jobs = usable_jobs(options.jobs)
            staged = make(wanted, draft.workshop, stage, jobs, progress.advance)
            state.intend(path for path, _ in staged)
            done = commit(stage, staged, decision.delete)
        state.finish(
            written={
                output.path: Remembered(key, done.stamps[output.path], reasons)
                for output, key, reasons in decision.make
            },
            deleted=decision.delete,
            sources=draft.records,
            sources_gone=draft.gone,
            meta={STARTED: started},
        )
    return Outcome(
        pages=len(draft.outputs),
        written=len(done.written),
        kept=len(draft.outputs) - len(done.written),
        deleted=len(done.deleted),
        next_change=draft.content.library.next_change,
        problems=draft.problems,
        explanation=explain(asked, decision, state.memory) if asked else None,
    )


def check(options: Options, site: Site, progress: Progress) -> Outcome:
    """Make every check that a build makes, and write nothing.

    Raises ContentError where the content has errors.
    """
    memory = peek(options.cache, options.output)
    draft = prepare(replace(options, keep=False), site, memory, progress)
    if draft.stops(strict=options.strict):
        raise ContentError(*draft.problems)
    return Outcome(
        pages=len(draft.outputs),
        written=0,
        kept=0,
        deleted=0,
        next_change=draft.content.library.next_change,
        problems=draft.problems,
    )


def _decide(options: Options, draft: Draft, memory: Memory) -> Decision:
    keys = Keys(draft.workshop.templates(), draft.workshop.words, draft.engine)
    return outdated.compare(
        [(output, keys.of(output)) for output in draft.outputs],
        memory.outputs,
        lambda path: stamp_of(options.output, path),
    )
