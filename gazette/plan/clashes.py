"""Two files in one place: a plan in, problems out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from unicodedata import normalize

from gazette.cache import Outputs
from gazette.model.page import Output
from gazette.plan.plan import Plan
from gazette.problems import Problem, problem


def plan_clashes(plan: Plan, remembered: Outputs) -> list[Problem]:
    """Return a problem for each path that two files of a plan want.

    Only a path that is new can be one: the last plan was sound, or it would not have become files.
    """
    if not plan.kept:
        return clashes(plan.outputs)
    last = remembered.besides(plan.kept).rows
    if len(plan.unit_of) == len(plan.outputs):
        new = [path for path in plan.unit_of if path not in last]
        gone = last.keys() - plan.unit_of.keys()
        if not (new and collide(new, remembered.paths() - gone)):
            return []
    return clashes(output for unit in plan.units for output in unit.make())


def clashes(outputs: Iterable[Output]) -> list[Problem]:
    """Return a problem for each path that two files want, and for a file in a folder's place.

    Paths that differ only in capital letters, or in how their characters are composed, are one
    to many file systems and servers (macOS, Windows).
    """
    taken: dict[str, Output] = {}
    problems: dict[tuple[str, str, str], Problem] = {}
    for output in outputs:
        first = taken.setdefault(_folded(output.path), output)
        if first is not output:
            _note(problems, output, first)
    for path, output in taken.items():
        folder = path.rpartition("/")[0]
        while folder:
            if folder in taken:
                _note(problems, taken[folder], output)
            folder = folder.rpartition("/")[0]
    return list(problems.values())


def collide(new: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether `clashes` has anything to say of files with these paths.

    The others do not clash with each other.
    """
    lines = "\n".join(others)
    # All at once, for they are a great many.
    text = f"\n{lines.lower() if lines.isascii() else _folded(lines)}\n"
    taken = set(text.split("\n"))
    for path in map(_folded, new):
        folders = accumulate(path.split("/")[:-1], "{}/{}".format)
        if path in taken or f"\n{path}/" in text or not taken.isdisjoint(folders):
            return True
        taken.add(path)
        text += f"{path}\n"
    return False


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return normalize("NFC", normalize("NFC", path).casefold())


def _note(problems: dict[tuple[str, str, str], Problem], output: Output, other: Output) -> None:
    first, second = (output, other) if output.source else (other, output)
    path, address = first.source or first.path, first.path.removesuffix("index.html")
    if f"{other.path}/".startswith(f"{output.path}/"):
        clash = problem("page-clash+portal", path, first.line, address=address)
        if second.source:
            clash = problem("page-clash", path, first.line, address=address, other=second.source)
        problems[path, address, second.source] = clash
        return
    # Once for each two files, in however many languages.
    name = second.source or second.path
    problems.setdefault(
        (path, "", name),
        problem(
            "page-clash+case", path, first.line,
            address=address, other=name, other_address=second.path.removesuffix("index.html"),
        ),
    )  # fmt: skip
