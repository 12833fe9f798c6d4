"""Recipes of docs/contributing.md: a section in, done to the letter in a copy of Gazette.

A recipe says «New file `PATH`:», «In `PATH`, below `LINE`:» or «In `PATH`, write:», each with a
block of what is to stand there. Blocks of a catalog (`po`) are written after `messages`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.support.run import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "contributing.md"
GAZETTE = ("build.py", "site.toml", "pyproject.toml", "gazette", "templates", "static", "locales",
           "docs/reference", "tests/conftest.py", "tests/support")  # fmt: skip

_HOW = re.MULTILINE | re.DOTALL
_BELOW = re.compile(r"^In `([^`]+)`, below `([^`]+)`:\n\n```\w+\n(.*?)^```$", _HOW)
_NEW = re.compile(r"^New file `([^`]+)`:\n\n```\w+\n(.*?)^```$", _HOW)
_WORDS = re.compile(r'^```po\n(msgid ".*?"\n)(msgstr ".*?"\n)```$', _HOW)
_CATALOG = "locales/zh/LC_MESSAGES/tool.po"


def recipe(heading: str) -> str:
    """Return what stands below a heading of the document, up to the next one like it."""
    text = DOCUMENT.read_text("utf-8").split(f"\n## {heading}\n")[1]
    return text.split("\n## ")[0]


def files_of(text: str) -> set[str]:
    """Return the files that a recipe has one change or make."""
    return {name for name, *_ in (*_BELOW.findall(text), *_NEW.findall(text))}


def copy_to(root: Path, more: Iterable[str] = ()) -> None:
    """Copy Gazette into a folder, with more files and folders of the repository."""
    for name in (*GAZETTE, *more):
        source, target = REPOSITORY / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def python(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the interpreter in a copy."""
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def follow(root: Path, text: str) -> None:
    """Do to a copy what a recipe says."""
    for name, line, block in _BELOW.findall(text):
        before = (root / name).read_text("utf-8")
        assert before.count(f"{line}\n") == 1, line
        (root / name).write_text(before.replace(f"{line}\n", f"{line}\n{block}"), "utf-8")
    for name, block in _NEW.findall(text):
        assert not (root / name).exists(), name
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(block, "utf-8")
    python(root, "build.py", "messages")
    catalog = (root / _CATALOG).read_text("utf-8")
    for msgid, msgstr in _WORDS.findall(text):
        # What was guessed for it is marked, and goes.
        entry = rf'(?:#, fuzzy(, )?(.*\n))?{re.escape(msgid)}msgstr .*\n(?:".*"\n)*'
        catalog, count = re.subn(
            entry,
            lambda found, new=msgid + msgstr: (f"#, {found[2]}" if found[1] else "") + new,
            catalog,
        )
        assert count == 1, msgid
    (root / _CATALOG).write_text(catalog, "utf-8")
