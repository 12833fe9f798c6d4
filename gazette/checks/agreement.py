"""Fields that are the same in every language do not say one thing here and another there."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.checks.items import texts, written
from gazette.library.merge import SHARED
from gazette.model.moment import Moment
from gazette.model.notice import Item
from gazette.model.text import Text
from gazette.problems import Problem, problem


def fields_agree(item: Item, _whole: bool) -> Iterator[Problem]:
    """Where two files of an item both say a shared field, they say the same."""
    if len(item.texts) + len(item.drafts) > 1:
        for field in (*SHARED, "withdrawn.date"):
            yield from _disagreement(item, field)


def _disagreement(item: Item, field: str) -> Iterator[Problem]:
    said = [(text, value) for text in texts(item) if (value := _value(text, field))]
    for text, value in said[1:]:
        first, other = said[0]
        if value != other:
            yield problem(
                "fields-disagree", text.path, text.line(field),
                field=field, value=value, other_value=other,
                other=first.path, other_line=first.line(field),
            )  # fmt: skip


def _value(text: Text, field: str) -> str:
    value: object = text.fields
    for part in field.split("."):
        value = getattr(value, part, None)
    if field == "image" and value:
        # The same picture may have another path from a flat file than from a bundle.
        return str(value).rpartition("/")[2]
    return _written(value)


def _written(value: object) -> str:
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
