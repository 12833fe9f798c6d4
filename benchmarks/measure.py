"""What a command costs: a command in; time, processor time, memory and files written out.

Linux only. Memory is the sum of PSS (proportional set size: a page that n processes share counts
1/n in each) over all processes of the command, from /proc/PID/smaps_rollup, sampled every 50 ms;
for a process so large that looking at it takes time, less often, so that watching costs at most
three hundredths of one core.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.05
_SPARE = 30
_NOT_KEPT = "PYTHONDONTWRITEBYTECODE"
# prctl(2): whoever loses its parent becomes this process's child, so that its time is counted.
_PR_SET_CHILD_SUBREAPER = 36


class CommandError(Exception):
    """A measured command failed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command cost: seconds, seconds of all its processes, bytes, files."""

    wall: float
    cpu: float
    memory: int
    files: int


def measure(command: Sequence[str], output: Path) -> Cost:
    """Run a command that writes into `output`; raises CommandError where it fails."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    # What was written before is on the disk before the clock starts.
    os.sync()
    with tempfile.NamedTemporaryFile(dir=output.parent) as mark:
        began = os.stat(mark.name).st_ctime_ns
    with _Watch() as watch:
        wall, cpu = timed(command)
    files = sum(1 for entry in _files(output) if entry.stat().st_ctime_ns > began)
    return Cost(wall, cpu, watch.peak, files)


def timed(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that a command takes, and the seconds of all its processes."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, env=_environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + sum(_stragglers())
        if process.returncode:
            said.seek(0)
            raise CommandError(said.read().decode("utf-8", "replace") or str(process.returncode))
    return wall, cpu


def _environment() -> dict[str, str]:
    """Return this process's variables, less what keeps Python from storing what it compiled.

    Where one of them is set, each start compiles all of a program's modules again.
    """
    return {name: value for name, value in os.environ.items() if name != _NOT_KEPT}


def counted(output: Path) -> tuple[int, int, int]:
    """Return the numbers of files and HTML pages in a folder, and their bytes."""
    entries = list(_files(output))
    pages = sum(1 for entry in entries if entry.name.endswith(".html"))
    return len(entries), pages, sum(entry.stat().st_size for entry in entries)


def _stragglers() -> Iterator[float]:
    with suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            yield usage.ru_utime + usage.ru_stime


class _Watch:
    """Watches the memory of this process's descendants, while it is open."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        pause = _INTERVAL
        while not self._over.wait(pause):
            start = time.thread_time()
            self.peak = max(self.peak, sum(map(_memory, _descendants(os.getpid()))))
            pause = max(_INTERVAL, _SPARE * (time.thread_time() - start))


def _descendants(pid: int) -> Iterator[int]:
    # A process may end while it is looked at.
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with suppress(OSError):
                for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                    yield int(child)
                    yield from _descendants(int(child))


def _memory(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry
