"""Every check, in one table: the function that looks, and the codes that it reports.

What a code says and how grave it is stands in `gazette/rules/`; whether `[checks]` in site.toml
may switch it off, in `gazette/rules/protected.py`. All other codes of content are reported where
files, front matter and Markdown are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gazette.checks.addresses import Templates, dead_addresses
from gazette.checks.agreement import fields_agree, texts_differ
from gazette.checks.dates import dates_are_sound
from gazette.checks.links import files_are_there, links_lead_somewhere
from gazette.checks.own_pages import names_are_free, pages_are_there
from gazette.checks.pictures import pictures_are_sound
from gazette.checks.statements import statements_are_whole
from gazette.checks.strays import files_are_used
from gazette.library import Library
from gazette.model.notice import Item
from gazette.problems import Problem

if TYPE_CHECKING:
    from gazette.markup.conversion import Lint

Function = TypeVar("Function")


class Check(NamedTuple, Generic[Function]):
    """A function that looks for something, and the codes that it reports."""

    find: Function
    codes: tuple[str, ...]


ItemFunction = Callable[[Item, bool], Iterable[Problem]]
"""Looks at an item's own texts; the flag says whether all its files could be read."""

LinkFunction = Callable[[Library, Item], Iterable[Problem]]
"""Looks at where an item's texts lead."""

PortalFunction = Callable[[Library, bool], Iterable[Problem]]
"""Looks at all there is; the flag says whether all texts are read as they are meant."""

PlanFunction = Callable[[Library, Templates], Iterable[Problem]]
"""Looks at all there is, and at the files that are planned."""

# fmt: off
ITEM_CHECKS: tuple[Check[ItemFunction], ...] = (
    Check(dates_are_sound, (
        "missing-date", "date-differs-from-folder",
        "expires-before-date", "pinned-before-date", "updated-before-date",
        "withdrawn-before-date")),
    Check(fields_agree, ("fields-disagree",)),
    Check(texts_differ, ("same-text",)),
    Check(statements_are_whole, (
        "withdrawn-without-date", "withdrawn-without-reason",
        "note-without-update", "image-without-text")),
    Check(names_are_free, ("reserved-name",)),
)

LINK_CHECKS: tuple[Check[LinkFunction], ...] = (
    Check(links_lead_somewhere, (
        "link-dead", "link-anchor", "link-unpublished", "link-outside", "link-backslash",
        "picture-dead", "not-a-picture")),
    Check(files_are_there, ("picture-dead", "not-a-picture", "attachment-dead", "asset-clash")),
    Check(pictures_are_sound, (
        "not-a-picture", "picture-damaged", "picture-ending", "picture-huge")),
)

PORTAL_CHECKS: tuple[Check[PortalFunction], ...] = (
    Check(pages_are_there, ("standing-missing",)),
    Check(files_are_used, ("stray-file",)),
)

PLAN_CHECKS: tuple[Check[PlanFunction], ...] = (
    Check(dead_addresses, ("link-address", "link-anchor")),
)
# fmt: on


def body_checks() -> tuple[Check[Lint], ...]:
    """Return the checks of what became of a body; they load Python-Markdown."""
    from gazette.markup import lint, marks, pasted

    return (
        Check(lint.find_unknown_admonitions, ("unknown-admonition",)),
        Check(lint.find_lost_cells, ("table-cell-dropped",)),
        Check(marks.find_markdown_in_html, ("markdown-in-html",)),
        Check(marks.find_open_comments, ("html-unbalanced",)),
        Check(marks.find_footnotes, ("footnote-missing", "footnote-twice", "footnote-unused")),
        Check(marks.find_references, ("reference-missing",)),
        Check(lint.find_fences, ("unclosed-fence",)),
        Check(lint.find_tables, ("table-not-recognised",)),
        Check(lint.find_underscores, ("underscore-bold",)),
        Check(lint.find_wide_links, ("full-width-link",)),
        Check(lint.find_loose_links, ("link-not-recognised",)),
        Check(lint.find_tasks, ("task-list",)),
        Check(lint.find_admonitions, ("admonition-not-recognised", "admonition-empty")),
        Check(lint.find_wide_marks, ("full-width-mark",)),
        Check(lint.find_counted, ("list-not-recognised",)),
        Check(lint.find_late_lists, ("list-not-recognised",)),
        Check(pasted.find_indented_text, ("indented-text",)),
        Check(pasted.find_moved_text, ("indented-text",)),
        Check(pasted.find_bullets, ("list-not-recognised",)),
        Check(pasted.find_stray_bold, ("stray-asterisks", "full-width-mark")),
        Check(pasted.find_pasted_tables, ("table-not-recognised",)),
    )
