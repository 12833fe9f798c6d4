"""What Markdown makes of a body: HTML with slots, filled when the page around it is known.

A body is converted once, without knowing the rest of the portal. What depends on the rest (where
a link leads, the id a heading shares with its counterpart, the word for «note») is left open as
a slot: the mark `\\x02N\\x03` in `html`, N counting from 0 in the order of the HTML, described by
`slots[N]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from gazette.problems import Param

SlotKind = Literal["link", "image", "heading", "anchor", "label", "footnote"]
_MARK = re.compile("\x02\\d+\x03")
# All other links are slots. In texts and in values of attributes `<`, `>` and `"` are no tag's.
_TO_NOTE = re.compile(r'(<a(?: [^>]*)? href=")(?=#fn)')


@dataclass(frozen=True, slots=True)
class Slot:
    """An open place in a fragment, and the text that fills it.

    | kind     | stands for                            | value                             |
    |----------|---------------------------------------|-----------------------------------|
    | link     | the `href` attribute of an `a`        | the target as written             |
    | image    | the `src` attribute of an `img`       | the target as written             |
    | heading  | the `id` attribute of a heading       | the number of the heading, from 0 |
    | anchor   | room for a second id inside a heading | the number of the heading, from 0 |
    | label    | the title of an untitled admonition   | its kind (`note`)                 |
    | footnote | the `title` of a footnote's way back  | the number of the footnote        |

    `line` counts from 1 in the body. The slot of an image is an `ImageSlot`.
    """

    kind: SlotKind
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class ImageSlot(Slot):
    """The place of an `img`'s `src`, and of all that is said with it.

    `width` and `height` are the author's own, as written. An `early` picture is the first one, and
    stands before the end of the first paragraph: readers see it without scrolling.
    """

    width: str = ""
    height: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body. `id` is its own slug; `explicit` when the author wrote it."""

    level: int
    id: str
    text: str
    explicit: bool
    line: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a body: a rule's key, the body's line (from 1), the rule's parameters."""

    key: str
    line: int
    params: tuple[tuple[str, Param], ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A converted body.

    `anchors` are the ids in it that are not headings'; `external_links` the web addresses that it
    links to, each with its line: one may be the portal's own.
    """

    html: str
    slots: tuple[Slot, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    lead: str = ""
    findings: tuple[Finding, ...] = ()
    external_links: tuple[tuple[int, str], ...] = ()


def mark(index: int) -> str:
    """Return the mark of the slot with this index."""
    return f"\x02{index}\x03"


def notes_at(base: str, html: str) -> str:
    """Return a fragment's `html` with links to its footnotes, and back, leading to a page."""
    return _TO_NOTE.sub(lambda found: found[1] + escape(base), html)


def emptied(html: str) -> str:
    """Return `html` with nothing in its slots."""
    return _MARK.sub("", html)


def fill(html: str, values: Sequence[str]) -> str:
    """Return `html` with its slots replaced by `values`, one for each, in order."""
    pieces = _MARK.split(html)
    if len(pieces) != len(values) + 1:
        raise ValueError(f"{len(pieces) - 1} slots, {len(values)} values")
    whole = [pieces[0]]
    for value, piece in zip(values, pieces[1:], strict=True):
        whole += (value, piece)
    return "".join(whole)
