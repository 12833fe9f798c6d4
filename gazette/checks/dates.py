"""Dates taken together: across a notice's files, and against its folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gazette.checks.items import texts, unread, written
from gazette.library.merge import shared
from gazette.model.moment import Moment
from gazette.model.notice import Item
from gazette.model.text import Text
from gazette.problems import Problem, problem


def dates_are_sound(item: Item, whole: bool) -> Iterator[Problem]:
    """Each notice has a date that goes with its folder, and ends after it begins."""
    if item.id.startswith("pages/"):
        return
    day = shared(texts(item), "date")
    if isinstance(day, Moment):
        yield from _folder(item, day)
        yield from _order(item, day, "expires", "expires-before-date")
        yield from _order(item, day, "pinned", "pinned-before-date")
        yield from _order(item, day, "updated", "updated-before-date")
        yield from _order(item, day, "withdrawn.date", "withdrawn-before-date")
    elif whole and not unread(item, "date"):
        yield problem("missing-date", texts(item)[0].path, example=_day_of(item.id))


def _day_of(id_: str) -> str:
    _, year, name = id_.split("/")
    return f"{year}-{name[:5]}"


def _folder(item: Item, moment: Moment) -> Iterator[Problem]:
    day, folder = moment.start.date().isoformat(), _day_of(item.id)
    if day != folder:
        text = next(text for text in texts(item) if text.fields.date)
        key = "date-differs-from-folder" + ("" if _is_day(folder) else "+none")
        yield problem(key, text.path, text.line("date"), date=day, folder=folder)


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


_AHEAD = frozenset({"expires", "pinned"})
"""What has to stand for a while."""


def _order(item: Item, date: Moment, field: str, key: str) -> Iterator[Problem]:
    for text in texts(item):
        value = _dated(text, field)
        if isinstance(value, Moment) and value.last_second <= date.second:
            # What is said of the announcement may be as old; what has no time to stand may not.
            if field not in _AHEAD and value.second == date.second:
                continue
            params = {field.partition(".")[0]: written(value), "date": written(date)}
            yield problem(key, text.path, text.line(field), **params)


def _dated(text: Text, field: str) -> object:
    if field == "withdrawn.date":
        return text.fields.withdrawn and text.fields.withdrawn.date
    return getattr(text.fields, field)
