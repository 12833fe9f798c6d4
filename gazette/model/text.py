"""One language of a notice or page: its front matter as typed values, and its place on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.model.fields import Fields
from gazette.model.fragment import Heading, Slot


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
