"""The page of an announcement, and the page that says that there is only another language's."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.contexts.parts import Attachment, Link, Picture, Statement, Titles, When
from gazette.model.page import Body, PageKind


class Issuer(NamedTuple):
    """Who issued a notice."""

    name: str
    url: str
    lang: str


class NoticeContext(NamedTuple):
    """One announcement.

    `original` names the language that the text is in where it stands in for a missing one: its
    label leads to the original.
    """

    head: Head
    id: str
    title: str
    lang: str
    date: When
    pub_date: str
    issuer: Issuer
    corrected: Statement | None
    withdrawn: Statement | None
    expired: When | None
    original: Link | None
    picture: Picture | None
    body: Body
    attachments: tuple[Attachment, ...]
    topics: tuple[Link, ...]
    newer: Link | None
    older: Link | None
    titles: Titles = ()


class UntranslatedContext(NamedTuple):
    """Says that a text exists in another language only.

    `date` and `titles` are an announcement's; one of the portal's own pages has none.
    """

    head: Head
    id: str
    title: str
    lang: str
    original: Link
    date: When | None = None
    newer: Link | None = None
    older: Link | None = None
    titles: Titles = ()


NOTICE_PAGE = PageKind("pages/notice.html", NoticeContext)
UNTRANSLATED_PAGE = PageKind("pages/untranslated.html", UntranslatedContext)
