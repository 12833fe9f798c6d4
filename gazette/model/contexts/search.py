"""The search page."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.page import PageKind


class Subject(NamedTuple):
    """A topic to search in, and its list's address."""

    id: str
    label: str
    address: str


class SearchContext(NamedTuple):
    """The form of the search page, and what it chooses from.

    `years` are those with notices to be found, newest first; `groups` the folders of their
    indexes below the page, newest first, separated by spaces.
    """

    head: Head
    topics: tuple[Subject, ...]
    years: tuple[str, ...]
    groups: str


SEARCH_PAGE = PageKind("pages/search.html", SearchContext)
