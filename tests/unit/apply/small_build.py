"""A whole build of files with given bytes: everything from the cache to the output folder."""

import os
from collections.abc import Mapping
from pathlib import Path

from gazette.apply import MoveResult, Stage, Staged, commit, output_changes
from gazette.cache import CacheStore, FileLeft
from gazette.concurrency.pool import ranges, run
from gazette.digest import digest_bytes
from gazette.model.page import Copy, Key, Output, Reason, Remembered
from gazette.render.outdated import candidates, forgotten, reasons

Pages = Mapping[str, bytes]
Made = tuple[tuple[Reason, ...], Staged | None]


def build(root: Path, pages: Pages, *, jobs: int = 1) -> MoveResult:
    """Build into root/output, with root/cache."""
    cache, output = root / "cache", root / "output"
    outputs = [Copy(path, "", digest_bytes(data)) for path, data in pages.items()]
    with CacheStore.open(cache, "output") as store:
        known = store.contents.outputs
        left = (FileLeft(path, r.size, r.mtime, r.digest) for path, r in known.rows.items())
        changed = output_changes(output, left, verify=False).modified
        result = [*candidates(outputs, known.rows, _shared, changed | known.pending, ())]
        gone = forgotten(outputs, known)
        with Stage(output, cache) as stage:

            def make(part: range) -> list[Made]:
                return [one(n) for n in part]

            def one(n: int) -> Made:
                path = result[n].path
                why = reasons(_key(result[n]), known.get(path), modified=path in changed)
                return why, stage.put(path, pages[path]) if why else None

            made = [
                each
                for part in run(ranges(len(result), few=4), lambda: make, jobs=jobs)
                for each in part
            ]
            staged = [(to.path, each) for to, (_, each) in zip(result, made, strict=True) if each]
            store.begin_write({path: each.digest for path, each in staged if not each.same})
            outcome = commit(stage, staged, gone)
        written = {
            to.path: Remembered(_key(to), outcome.file_stats[to.path], why, digest=each.digest)
            if each
            else known[to.path]
            for to, (why, each) in zip(result, made, strict=True)
        }
        store.commit(written=written, deleted=gone)
    return outcome


def _key(output: Output) -> Key:
    assert isinstance(output, Copy)
    return Key(b"", output.content, b"", b"")


def _shared(_output: Output) -> tuple[bytes, bytes, bytes]:
    return b"", b"", b""


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: the bytes of files, None for folders."""
    result: dict[str, bytes | None] = {}
    for place, folders, files in os.walk(folder):
        below = Path(place).relative_to(folder)
        result.update({(below / name).as_posix(): None for name in folders})
        result.update(
            {(below / name).as_posix(): (Path(place) / name).read_bytes() for name in files}
        )
    return result


def clean(pages: Pages) -> dict[str, bytes | None]:
    """What a clean build of these pages leaves."""
    result: dict[str, bytes | None] = dict(pages)
    for path in pages:
        result.update({f.as_posix(): None for f in Path(path).parents if f != Path()})
    return result
