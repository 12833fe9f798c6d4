"""Every place that decides to skip work is marked, and stands in the tables of its document."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.support.gates import Gate, marked_gates, unmarked_conditions
from tests.support.run import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "internals" / "incremental-builds.md"
# What holds the memory, and what is given texts alone: neither decides what a build does.
APART = ("cache/", "markup/")
# Conditions on what is remembered, or looks like it, that skip nothing.
NO_GATES = {
    "library/fingerprints.py: listing": "worked out once in a run",
    "pictures/image_cache.py: _read": "reads the index that the gate `picture` looks into",
    "read/items.py: _read_bytes": "tells of a file that was replaced while it was read",
    "read/trust.py: source_record": "as above",
    "render/candidates.py: remembered": "an error where nothing is remembered",
    "search/index.py: _listing": "reads what the gate `search index` looks at",
    "stages/build.py: build": "whether sources may have changed during the build",
    "stages/remember.py: source_changes": "as above",
}


def rows(header: str) -> dict[str, list[str]]:
    """Return the rows of the document's table with this header, by their first cell."""
    lines = iter(DOCUMENT.read_text("utf-8").splitlines())
    assert any(line.startswith(header) for line in lines), f"no table: {header}"
    next(lines)
    table: dict[str, list[str]] = {}
    for line in lines:
        if not line.startswith("|"):
            break
        name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        assert name not in table, f"twice: {name}"
        table[name] = cells
    return table


def test_every_gate_is_marked() -> None:
    unmarked = unmarked_conditions(REPOSITORY / "gazette")
    assert [each for each in unmarked if not each.startswith(APART)] == sorted(NO_GATES)


def test_every_gate_stands_in_the_table_with_its_place() -> None:
    gates = {Gate(name, cells[0].strip("`")) for name, cells in rows("| gate | where").items()}
    assert gates == set(marked_gates(REPOSITORY / "gazette"))


def test_every_gate_names_a_test_that_is_there() -> None:
    tests = rows("| gate | test")
    assert tests.keys() == rows("| gate | where").keys()
    assert [cell for cell, *_ in tests.values() if not is_there(cell.strip("`"))] == []


def is_there(test: str) -> bool:
    path, _, name = test.partition("::")
    return name in functions(REPOSITORY / path)


@cache
def functions(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


# ---------------------------------------------------------------- the search itself


@pytest.mark.parametrize(
    "condition",
    [
        "record.fingerprint == fingerprint",
        "(size, old.mtime) != (1, mtime)",
        "found.st_mtime_ns < limit",
        "before is not None",
        "digest_file(path)[0] == content",
        "entries.get(name)",
        "self._entries(group).get(name)",
        "blobs.holds(key)",
    ],
)
def test_a_condition_on_what_is_remembered_must_be_marked(tmp_path: Path, condition: str) -> None:
    (tmp_path / "a.py").write_text(f"def f():\n    if {condition}:\n        pass\n", "utf-8")
    assert unmarked_conditions(tmp_path) == ["a.py: f"]
    marked = f"def f():\n    # Gate: page\n    if {condition}:\n        pass\n"
    (tmp_path / "a.py").write_text(marked, "utf-8")
    assert unmarked_conditions(tmp_path) == []
    assert marked_gates(tmp_path) == [Gate("page", "a.py")]


@pytest.mark.parametrize("condition", ["a == b", "names.get(name)", "fingerprint", "digest(a)"])
def test_any_other_condition_need_not(tmp_path: Path, condition: str) -> None:
    (tmp_path / "a.py").write_text(f"def f():\n    if {condition}:\n        pass\n", "utf-8")
    assert unmarked_conditions(tmp_path) == []
