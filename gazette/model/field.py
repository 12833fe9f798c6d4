"""How a field of front matter is declared: all that is true of it wherever it is met."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "text",
    "date",
    "truth",
    "file",
    "policy",
    "topics",
    "aliases",
    "attachments",
    "pinned",
    "origin",
    "withdrawn",
]
"""How a value is written; `gazette.parse.kinds` has a reader for each."""

Place = Literal["page", "lists", "feeds", "search", "data"]
"""Where a value makes a difference to readers: on the announcement's own page; on lists and the
home page; in feeds; in what search finds and filters by; in what a page says to machines.
"""

ItemKind = Literal["notice", "page"]
"""What a text belongs to: an announcement, or a page of the portal's own."""

_EMPTY: dict[Kind, object] = {
    "text": "",
    "file": "",
    "policy": "",
    "aliases": (),
    "attachments": (),
}


class Field(NamedTuple):
    """A field, or a part of one (`withdrawn.date`), under its `name`.

    A `shared` field is the same in every language: it stands in any of the files, and all that say
    it agree. A `notice_only` field is none of the portal's own pages. `synonyms` are what people
    write for the name, in small letters and without hyphens and underscores, parted by spaces.
    `meaning`, `default` (what counts where it is left out) and `example` are for the reference,
    in Markdown.
    """

    kind: Kind
    meaning: str
    default: str
    example: str
    name: str = ""
    needed: bool = False
    shared: bool = False
    notice_only: bool = False
    places: tuple[Place, ...] = ()
    synonyms: str = ""
    parts: tuple[Field, ...] = ()


def declare(declaration: Field) -> Any:
    """Return what a dataclass takes for an attribute that holds a field's value.

    Where a file does not say the field, the value is None, or empty where the kind is one of
    texts, paths or lists of them.
    """
    return field(default=_EMPTY.get(declaration.kind), metadata={"field": declaration})
