"""What is held against the library: a library in, problems out.

A check is a function from a library to problems. To add one, write it and name it in `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gazette.checks.agreement import fields_agree
from gazette.checks.dates import dates_are_sound
from gazette.checks.links import files_are_there, links_lead_somewhere
from gazette.checks.standing import pages_are_there
from gazette.checks.statements import statements_are_whole
from gazette.library import Library
from gazette.problems import Problem

CHECKS: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    dates_are_sound,
    fields_agree,
    statements_are_whole,
    links_lead_somewhere,
    files_are_there,
    pages_are_there,
)


def check(library: Library) -> tuple[Problem, ...]:
    """Return everything that is wrong; what is wrong with a draft held back is a warning."""
    items = [notice.item for notice in library.every]
    items += [*library.undated, *library.pages.values()]
    drafts = {text.path for item in items for text in item.drafts.values()}
    return tuple(
        problem.at_most("warning") if problem.path in drafts else problem
        for run in CHECKS
        for problem in run(library)
    )
