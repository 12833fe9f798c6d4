"""What must be made anew, and why.

In: what the plan holds, what the last build remembers, what is on disk now. Out: the outputs that
may be outdated, and, when their keys are known, the reasons. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol

from gazette.model.page import Key, Output, Ready, Reason, Remembered

Shared = Callable[[Output], tuple[bytes, bytes, bytes]]
"""From an output to the parts of its key that need no context: template, words, engine."""


class Row(Protocol):
    """What is remembered of an output, as much as is looked at."""

    @property
    def template(self) -> bytes:
        """Of the template's closure."""

    @property
    def content(self) -> bytes:
        """Of the context, or of a file's bytes."""

    @property
    def words(self) -> bytes:
        """Of the messages it uses."""

    @property
    def engine(self) -> bytes:
        """Of the generator."""


def candidates(
    outputs: Iterable[Output],
    rows: Mapping[str, Row],
    shared: Shared,
    modified: Collection[str],
    same: Collection[str],
) -> Iterator[Output]:
    """Yield the outputs that may be outdated, in order.

    They are those that are not remembered, those made of another template, of other words or by
    another engine, those whose file is not the one written, files with other bytes, and all pages
    but the `same`: paths of pages that have the remembered context wherever the engine is the
    remembered one. A candidate whose key turns out to be the remembered one is as it was.
    """
    for output in outputs:
        # Gate: candidate
        row = rows.get(output.path)
        if (
            row is None
            or (row.template, row.words, row.engine) != shared(output)
            or output.path in modified
            or (
                row.content != output.content
                if isinstance(output, Ready)
                else output.path not in same
            )
        ):
            yield output


def reasons(key: Key, before: Remembered | None, *, modified: bool) -> tuple[Reason, ...]:
    """Return why an output with this key is made anew; nothing where it is as it was.

    `modified`: its file on disk is not the one written.
    """
    # Gate: page
    if before is None:
        return ("new",)
    if before.key is None or before.file_stat is None:
        return ("unfinished",)
    return (*_differing(key, before.key), *(("changed on disk",) if modified else ()))


def forgotten(outputs: Iterable[Output], remembered: Iterable[str]) -> tuple[str, ...]:
    """Return what the last build wrote and nobody plans any more, sorted."""
    return tuple(sorted(set(remembered) - {output.path for output in outputs}))


def _differing(new: Key, old: Key) -> tuple[Reason, ...]:
    # Gate: page
    parts: tuple[tuple[Reason, bool], ...] = (
        ("template", new.template != old.template),
        ("content", new.content != old.content),
        ("words", new.words != old.words),
        ("engine", new.engine != old.engine),
    )
    return tuple(reason for reason, differs in parts if differs)
