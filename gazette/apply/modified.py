"""Which files of the output folder are not as they were written, found out in the background."""

from __future__ import annotations

from pathlib import Path

from gazette.apply.commit import modified_files
from gazette.cache import files_left
from gazette.concurrency.background import BackgroundTask
from gazette.concurrency.pool import usable_jobs
from gazette.model.options import Options

_END = "\0"
"""Stands in no path."""
_UNKNOWN = b"?"


class ModifiedFiles:
    """The files of a run's output folder that are gone or changed since they were written."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._task: BackgroundTask | None = None

    def start(self) -> None:
        """Begin to look, where another processor is free for it."""
        cache, output = self._options.cache, self._options.output
        fork = usable_jobs(self._options.jobs) > 1
        self._task = BackgroundTask(lambda: _look(cache, output), fork=fork)

    @property
    def paths(self) -> frozenset[str] | None:
        """Their paths; None where nobody knows, or has looked."""
        result = self._task.result() if self._task else _UNKNOWN
        return None if result == _UNKNOWN else frozenset(result.decode().split(_END)[:-1])

    def close(self) -> None:
        """Leave no process behind."""
        if self._task:
            self._task.close()


def _look(cache: Path, output: Path) -> bytes:
    files = files_left(cache, output)
    if files is None:
        return _UNKNOWN
    return "".join(path + _END for path in sorted(modified_files(output, files))).encode()
