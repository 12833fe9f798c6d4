"""Staged files, moved into place; then what is no longer wanted, deleted.

In: the stage, the files in the order in which readers may see them, the paths to delete.
Out: what was done. Before the first move everything that can fail has been tried.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gazette.apply.preflight import preflight
from gazette.apply.stage import Stage, Staged
from gazette.errors import write_refused
from gazette.model.page import FileStat


@dataclass(frozen=True, slots=True)
class MoveResult:
    """What became of the output folder.

    `file_stats` has every file that was asked for; `written` those whose bytes are new, in order
    (the others were there already); `deleted` the files that were really there to be deleted.
    """

    file_stats: Mapping[str, FileStat]
    written: tuple[str, ...]
    deleted: tuple[str, ...]


def commit(
    stage: Stage, files: Sequence[tuple[str, Staged]], delete: Collection[str]
) -> MoveResult:
    """Move the staged files to their paths, in order; then delete, and drop emptied folders.

    A file that is as it should be is not touched. A folder that is not there yet is moved whole,
    when its first file is due. Raises MachineError, with nothing moved, when
    something stands in the way (see `preflight`). Should a move fail all
    the same, MachineError too: the cache still holds what was intended.
    """
    output = stage.output
    moves = {path: staged.place for path, staged in files if not staged.same}
    checked = preflight(output, [path for path, _ in files], delete)
    deleted = [path for path in checked.first if _delete(output, path)]
    for folder in checked.cleared:
        _remove_folder(output / folder)
    if "" in checked.missing:
        _make_folder(output)
    for place, path in _units(stage, moves, checked.missing):
        try:
            os.replace(place, f"{output}/{path}")
        except OSError as cause:
            raise write_refused(cause, (output / path).as_posix()) from cause
    first = frozenset(checked.first)
    deleted += [path for path in delete if path not in first and _delete(output, path)]
    _drop_empty_folders(output, delete)
    return MoveResult(
        {path: staged.file_stat for path, staged in files}, tuple(moves), tuple(deleted)
    )


def _units(
    stage: Stage, moves: Mapping[str, str], missing: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield what is moved by one rename each, from where, and to which path of the output folder.

    It is a file, or the outermost missing folder above it.
    """
    outermost: dict[str, str] = {}
    for folder in missing:
        if folder:
            outermost[folder] = outermost.get(folder.rpartition("/")[0], folder)
    moved = set()
    for path, place in moves.items():
        new = outermost.get(path.rpartition("/")[0])
        if new is None:
            yield place, path
        elif new not in moved:
            moved.add(new)
            yield stage.tree(new), new


def stat_of(output: Path, path: str) -> FileStat | None:
    """Return the size and time of a plain file of the output folder; None where there is none."""
    try:
        status = os.lstat(f"{output}/{path}")
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return FileStat(status.st_size, status.st_mtime_ns)


def _remove_folder(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError as cause:
        raise write_refused(cause, folder.as_posix()) from cause


def _make_folder(output: Path) -> None:
    try:
        output.mkdir(parents=True)
    except OSError as cause:
        raise write_refused(cause, output.as_posix()) from cause


def _delete(output: Path, path: str) -> bool:
    """Delete a plain file; what has become something else is no longer Gazette's."""
    if stat_of(output, path) is None:
        return False
    try:
        os.unlink(f"{output}/{path}")
    except OSError as cause:
        raise write_refused(cause, (output / path).as_posix()) from cause
    return True


def _drop_empty_folders(output: Path, paths: Collection[str]) -> None:
    """Remove the folders above these paths that are empty now; never the output folder itself."""
    above: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in above:
            above.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(above, key=len, reverse=True):  # what is inside comes first
        with suppress(OSError):  # it holds something, or is gone already
            os.rmdir(f"{output}/{folder}")
