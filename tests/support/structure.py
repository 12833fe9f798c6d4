"""The measures that sources keep: a folder of modules in, what breaks them out.

No file of more than 300 lines, no function of more than 50 or with more than 6 parameters; one name
for one class, and for one public function of a module.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 50
PARAMETERS = 6

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Names = dict[str, list[str]]


def violations(folder: Path, protocols: Collection[str] = ()) -> list[str]:
    """Return a line for each breach; functions of a protocol share their name."""
    lines: list[str] = []
    classes: _Names = {}
    functions: _Names = {}
    for path in sorted(folder.rglob("*.py")):
        module = path.relative_to(folder).as_posix()
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        lines += _sizes(module, text, tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, []).append(module)
        for name in _public_functions(tree):
            functions.setdefault(name, []).append(module)
    shared = {name: where for name, where in functions.items() if name not in protocols}
    return [*lines, *_twice("class", classes), *_twice("function", shared)]


def _sizes(module: str, text: str, tree: ast.Module) -> Iterator[str]:
    count = len(text.splitlines())
    if count > FILE_LINES:
        yield f"{module}: {count} lines"
    for node in ast.walk(tree):
        if isinstance(node, _Function):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{module}: {node.name}: {length} lines"
            count = len(_parameters(node))
            if count > PARAMETERS:
                yield f"{module}: {node.name}: {count} parameters"


def _parameters(node: _Function) -> list[str]:
    """Return the names of a function's parameters, but for that of its object or class."""
    args = node.args
    every = chain(args.posonlyargs, args.args, args.kwonlyargs, (args.vararg, args.kwarg))
    names = [each.arg for each in every if each]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _public_functions(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, _Function) and not node.name.startswith("_"):
            yield node.name


def _twice(kind: str, names: _Names) -> Iterator[str]:
    for name, modules in sorted(names.items()):
        if len(modules) > 1:
            yield f"{kind} {name}: {', '.join(modules)}"
