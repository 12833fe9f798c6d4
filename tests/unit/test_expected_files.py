"""What tests expect stands in files, and one command writes them anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.expected import ExpectedFiles
from tests.support.run import REPOSITORY


def test_what_differs_from_its_file_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.expected"
    path.write_bytes("甲\n".encode())
    expected = ExpectedFiles(update=False)
    expected(path, "甲\n")
    for text in ("甲", "甲\r\n", "乙\n", ""):
        with pytest.raises(AssertionError):
            expected(path, text)
    assert expected.changed == []


def test_where_no_file_is_nothing_is_expected(tmp_path: Path) -> None:
    ExpectedFiles(update=False)(tmp_path / "none", "")
    with pytest.raises(AssertionError):
        ExpectedFiles(update=False)(tmp_path / "none", "a")


def test_an_update_writes_what_differs_and_nothing_else(tmp_path: Path) -> None:
    new, old, same, gone = (tmp_path / name for name in ("new", "old", "same", "gone"))
    for path in (old, same, gone):
        path.write_text("a\n", encoding="utf-8")
    times = same.stat().st_mtime_ns
    expected = ExpectedFiles(update=True)
    for path, text in ((new, "b\n"), (old, "b\n"), (same, "a\n"), (gone, ""), (tmp_path / "x", "")):
        expected(path, text)
    assert expected.changed == [new, old, gone]
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "new": "b\n",
        "old": "b\n",
        "same": "a\n",
    }
    assert same.stat().st_mtime_ns == times


TESTS = """
from pathlib import Path

def test_with_a_file(expected_file):
    expected_file(Path("a.expected"), "new\\n")

def test_without():
    raise AssertionError
"""


def run(folder: Path, *words: str) -> str:
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", "pytest.ini", *words)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    ).stdout


def test_an_update_runs_the_tests_with_such_files_alone_and_names_what_it_wrote(
    tmp_path: Path,
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    shutil.copy2(REPOSITORY / "tests/conftest.py", tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    said = run(tmp_path, "--update-fixtures")
    assert "1 passed, 1 deselected" in said
    assert "1 expected file was written anew; read every changed line:\n  a.expected\n" in said
    assert (tmp_path / "a.expected").read_text("utf-8") == "new\n"
    assert "1 failed, 1 passed" in run(tmp_path)
