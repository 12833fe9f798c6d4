"""The reference of fields: their declarations in, Markdown out.

`make fixtures` writes what comes out into docs/reference/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from gazette.model.field import Field, Kind, Place
from gazette.model.fields import full_names

_KINDS: Mapping[Kind, str] = {
    "text": 'plain text on one line. Between quotation marks (`"…"`) where it holds a colon with'
    " a space, or begins with a sign such as `[`, `@` or `%`",
    "date": "year, month and day with hyphens: `2026-11-20`. With a time: `2026-11-20 09:30`, and"
    " behind it an offset (`+08:00`) where the time is not in the portal's time zone",
    "truth": "`true` or `false`",
    "file": "the name of a file beside the text, or its path from there",
    "policy": "`fallback`: the page shows the other language's text and says so. `notice`: it says"
    " where the text is. `hide`: there is no page",
    "topics": "ids from `site.toml`, between brackets and parted by commas",
    "aliases": "addresses from the root of the site on, between brackets and parted by commas, or"
    " on a line each, with a hyphen before it",
    "attachments": "for each file a line `name: label`, indented by two spaces",
    "pinned": "`true`, `false` or a date",
    "origin": "a name; or the fields below, on lines indented by two spaces",
    "withdrawn": "the fields below, on lines indented by two spaces",
}

_PAGE = """\
# Fields of front matter

A text begins with its fields, one on each line, between two lines of three hyphens.

- **One file**: the field says the same in every language, so it stands in one file and counts for
  all. Where it stands in several they must agree; if not, that is an error that names both lines.
- **Each file**: the field belongs to the text that it stands in.

{fields}
A page of the portal has the same fields but for {notice_only}.

## Kinds

{kinds}
## Where readers meet it

Where a value stands, or makes a difference. *Page* is the text's own page, *lists* are the home
page and all lists, *data* is what the page says to machines (JSON-LD and `meta` elements).

{places}
## Names that are understood

An unknown field is an error. Where it has one of these names, or nearly so, the message gives the
right one. Capital letters, hyphens and underscores make no difference.

{synonyms}"""


def fields_reference(fields: Sequence[Field]) -> str:
    """Return the reference of fields: what each is for, how it is written, where it is met."""
    places: tuple[Place, ...] = get_args(Place)
    rows = tuple(full_names(fields))
    return _PAGE.format(
        notice_only=_list_of(f"`{field.name}`" for field in fields if field.notice_only),
        fields=_table(
            ("field", "needed", "kind", "where", "what it does", "when left out", "example"),
            (_row(name, field) for name, field in rows),
        ),
        kinds=_table(
            ("kind", "how it is written"), ((kind, _KINDS[kind]) for kind in get_args(Kind))
        ),
        places=_table(
            ("field", *places),
            (
                (f"`{field.name}`", *("✓" if place in field.places else "" for place in places))
                for field in fields
                if field.places
            ),
        ),
        synonyms=_table(
            ("field", "names that people write for it"),
            (
                (f"`{name}`", ", ".join(field.synonyms.split()))
                for name, field in rows
                if field.synonyms
            ),
        ),
    )


def _row(name: str, field: Field) -> tuple[str, ...]:
    return (
        f"`{name}`",
        "yes" if field.needed else "no",
        field.kind,
        _where(field),
        field.meaning,
        field.default,
        f"`{field.name}: {field.example}`",
    )


def _where(field: Field) -> str:
    if any(part.shared for part in field.parts):
        return "see its fields"
    return "one file" if field.shared else "each file"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _list_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}"
