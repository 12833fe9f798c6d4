"""Places that decide to skip work: a folder of modules in, what is marked and what is not out.

A gate is a condition on something that is remembered. It is marked in its function by a comment,
`# Gate: name`. What conditions are on shows in their names: a comparison of fingerprints, digests
or times, or a call that returns what is remembered only where it still holds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MARK = re.compile(r"^ *# Gate: (.+)$", re.MULTILINE)
_COMPARED = re.compile(
    r"(?:^|_)(?:fingerprint|digest|digest_file|checksum|mtime|mtime_ns|engine|before|remembered)$"
)
_RECALLS = re.compile(r"entries(?:\(\w+\))?\.get$|cache\.get$|images\.find$|\.holds$|^stat_if_\w+$")

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Gate(NamedTuple):
    """A mark: the gate's name, and its module from the folder."""

    name: str
    module: str


def marked_gates(folder: Path) -> list[Gate]:
    """Return all marks, in order of module and line."""
    return [Gate(name, module) for module, text in _modules(folder) for name in _MARK.findall(text)]


def unmarked_conditions(folder: Path) -> list[str]:
    """Return `module: function` for each function with such a condition and without a mark."""
    return sorted(
        f"{module}: {function.name}"
        for module, text in _modules(folder)
        for function in _functions(ast.parse(text))
        if _decides(function) and not _MARK.search(ast.get_source_segment(text, function) or "")
    )


def _modules(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8")


def _functions(tree: ast.Module) -> Iterator[_Function]:
    return (node for node in ast.walk(tree) if isinstance(node, _Function))


def _decides(function: _Function) -> bool:
    return any(
        any(map(_COMPARED.search, _names(node)))
        if isinstance(node, ast.Compare)
        else isinstance(node, ast.Call) and bool(_RECALLS.search(ast.unparse(node.func)))
        for node in ast.walk(function)
    )


def _names(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute):
            yield each.attr
        elif isinstance(each, ast.Name):
            yield each.id
