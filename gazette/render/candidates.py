"""Pages to files: candidates in; staged files and keys out, made by worker processes.

A worker makes a candidate's context, and renders it only where its key is not the remembered one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gazette.apply import Stage, Staged
from gazette.cache import BlobStore, Outputs
from gazette.concurrency.pool import run
from gazette.locales import Words
from gazette.model.page import Copy, Key, Output, Page, Ready, Reason, Remembered, Sheet
from gazette.render import outdated
from gazette.render.page import Keys, render, shown
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

    def templates(self) -> Templates:
        """Return the templates."""
        html, cache = shown(self.blobs.html), self.cache / "templates"
        return Templates(
            self.folders, self.words, frames=self.frames, html=html, cache=cache, keep=self.keep
        )

    def keys(self, templates: Templates) -> Keys:
        """Return what works out keys."""
        return Keys(templates, self.words, self.engine)


class Made(NamedTuple):
    """What became of a candidate: its key; why it is made anew; `staged` None where it is not."""

    output: Output
    key: Key
    reasons: tuple[Reason, ...]
    staged: Staged | None

    def remembered(self, before: Remembered | None) -> Remembered:
        """Return what is to be remembered of a candidate that is as it was."""
        if before is None:
            raise ValueError(f"{self.output.path} is not remembered")
        return Remembered(self.key, before.file_stat, before.reasons)


def make(
    candidates: Sequence[Output],
    remembered: Outputs,
    modified: frozenset[str],
    same: frozenset[str],
    render_context: RenderContext,
    stage: Stage,
    jobs: int,
    progress: Callable[[int], None],
) -> list[Made]:
    """Stage the candidates that are outdated; return what became of all, in their order.

    `modified` and `same` are as for `outdated.candidates`.

    Raises DesignError where a template fails, MachineError where the disk does.
    """

    def make_work() -> Callable[[range], list[_Sent]]:
        templates = render_context.templates()
        maker = _Maker(templates, render_context.keys(templates), stage, remembered, modified, same)

        def work(part: range) -> list[_Sent]:
            with render_context.blobs.together():
                return [maker.make(candidates[index]) for index in part]

        return work

    results = run(len(candidates), make_work, jobs=jobs, progress=progress)
    sent = (each for part in results for each in part)
    return [Made(output, *each) for output, each in zip(candidates, sent, strict=True)]


_Sent = tuple[Key, tuple[Reason, ...], Staged | None]


class _Maker:
    """Makes candidates in one process."""

    def __init__(
        self,
        templates: Templates,
        keys: Keys,
        stage: Stage,
        remembered: Outputs,
        modified: frozenset[str],
        same: frozenset[str],
    ) -> None:
        self._templates = templates
        self._keys = keys
        self._stage = stage
        self._remembered = remembered
        self._modified = modified
        self._same = same

    def make(self, output: Output) -> _Sent:
        """Make one candidate, if it is outdated."""
        before = self._remembered.get(output.path)
        modified = output.path in self._modified
        if isinstance(output, Ready):
            key = self._keys.of(output)
            why = outdated.reasons(key, before, modified=modified)
            return key, why, self._ready(output) if why else None
        template, words, engine = self._keys.shared(output)
        content = self._known(before, output, engine)
        context = None if content else output.context
        content = content or self._keys.content(output, context)
        key = Key(template, content, words, engine)
        why = outdated.reasons(key, before, modified=modified)
        if not why:
            return key, why, None
        context = output.context if context is None else context
        data = render(self._templates, output, context)
        return key, why, self._stage.put(output.path, data)

    def _ready(self, output: Copy | Sheet) -> Staged:
        if isinstance(output, Sheet):
            return self._stage.put(output.path, output.data)
        return self._stage.copy(output)

    def _known(self, before: Remembered | None, page: Page, engine: bytes) -> bytes:
        """Return the digest of a context that is the remembered one, else nothing."""
        if page.path not in self._same or before is None or before.key is None:
            return b""
        return before.key.content if before.key.engine == engine else b""
