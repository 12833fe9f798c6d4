"""What several kinds of page show: links, days, entries of lists, statements, files."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A text that leads somewhere."""

    label: str
    address: str
    lang: str = ""


class When(NamedTuple):
    """A day: as the page's language writes it, and for machines (RFC 3339)."""

    text: str
    iso: str


Titles = tuple[tuple[str, str], ...]
"""A notice's titles, by language code: of each language that it has a text in, the shown one first.

A save button keeps them all, so that what is saved in one language shows its title in another.
"""


class Entry(NamedTuple):
    """A notice in a list: no more than lists show, so that an edited body leaves lists alone."""

    id: str
    address: str
    title: str
    lang: str
    date: When
    summary: str
    summary_lang: str
    pinned: bool = False
    corrected: bool = False
    withdrawn: bool = False
    expired: bool = False
    titles: Titles = ()


class Statement(NamedTuple):
    """A correction or a withdrawal: when, and in the publisher's words."""

    date: When
    text: str
    lang: str


class Attachment(NamedTuple):
    """A file to take along: its label (or name), its kind (`PDF`) and size as readers read it."""

    label: str
    lang: str
    address: str
    kind: str
    size: str


class Picture(NamedTuple):
    """A lead picture: its address, its text, and the values of its other attributes.

    They are empty where they are not known.
    """

    address: str
    alt: str
    lang: str
    width: str = ""
    height: str = ""
    sizes: str = ""
    srcset: str = ""
