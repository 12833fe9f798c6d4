"""One language of a notice or page: its front matter as typed values, and its place on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.model.fragment import Heading, Slot
from gazette.model.moment import Moment
from gazette.model.origin import Origin


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When a notice was withdrawn, and why; None and empty where another language says it."""

    date: Moment | None
    reason: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Front matter of one file, checked; None (or empty) where the file does not say.

    `pinned` is False, True, or the moment until whose end the notice stays on top.
    `attachments` are pairs of a path relative to the file and a label. `unread` names the fields
    that are there, but could not be read as they stand; each has a problem of its own.
    """

    title: str
    date: Moment | None = None
    origin: Origin | None = None
    summary: str = ""
    topics: tuple[str, ...] | None = None
    pinned: bool | Moment | None = None
    draft: bool | None = None
    expires: Moment | None = None
    updated: Moment | None = None
    update_note: str = ""
    withdrawn: Withdrawal | None = None
    aliases: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    attachments: tuple[tuple[str, str], ...] = ()
    untranslated: str = ""
    reviewed_against: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One language's file, read: its fields, and what Markdown made of its body.

    `path` is relative to the folder that holds `content/`. `lines` gives the line of each front
    matter key (`attachments.brochure.pdf` for a nested one). The HTML itself is not held: it is
    found under `fragment`, the digest of the body's source and the markup settings. `lead` is the
    first paragraph as plain text, `external_links` are the web addresses that the body links to,
    with lines.
    """

    path: str
    lang: str
    fields: Fields
    lines: Mapping[str, int]
    body_line: int
    fragment: bytes
    slots: tuple[Slot, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    lead: str
    external_links: tuple[tuple[int, str], ...] = ()

    def line(self, key: str) -> int:
        """The line of a front matter key; 1 where the file does not have it."""
        return self.lines.get(key, 1)
