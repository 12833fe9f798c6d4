"""Pages to files: candidates in; staged files and keys out, made by worker processes.

A worker makes a candidate's context, and renders it only where its key is not the remembered one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gazette.apply import Stage, Staged
from gazette.apply.modified import OutputChanges
from gazette.cache import BlobStore, Outputs
from gazette.concurrency.pool import ranges, run
from gazette.locales import Words
from gazette.model.page import Copy, Key, Output, Page, Ready, Reason, Remembered, Sheet
from gazette.render import outdated
from gazette.render.page import Keys, html_helper, render
from gazette.templates import Templates


class RenderContext(NamedTuple):
    """What pages are made with; each process has its own templates."""

    folders: tuple[Path, ...]
    words: Mapping[str, Words]
    frames: Mapping[str, object]
    cache: Path
    engine: bytes
    blobs: BlobStore
    keep: bool = True
    speedups: bool = True

    def templates(self) -> Templates:
        """Return the templates."""
        html, cache = html_helper(self.blobs.html), self.cache
        if not self.speedups:
            return Templates(self.folders, self.words, html=html, cache=cache, keep=self.keep)
        from gazette.speedups.jinja.templates import QuickTemplates

        return QuickTemplates(
            self.folders, self.words, frames=self.frames, html=html, cache=cache, keep=self.keep
        )

    def keys(self, templates: Templates) -> Keys:
        """Return what works out keys."""
        return Keys(templates, self.words, self.engine)


class LastOutputs(NamedTuple):
    """What is known of the output folder: what was written last, and how it has changed.

    `same` are the paths of pages that have the remembered context, wherever the engine is the
    remembered one.
    """

    outputs: Outputs
    changes: OutputChanges
    same: frozenset[str]


class RenderResult(NamedTuple):
    """What became of a candidate: its key; why it is made anew; `staged` None where it is not."""

    output: Output
    key: Key
    reasons: tuple[Reason, ...]
    staged: Staged | None

    def remembered(self, before: Remembered | None) -> Remembered:
        """Return what is to be remembered of a candidate that is as it was."""
        if before is None:
            raise ValueError(f"{self.output.path} is not remembered")
        return before._replace(key=self.key)


def render_candidates(
    candidates: Sequence[Output],
    last: LastOutputs,
    context: RenderContext,
    stage: Stage,
    *,
    jobs: int,
    progress: Callable[[int], None] = lambda _: None,
) -> list[RenderResult]:
    """Stage the candidates that are outdated; return what became of all, in their order.

    Raises DesignError where a template fails, MachineError where the disk does.
    """

    def make_work() -> Callable[[range], list[_Sent]]:
        templates = context.templates()
        renderer = _Renderer(templates, context.keys(templates), stage, last)

        def work(part: range) -> list[_Sent]:
            with context.blobs.together():
                return [renderer.render(candidates[index]) for index in part]

        return work

    results = run(ranges(len(candidates)), make_work, jobs=jobs, progress=progress)
    sent = (each for part in results for each in part)
    return [RenderResult(output, *each) for output, each in zip(candidates, sent, strict=True)]


_Sent = tuple[Key, tuple[Reason, ...], Staged | None]


class _Renderer:
    """Renders candidates in one process."""

    def __init__(self, templates: Templates, keys: Keys, stage: Stage, last: LastOutputs) -> None:
        self._templates = templates
        self._keys = keys
        self._stage = stage
        self._last = last

    def render(self, output: Output) -> _Sent:
        """Render one candidate, if it is outdated."""
        before = self._last.outputs.get(output.path)
        modified = output.path in self._last.changes.modified
        if isinstance(output, Ready):
            key = self._keys.of(output)
            why = outdated.reasons(key, before, modified=modified)
            return key, why, self._ready(output) if why else None
        template, words, engine = self._keys.shared(output)
        content = self._same_content(before, output, engine)
        context = None if content else output.context
        content = content or self._keys.content(output, context)
        key = Key(template, content, words, engine)
        why = outdated.reasons(key, before, modified=modified)
        if not why:
            return key, why, None
        data = render(self._templates, output, context or output.context)
        return key, why, self._stage.put(output.path, data)

    def _ready(self, output: Copy | Sheet) -> Staged:
        if isinstance(output, Sheet):
            return self._stage.put(output.path, output.data)
        return self._stage.copy(output)

    def _same_content(self, before: Remembered | None, page: Page, engine: bytes) -> bytes:
        """Return the digest of a context that is the remembered one, else nothing."""
        if page.path not in self._last.same or before is None or before.key is None:
            return b""
        # Gate: context
        return before.key.content if before.key.engine == engine else b""
