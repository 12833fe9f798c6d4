"""Feeds."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.page import Body, PageKind


class FeedEntry(NamedTuple):
    """An entry of a feed (RFC 4287 section 4.1.2). Times are RFC 3339, URLs full."""

    id: str
    url: str
    title: str
    published: str
    updated: str
    author: str
    summary: str
    withdrawn: str
    body: Body
    topics: tuple[str, ...]


class FeedContext(NamedTuple):
    """The latest notices in full, in one language."""

    id: str
    title: str
    subtitle: str
    self_url: str
    home_url: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


ATOM_FILE = PageKind("feeds/feed.atom", FeedContext)
JSON_FILE = PageKind("feeds/feed.json", FeedContext)
