"""Gazette's command line: words in, what it printed and its exit code out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from gazette.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The object that `--json` prints; fails where anything else was printed with it."""
        result = json.loads(self.out)
        assert isinstance(result, dict)
        return result

    @property
    def codes(self) -> list[str]:
        """The codes of all problems that `--json` reports."""
        return [problem["code"] for problem in self.report["problems"]]


def gazette(*words: str | Path, home: Path = REPOSITORY, search: bool = False) -> Run:
    """Run the command line within this process; a build makes no index unless asked to."""
    given = [str(word) for word in words]
    if given[:1] == ["build"] and not search:
        given.append("--no-search")
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(given, home=home)
    return Run(code, out.getvalue(), err.getvalue())


def gazette_apart(
    *words: str | Path,
    home: Path = REPOSITORY,
    cwd: Path = REPOSITORY,
    **environment: str,
) -> Run:
    """Run build.py in a process of its own, with nothing in its environment but what is given."""
    kept: Mapping[str, str] = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-W", "error", home / "build.py", *words],
        env={**kept, **environment},
        cwd=cwd,
        capture_output=True,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
