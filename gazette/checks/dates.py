"""Dates taken together: across a notice's files, and against its folder."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.checks.items import texts, unread, written
from gazette.library import Library
from gazette.library.merge import shared
from gazette.model.notice import Item, Notice
from gazette.model.text import Moment
from gazette.problems import Problem, error, warning


def dates_are_sound(library: Library) -> Iterator[Problem]:
    """Each notice has a date that goes with its folder, and ends after it begins."""
    for item in library.undated:
        if item.id not in library.broken and not unread(item, "date"):
            first = texts(item)[0]
            yield error("missing-date", first.path, example=_day_of(item.id))
    for notice in library.every:
        yield from _folder(notice)
        yield from _order(notice.item, "expires", "expires-before-date")
        yield from _order(notice.item, "updated", "updated-before-date")


def _day_of(id_: str) -> str:
    _, year, name = id_.split("/")
    return f"{year}-{name[:5]}"


def _folder(notice: Notice) -> Iterator[Problem]:
    day, folder = notice.date.start.date().isoformat(), _day_of(notice.id)
    if day != folder:
        text = next(text for text in texts(notice.item) if text.fields.date)
        yield warning(
            "date-differs-from-folder", text.path, text.line("date"), date=day, folder=folder
        )


def _order(item: Item, field: str, key: str) -> Iterator[Problem]:
    date = shared(texts(item), "date")
    for text in texts(item):
        value = getattr(text.fields, field)
        if isinstance(value, Moment) and isinstance(date, Moment) and value.end <= date.start:
            # A correction may be as old as the announcement; what has no time to stand may not.
            if field == "updated" and value.start == date.start:
                continue
            params = {field: written(value), "date": written(date)}
            yield error(key, text.path, text.line(field), **params)
