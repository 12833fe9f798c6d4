"""What a command costs is counted over all its processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import counted

HOME = Path(__file__).resolve().parents[3]

# A measuring process takes in whatever loses its parent, so it is not the one of the tests.
MEASURING = """
import dataclasses, json, sys
from pathlib import Path
from benchmarks.measure import measure
cost = measure([sys.executable, "-c", sys.argv[2]], Path(sys.argv[1]))
print(json.dumps(dataclasses.asdict(cost)))
"""

# Writes one file, and leaves a process behind that works on.
MEASURED = """
import os, time
held = bytearray(60_000_000)
if os.fork():
    open({written!r}, "w").close()
    time.sleep(0.3)
    os._exit(0)
end = time.process_time() + 0.4
while time.process_time() < end:
    pass
"""


def test_a_measurement_counts_written_files_and_all_processes(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    for name in ("written.html", "kept.txt"):
        (output / name).write_text("old", encoding="utf-8")
    program = MEASURED.format(written=str(output / "written.html"))
    command = (sys.executable, "-c", MEASURING, str(output), program)
    said = subprocess.run(command, cwd=HOME, check=True, capture_output=True, text=True).stdout
    cost = json.loads(said)
    assert cost["files"] == 1
    assert cost["cpu"] >= 0.4
    # Shared by two processes, counted once.
    assert 60_000_000 < cost["memory"] < 110_000_000
    assert counted(output) == (2, 1, 3)
