"""The page of favourites, and the files of titles that it loads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.page import PageKind


class FavoritesContext(NamedTuple):
    """What a reader has saved, which only the reader's browser knows.

    `folder` is the address of the year files; `years` are those that there is one of, oldest
    first. `languages` are code and tag of each language in the order in which their titles stand
    in for one another here, the page's own first.
    """

    head: Head
    folder: str
    years: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]


class YearContext(NamedTuple):
    """All notices of a year, by id, for whoever has saved some of them."""

    year: str
    notices: Mapping[str, object]


FAVORITES_PAGE = PageKind("pages/favorites.html", FavoritesContext)
TITLES_FILE = PageKind("feeds/titles.json", YearContext)
