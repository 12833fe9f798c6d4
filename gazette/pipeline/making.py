"""Pages to files: a decision in, staged files out, made by worker processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.locales import Words
from gazette.model.page import Copy, Output
from gazette.render import render, shown
from gazette.state import Fragments
from gazette.templates import Templates
from gazette.workers import run
from gazette.write import Stage, Staged


@dataclass(frozen=True, slots=True)
class Workshop:
    """What pages are made with. Each process opens its own templates and fragments."""

    folders: tuple[Path, ...]
    words: Mapping[str, Words]
    cache: Path
    keep: bool = True

    def templates(self, fragments: Fragments | None = None) -> Templates:
        """Return the templates; without fragments, for looking at only."""
        html = shown(fragments) if fragments else None
        cache = self.cache / "templates"
        return Templates(self.folders, self.words, html=html, cache=cache, keep=self.keep)


def make(
    outputs: Sequence[Output],
    workshop: Workshop,
    stage: Stage,
    jobs: int,
    progress: Callable[[int], None],
) -> list[tuple[str, Staged]]:
    """Stage all outputs; return their paths and what was staged, in their order.

    Raises DesignError where a template fails, MachineError where the disk does.
    """

    def make_work() -> Callable[[range], list[Staged]]:
        templates = workshop.templates(Fragments(workshop.cache))

        def work(part: range) -> list[Staged]:
            return [_stage(stage, index, outputs[index], templates) for index in part]

        return work

    results = run(len(outputs), make_work, jobs=jobs, progress=progress)
    staged = (each for part in results for each in part)
    return [(output.path, each) for output, each in zip(outputs, staged, strict=True)]


def _stage(stage: Stage, index: int, output: Output, templates: Templates) -> Staged:
    if isinstance(output, Copy):
        return stage.copy(index, output)
    return stage.put(index, output.path, render(templates, output))
