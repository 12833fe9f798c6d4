"""Templates hold to the rules that keys rely on: outputs in, problems with their templates out."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.contexts.frame import Frame
from gazette.model.page import Output, Page
from gazette.problems import Problem
from gazette.templates import Templates

_FRAME = frozenset(Frame._fields)


def design_problems(templates: Templates, outputs: Iterable[Output]) -> list[Problem]:
    """Return what is wrong with each template that a page uses, given what its context has."""
    kinds = {page.kind for page in outputs if isinstance(page, Page)}
    problems: dict[Problem, None] = {}
    for name, shape in sorted(kinds, key=lambda kind: (kind.template, kind.shape.__name__)):
        allowed = {"frame", *shape._fields}
        problems |= dict.fromkeys(templates.check(name, allowed, _FRAME))
    return sorted(problems, key=lambda problem: problem.place)
