"""Where a measurement was made: the facts without which its figures say nothing."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path

from benchmarks.sides import gazette


def facts() -> dict[str, str]:
    """Return the machine's facts, by what they are called."""
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
    }


def versions(hugo: Path) -> dict[str, str]:
    """Return the versions of the two programs, by their names."""
    return {
        "Gazette": _said(*gazette("--version")).removeprefix("Gazette "),
        "Hugo": _said(str(hugo), "version").removeprefix("hugo v").split("-")[0],
    }


def in_words(facts: Mapping[str, str]) -> str:
    """Return facts as they stand in a sentence."""
    return ", ".join(f"{name} {fact}" for name, fact in facts.items())


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
