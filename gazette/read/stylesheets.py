"""Style sheets joined from their parts: texts by path in, each sheet in one piece out.

A line `@import "parts/pager.css";` is put in place by the file it names. Any other form of
`@import` (with `url()`, a condition, an address) is the browser's, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join, normpath, relpath

from gazette.errors import DesignError
from gazette.problems import Problem, error

_STRING = r'"(?:\\.|[^"\\])*"|' + r"'(?:\\.|[^'\\])*'"
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(
    r"^[ \t]*@import[ \t]+(?:\"([^\":\n]+)\"|'([^':\n]+)')[ \t]*;[ \t]*$", re.MULTILINE
)
_URL = re.compile(r"""url\(\s*(["']?)(?![/#]|[a-z][a-z0-9+.-]*:)([^"')]+?)\1\s*\)""", re.IGNORECASE)
_SPACE = re.compile(rf"({_STRING})|\s*([{{}};,])\s*|(:)\s+|\s+")


def join_sheets(texts: Mapping[str, str], prefix: str) -> tuple[dict[str, str], frozenset[str]]:
    """Return the sheets that import others, by path, and the paths of all that are imported.

    `texts` are all style sheets by path; problems are told with paths behind the `prefix`. What is
    imported in a joined sheet is in it, without comments and needless space.
    Raises DesignError for imports that lead nowhere, or in circles.
    """
    plain = {path: _without_comments(text) for path, text in texts.items()}
    imports = {path: list(_imports(path, text)) for path, text in plain.items()}
    problems = list(_problems(imports, prefix))
    if problems:
        raise DesignError(*problems)
    parts = frozenset(name for names in imports.values() for _, name, _ in names)
    whole = [path for path in texts if imports[path] and path not in parts]
    return {path: _packed(_joined(path, path, plain)) for path in whole}, parts


def _without_comments(text: str) -> str:
    """Take comments out, but for their line ends: problems are told with lines."""
    return _COMMENT.sub(lambda m: m[1] or " " + "\n" * m[0].count("\n"), text)


def _imports(path: str, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the path and the written name of each import."""
    for match in _IMPORT.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, *_aim(path, match)


def _aim(path: str, match: re.Match[str]) -> tuple[str, str]:
    written = match[1] or match[2]
    return normpath(join(dirname(path), written)), written


def _problems(imports: Mapping[str, list[tuple[int, str, str]]], prefix: str) -> Iterator[Problem]:
    for path, names in imports.items():
        for line, name, statement in names:
            if name not in imports:
                yield error("missing-import", f"{prefix}/{path}", line, name=statement)
            elif path in _reached(name, imports):
                yield error("circular-import", f"{prefix}/{path}", line, name=statement)


def _reached(path: str, imports: Mapping[str, list[tuple[int, str, str]]]) -> set[str]:
    """Return all that a sheet is made of, itself among it."""
    reached, waiting = set[str](), [path]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += [name for _, name, _ in imports.get(path, ())]
    return reached


def _joined(path: str, sheet: str, plain: Mapping[str, str]) -> str:
    def part(match: re.Match[str]) -> str:
        return _joined(_aim(path, match)[0], sheet, plain)

    text = _URL.sub(_moved(dirname(path), dirname(sheet)), plain[path])
    return _IMPORT.sub(part, text)


def _moved(before: str, after: str) -> Callable[[re.Match[str]], str]:
    """Return what makes an address that is read in one folder lead there from another."""

    def moved(match: re.Match[str]) -> str:
        return f"url({match[1]}{relpath(join(before, match[2]), after or '.')}{match[1]})"

    return moved


def _packed(text: str) -> str:
    def smaller(match: re.Match[str]) -> str:
        return match[1] or match[2] or match[3] or " "

    return _SPACE.sub(smaller, text).replace(";}", "}").strip() + "\n"
