"""The plan: a scene in, every file of the site out, in the order in which they are to appear."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.page import Copy, Output
from gazette.problems import Problem, error
from gazette.views import VIEWS, Scene


def plan(scene: Scene, static: Iterable[Copy]) -> tuple[Output, ...]:
    """Return all files to be published: static ones first, then what the views make."""
    outputs: list[Output] = [*static]
    for view in VIEWS:
        outputs += view(scene)
    return tuple(outputs)


def clashes(outputs: Iterable[Output]) -> list[Problem]:
    """Return a problem for each path that two files want, and for a file in a folder's place."""
    taken: dict[str, Output] = {}
    problems = []
    for output in outputs:
        first = taken.setdefault(output.path, output)
        if first is not output:
            problems.append(_clash(output, first))
    for path, output in taken.items():
        folder = path.rpartition("/")[0]
        while folder:
            if folder in taken:
                problems.append(_clash(taken[folder], output))
            folder = folder.rpartition("/")[0]
    return problems


def _clash(output: Output, other: Output) -> Problem:
    first, second = (output, other) if output.origin else (other, output)
    path, address = first.origin or first.path, first.path.removesuffix("index.html")
    if not second.origin:
        return error("page-clash+portal", path, first.line, address=address)
    return error("page-clash", path, first.line, address=address, other=second.origin)
