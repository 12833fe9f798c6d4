"""An older state of Gazette: a commit in, a folder with all that it held out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.sides import HOME


class NoCommitError(Exception):
    """Git does not know a commit; the text is what it says."""


def name_of(commit: str, repository: Path = HOME) -> str:
    """Return a commit's short digest; raises NoCommitError."""
    words = ("rev-parse", "--short", "--verify", "--end-of-options", f"{commit}^{{commit}}")
    return _git(repository, *words)


def export(commit: str, folder: Path, repository: Path = HOME) -> Path:
    """Write what a commit holds into a new folder, and return it; raises NoCommitError."""
    digest = name_of(commit, repository)
    folder.mkdir(parents=True)
    archive = folder / "commit.tar"
    _git(repository, "archive", f"--output={archive}", digest)
    subprocess.run(("tar", "-xf", archive.name), cwd=folder, check=True)
    archive.unlink()
    return folder


def compile_sources(home: Path) -> None:
    """Compile a checkout's modules: none is compiled while a build is measured."""
    command = (sys.executable, "-m", "compileall", "-q", str(home / "gazette"))
    subprocess.run(command, check=True)


def _git(repository: Path, *words: str) -> str:
    command = ("git", "-C", str(repository), *words)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoCommitError(done.stderr.strip())
    return done.stdout.strip()
