"""Where each kind of page stands below its language's folder.

To add a kind, declare its route here and name it in `ROUTES`. From the declaration follow the name
that no own page may take, the sitemap, and the main navigation.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Route(NamedTuple):
    """The place of a page that every language has, or of a list of pages and all below it.

    `path` is what stands behind `/en/` in its address: a folder with a slash behind it, or a
    file's name. With `in_sitemap`, sitemaps/pages.xml holds it. `label` is a `page_text`: its
    entry in the main navigation, behind the topics. The layout itself names the entries of home,
    news, topics, search and favorites, which have no label here.
    """

    path: str
    in_sitemap: bool = False
    label: str = ""

    @property
    def reserved_name(self) -> str:
        """The name that no own page may take; empty for the home page, which has no name."""
        return re.split(r"[/.]", self.path)[0]


HOME = Route("", in_sitemap=True)
NEWS = Route("news/", in_sitemap=True)
TOPICS = Route("topics/", in_sitemap=True)
FAVORITES = Route("favorites/")
SEARCH = Route("search/")
NOT_FOUND = Route("404.html")
ATOM_FEED = Route("feed.atom")
JSON_FEED = Route("feed.json")

ROUTES = (HOME, NEWS, TOPICS, FAVORITES, SEARCH, NOT_FOUND, ATOM_FEED, JSON_FEED)
"""All of them, in the order of the sitemap and the navigation."""

RESERVED = frozenset({"static", *(route.reserved_name for route in ROUTES)}) - {""}
"""The names that no own page may take: those of routes, and that of the static files."""

EXPECTED_PAGES = ("home", "about", "disclaimer")
"""The own pages that every portal has; the layout names them itself."""


def topic_path(topic: str) -> str:
    """Return the path of a topic's list below a language."""
    return f"{TOPICS.path}{topic}/"


def year_path(year: str) -> str:
    """Return the path of a year's list below a language."""
    return f"{NEWS.path}{year}/"
