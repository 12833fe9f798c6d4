"""What is held against the content: items and a library in, problems out.

Which checks there are stands in one table, `table`. Whatever they find is told by `reported`,
which leaves out what the portal's settings have switched off; no check knows of that.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.checks.addresses import Templates
from gazette.checks.table import (
    ITEM_CHECKS,
    LINK_CHECKS,
    PLAN_CHECKS,
    PORTAL_CHECKS,
    body_checks,
)
from gazette.library import Library
from gazette.model.notice import Item
from gazette.model.site import Site
from gazette.problems import Problem

__all__ = ["body_checks", "check_item", "check_links", "check_plan", "check_portal", "reported"]


def check_item(item: Item, *, whole: bool) -> tuple[Problem, ...]:
    """Return what is wrong with an item's own texts."""
    return _eased(item, (problem for check in ITEM_CHECKS for problem in check.find(item, whole)))


def check_links(library: Library, item: Item) -> tuple[Problem, ...]:
    """Return what is wrong with where an item's texts lead."""
    found = (problem for check in LINK_CHECKS for problem in check.find(library, item))
    return _eased(item, found)


def check_portal(library: Library, *, whole: bool) -> tuple[Problem, ...]:
    """Return what is wrong with the portal as a whole."""
    return tuple(problem for check in PORTAL_CHECKS for problem in check.find(library, whole))


def check_plan(library: Library, templates: Templates) -> tuple[Problem, ...]:
    """Return what is wrong with the portal beside the files that are planned."""
    return tuple(problem for check in PLAN_CHECKS for problem in check.find(library, templates))


def reported(site: Site, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are told: in order, each once, without what is switched off."""
    off = site.disabled_checks
    told = dict.fromkeys(problem for problem in problems if problem.code not in off)
    return tuple(sorted(told, key=lambda problem: problem.place))


def _eased(item: Item, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is wrong with a draft held back stops nothing."""
    held = {path for _, path, _ in item.card.held}
    return tuple(p.at_most("warning") if p.path in held else p for p in problems)
