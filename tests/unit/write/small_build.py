"""A whole build of files with given bytes: everything from the memory to the output folder."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from gazette.digest import digest_bytes
from gazette.model.page import Copy, Key, Remembered
from gazette.outdated import compare
from gazette.state import State
from gazette.workers import run
from gazette.write import Outcome, Stage, Staged, commit, stamp_of

Pages = Mapping[str, bytes]


def build(root: Path, pages: Pages, *, jobs: int = 1) -> Outcome:
    """Build into root/output, with root/cache."""
    cache, output = root / "cache", root / "output"
    outputs = [
        (Copy(path, "", digest_bytes(data)), Key(b"", digest_bytes(data), b"", b""))
        for path, data in pages.items()
    ]
    with State.open(cache, output) as state:
        decision = compare(outputs, state.memory.outputs, partial(stamp_of, output))
        paths = [page.path for page, _, _ in decision.make]
        with Stage(output, cache) as stage:

            def stage_part(part: range) -> list[Staged]:
                return [stage.put(n, paths[n], pages[paths[n]]) for n in part]

            parts = run(len(paths), lambda: stage_part, jobs=jobs, few=4)
            staged = [one for part in parts for one in part]
            state.intend(p for p, one in zip(paths, staged, strict=True) if not one.same)
            outcome = commit(stage, list(zip(paths, staged, strict=True)), decision.delete)
        written = {
            page.path: Remembered(key, outcome.stamps[page.path], reasons)
            for page, key, reasons in decision.make
        }
        state.finish(written=written, deleted=decision.delete)
    return outcome


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: the bytes of files, None for folders."""
    found: dict[str, bytes | None] = {}
    for place, folders, files in os.walk(folder):
        below = Path(place).relative_to(folder)
        found.update({(below / name).as_posix(): None for name in folders})
        found.update(
            {(below / name).as_posix(): (Path(place) / name).read_bytes() for name in files}
        )
    return found


def clean(pages: Pages) -> dict[str, bytes | None]:
    """What a clean build of these pages leaves."""
    found: dict[str, bytes | None] = dict(pages)
    for path in pages:
        found.update({f.as_posix(): None for f in Path(path).parents if f != Path()})
    return found
