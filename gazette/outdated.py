"""What must be made anew, and why.

In: what the plan holds with its keys, what the last build remembers, what is on disk now.
Out: a `Decision`. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gazette.model.page import Decision, Key, Output, Reason, Remembered, Stamp

OnDisk = Callable[[str], Stamp | None]


def compare(
    outputs: Sequence[tuple[Output, Key]],
    remembered: Mapping[str, Remembered],
    on_disk: OnDisk,
) -> Decision:
    """Decide what to make (in the order of `outputs`), and what to delete (sorted by path).

    `on_disk` tells a path's size and time as they are now, None where there is no such file.
    What the last build wrote and nobody plans any more is deleted.
    """
    make: list[tuple[Output, Key, tuple[Reason, ...]]] = []
    for output, key in outputs:
        reasons = _reasons(output.path, key, remembered.get(output.path), on_disk)
        if reasons:
            make.append((output, key, reasons))
    gone = remembered.keys() - {output.path for output, _ in outputs}
    return Decision(tuple(make), len(outputs) - len(make), tuple(sorted(gone)))


def _reasons(path: str, key: Key, memory: Remembered | None, on_disk: OnDisk) -> tuple[Reason, ...]:
    if memory is None:
        return ("new",)
    if memory.key is None or memory.stamp is None:
        return ("unfinished",)
    same_file = on_disk(path) == memory.stamp
    if same_file and key == memory.key:
        return ()
    return (*_differing(key, memory.key), *(() if same_file else ("changed on disk",)))


def _differing(new: Key, old: Key) -> tuple[Reason, ...]:
    parts: tuple[tuple[Reason, bool], ...] = (
        ("template", new.template != old.template),
        ("content", new.content != old.content),
        ("words", new.words != old.words),
        ("engine", new.engine != old.engine),
    )
    return tuple(reason for reason, differs in parts if differs)
