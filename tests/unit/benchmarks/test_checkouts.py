"""A commit is written out as it was, whatever stands in the folder now."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks.checkouts import NoCommitError, compile_sources, export, name_of

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@small.example")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two commits; the second is the one that stands in the folder."""
    folder = tmp_path / "repository"
    (folder / "gazette").mkdir(parents=True)
    run(folder, "init", "-q")
    for text in ("first", "second"):
        (folder / "gazette/state.py").write_text(f"STATE = {text!r}\n", encoding="utf-8")
        run(folder, "add", ".")
        run(folder, *IDENTITY, "commit", "-q", "-m", text)
    return folder


def run(folder: Path, *words: str) -> None:
    subprocess.run(("git", "-C", str(folder), *words), check=True, capture_output=True)


def test_an_older_commit_is_written_out(repository: Path, tmp_path: Path) -> None:
    folder = export("HEAD~1", tmp_path / "old/checkout", repository)
    assert (folder / "gazette/state.py").read_text("utf-8") == "STATE = 'first'\n"
    assert [path.name for path in folder.iterdir()] == ["gazette"]
    assert "second" in (repository / "gazette/state.py").read_text("utf-8")


def test_sources_are_compiled_beforehand(repository: Path, tmp_path: Path) -> None:
    folder = export("HEAD", tmp_path / "new", repository)
    compile_sources(folder)
    assert len(list(folder.rglob("__pycache__/state.*.pyc"))) == 1


@pytest.mark.parametrize("commit", ["nowhere", "--all", ""])
def test_what_is_no_commit_is_told_in_gits_words(
    repository: Path, tmp_path: Path, commit: str
) -> None:
    with pytest.raises(NoCommitError, match="fatal"):
        export(commit, tmp_path / "none", repository)
    assert not (tmp_path / "none").exists()


def test_a_commit_has_one_name(repository: Path) -> None:
    assert name_of("HEAD", repository) == name_of(name_of("HEAD", repository), repository)
