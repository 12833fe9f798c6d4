"""A portal that CI restored, beside one that stayed: times of the same edit, and a ratio.

    .venv/bin/python benchmarks/restored.py [PAIRS]

A corpus is built and copied, with its cache and output, to another folder, where every file gets
another time. Then the same body is edited in both. The restored one must read and digest all files
once, and render what the other renders. The aim: at most half as much again as the edit that
stayed, together with reading and digesting all files.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write  # noqa: E402 (the folder above is not on the path)
from gazette.files import digest_file  # noqa: E402


def build(site: Path) -> tuple[float, dict[str, int]]:
    """Build; return seconds and the report."""
    start = time.perf_counter()
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "--no-search", "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start, json.loads(done.stdout)


def edit(site: Path) -> None:
    """Add a line to one body."""
    text = sorted((site / "content/news").rglob("*.en.md"))[1000]
    text.write_text(text.read_text("utf-8") + "\nOne more line.\n", "utf-8")


def main(pairs: int) -> None:
    """Print the times and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        stayed, restored = Path(name) / "stayed", Path(name) / "elsewhere" / "restored"
        write(stayed / "content", pairs)
        shutil.copy(ROOT / "site.toml", stayed)
        build(stayed)
        restored.parent.mkdir()
        shutil.copytree(stayed, restored)
        files = [path for path in restored.rglob("*") if path.is_file()]
        for path in files:
            os.utime(path)
        start = time.perf_counter()
        for path in files:
            digest_file(path)
        reading = time.perf_counter() - start
        edit(stayed)
        edit(restored)
        plain, first = build(stayed)
        touched, second = build(restored)
        print(f"edit {plain:.2f} s, reading all files {reading:.2f} s, restored {touched:.2f} s")
        written = f"{first['written']} and {second['written']}"
        print(f"ratio {touched / (plain + reading):.2f}; files written: {written}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
