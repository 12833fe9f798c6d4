"""Where a measurement was made: the facts without which its figures say nothing."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

from benchmarks.sides import gazette


def facts(hugo: Path) -> dict[str, str]:
    """Return the machine's and the programs' facts, by what they are called."""
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "Gazette": _said(*gazette("--version")).removeprefix("Gazette "),
        "Hugo": _said(str(hugo), "version").removeprefix("hugo v").split("-")[0],
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
