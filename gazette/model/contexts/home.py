"""The home page."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.contexts.parts import Entry, Link
from gazette.model.page import Body, PageKind


class HomeContext(NamedTuple):
    """Who publishes, what is pinned, the latest, the topics."""

    head: Head
    title: str
    intro: Body | None
    pinned: tuple[Entry, ...]
    latest: tuple[Entry, ...]
    topics: tuple[Link, ...]


HOME_PAGE = PageKind("pages/home.html", HomeContext)
