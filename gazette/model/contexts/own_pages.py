"""The portal's own pages."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.contexts.parts import Attachment, Link, Picture, Statement
from gazette.model.page import Body, PageKind


class OwnPageContext(NamedTuple):
    """About, disclaimer and any other page of the portal's own."""

    head: Head
    title: str
    lang: str
    corrected: Statement | None
    original: Link | None
    picture: Picture | None
    body: Body
    attachments: tuple[Attachment, ...]


OWN_PAGE = PageKind("pages/standing.html", OwnPageContext)
