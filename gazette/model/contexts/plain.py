"""Pages that show no notice: the chooser, what is not found, old addresses."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.page import PageKind


class PlainContext(NamedTuple):
    """A page that is all template."""

    head: Head


class Choice(NamedTuple):
    """A language on the chooser, or on the 404 page of no language.

    `words` say there, in that language, what the page has to say.
    """

    tag: str
    label: str
    title: str
    address: str
    words: tuple[str, ...]


class ChoiceContext(NamedTuple):
    """One section for each language."""

    head: Head
    choices: tuple[Choice, ...]


class RedirectContext(NamedTuple):
    """An old address that leads to a page's own."""

    target: str
    target_url: str
    title: str
    lang: str


CHOOSER_PAGE = PageKind("pages/chooser.html", ChoiceContext)
LOST_PAGE = PageKind("pages/lost.html", ChoiceContext)
NOT_FOUND_PAGE = PageKind("pages/not_found.html", PlainContext)
REDIRECT_PAGE = PageKind("pages/redirect.html", RedirectContext)
