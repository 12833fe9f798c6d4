"""Which files of the output folder are not as they were written, found out in the background.

In: the files as they were left. Out: those that are gone or have other bytes, and those that only
have another time, as where an output folder was restored or copied.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gazette.cache import FileLeft, files_left
from gazette.concurrency.background import BackgroundTask
from gazette.concurrency.pool import usable_jobs
from gazette.files import digest_file
from gazette.model.options import Options


@dataclass(frozen=True, slots=True)
class OutputChanges:
    """The paths of files that are `modified`; the new times, in nanoseconds, of those `touched`."""

    modified: frozenset[str] = frozenset()
    touched: Mapping[str, int] = field(default_factory=dict)


class ModifiedFiles:
    """The files of a run's output folder that are not as they were written."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._task: BackgroundTask | None = None

    def start(self) -> None:
        """Begin to look, where another processor is free for it."""
        fork = usable_jobs(self._options.jobs) > 1
        self._task = BackgroundTask(lambda: _look(self._options), fork=fork)

    def changes(self) -> OutputChanges | None:
        """Return them; None where nobody knows, or has looked."""
        found = json.loads(self._task.result()) if self._task else None
        return OutputChanges(frozenset(found[0]), found[1]) if found else None

    def close(self) -> None:
        """Leave no process behind."""
        if self._task:
            self._task.close()


def output_changes(output: Path, left: Iterable[FileLeft], *, verify: bool) -> OutputChanges:
    """Compare files with what they were when they were left.

    Size and time are enough to tell that a file is the same, but with `verify`; its bytes decide
    where they are not.
    """
    modified, touched = set(), {}
    root, lstat, regular = os.path.realpath(output), os.lstat, stat.S_ISREG
    for path, size, mtime, digest in left:
        try:
            status = lstat(f"{root}/{path}")
        except OSError:
            modified.add(path)
            continue
        if not regular(status.st_mode) or status.st_size != size:
            modified.add(path)
        # Gate: output file
        elif status.st_mtime_ns != mtime or verify:
            if not _has(f"{root}/{path}", digest):
                modified.add(path)
            elif status.st_mtime_ns != mtime:
                touched[path] = status.st_mtime_ns
    return OutputChanges(frozenset(modified), touched)


def _has(path: str, digest: bytes) -> bool:
    try:
        # Gate: restored output file
        return digest_file(path)[0] == digest
    except OSError:
        return False


def _look(options: Options) -> bytes:
    files = files_left(options.cache, options.place(options.output))
    if files is None:
        return b"null"
    changes = output_changes(options.output, files, verify=False)
    return json.dumps([sorted(changes.modified), changes.touched]).encode()
