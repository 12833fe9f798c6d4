"""What is held against the content: items and a library in, problems out.

A check is a function that returns problems. To add one, write it and name it in the tuple of what
it looks at: an item alone, an item's links into the library, or the portal as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gazette.checks.addresses import dead_addresses
from gazette.checks.agreement import fields_agree
from gazette.checks.dates import dates_are_sound
from gazette.checks.links import files_are_there, links_lead_somewhere
from gazette.checks.own_pages import names_are_free, pages_are_there
from gazette.checks.pictures import pictures_are_sound
from gazette.checks.statements import statements_are_whole
from gazette.checks.strays import files_are_used
from gazette.library import Library
from gazette.model.notice import Item
from gazette.problems import Problem

__all__ = [
    "ITEM_CHECKS",
    "LINK_CHECKS",
    "PORTAL_CHECKS",
    "check_item",
    "check_links",
    "check_portal",
    "dead_addresses",
]

ITEM_CHECKS: tuple[Callable[[Item, bool], Iterable[Problem]], ...] = (
    dates_are_sound,
    fields_agree,
    statements_are_whole,
    names_are_free,
)
"""Checks of an item's own texts; the second argument says whether all its files could be read."""

LINK_CHECKS: tuple[Callable[[Library, Item], Iterable[Problem]], ...] = (
    links_lead_somewhere,
    files_are_there,
    pictures_are_sound,
)

PORTAL_CHECKS: tuple[Callable[[Library, bool], Iterable[Problem]], ...] = (
    pages_are_there,
    files_are_used,
)
"""Checks of all there is; the second argument says whether all texts are read as they are meant."""


def check_item(item: Item, *, whole: bool) -> tuple[Problem, ...]:
    """Return what is wrong with an item's own texts."""
    return _eased(item, (problem for run in ITEM_CHECKS for problem in run(item, whole)))


def check_links(library: Library, item: Item) -> tuple[Problem, ...]:
    """Return what is wrong with where an item's texts lead."""
    return _eased(item, (problem for run in LINK_CHECKS for problem in run(library, item)))


def check_portal(library: Library, *, whole: bool) -> tuple[Problem, ...]:
    """Return what is wrong with the portal as a whole."""
    return tuple(problem for run in PORTAL_CHECKS for problem in run(library, whole))


def _eased(item: Item, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is wrong with a draft held back stops nothing."""
    held = {path for _, path, _ in item.card.held}
    return tuple(p.at_most("warning") if p.path in held else p for p in problems)
