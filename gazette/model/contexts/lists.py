"""The archive, its years, the topics."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.contexts.parts import Entry, Link
from gazette.model.page import PageKind


class Pager(NamedTuple):
    """The way from one page of a list to the next; `number` is 0 on the newest."""

    number: int
    newer: str
    older: str


class ListContext(NamedTuple):
    """Notices, newest first.

    `heading` is the year or the topic's label, empty in the whole archive. `years` stand on the
    archive's newest page only: a full page never changes again.
    """

    head: Head
    heading: str
    entries: tuple[Entry, ...]
    pager: Pager
    years: tuple[Link, ...]


class TopicsContext(NamedTuple):
    """All topics."""

    head: Head
    topics: tuple[Link, ...]


ARCHIVE_PAGE = PageKind("pages/archive.html", ListContext)
YEAR_PAGE = PageKind("pages/year.html", ListContext)
TOPIC_PAGE = PageKind("pages/topic.html", ListContext)
TOPICS_PAGE = PageKind("pages/topics.html", TopicsContext)
