"""Fields that are the same in every language do not say one thing here and another there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.checks.items import texts, written
from gazette.model.field import Kind
from gazette.model.fields import SHARED
from gazette.model.moment import Moment
from gazette.model.notice import Item
from gazette.model.text import Text
from gazette.problems import Problem, problem

_TELLING = 40
_HAN = re.compile("[㐀-鿿]")


def fields_agree(item: Item, _whole: bool) -> Iterator[Problem]:
    """Where two files of an item both say a shared field, they say the same."""
    if len(item.texts) + len(item.drafts) > 1:
        for name, field in SHARED.items():
            yield from _disagreement(item, name, field.kind)


def texts_differ(item: Item, _whole: bool) -> Iterator[Problem]:
    """Texts in two languages are not one and the same.

    A few words in Latin letters may be: names, numbers, addresses.
    """
    seen: dict[tuple[object, ...], Text] = {}
    for text in texts(item):
        headings = tuple(heading.text for heading in text.headings)
        said = (text.fields.title, "".join(text.lead.split()), headings, len(text.slots))
        first = seen.setdefault(said, text)
        telling = len(text.lead) >= _TELLING or _HAN.search(text.lead)
        if telling and first.lang != text.lang:
            yield problem("same-text", text.path, text.body_line, other=first.path)


def _disagreement(item: Item, name: str, kind: Kind) -> Iterator[Problem]:
    values = [(text, value) for text in texts(item) if (value := _value(text, name, kind))]
    for text, value in values[1:]:
        first, other = values[0]
        if value != other:
            yield problem(
                "fields-disagree", text.path, text.line(name),
                field=name, value=value, other_value=other,
                other=first.path, other_line=first.line(name),
            )  # fmt: skip


def _value(text: Text, name: str, kind: Kind) -> str:
    value: object = text.fields
    for part in name.split("."):
        value = getattr(value, part, None)
    if kind == "file" and value:
        # The same file may have another path from a flat text than from a bundle.
        return str(value).rpartition("/")[2]
    return _as_text(value)


def _as_text(value: object) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return "true" if value else "false"
        case Moment():
            return written(value)
        case tuple():
            return ", ".join(sorted(value))
        case _:
            return str(value)
