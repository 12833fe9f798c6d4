"""What each check needs of an item: all its texts, held back or not, and its dates in words."""

from __future__ import annotations

from gazette.model.moment import Moment
from gazette.model.notice import Item
from gazette.model.text import Text


def texts(item: Item) -> list[Text]:
    """Return all texts of an item, drafts last."""
    return [*item.texts.values(), *item.drafts.values()]


def unread(item: Item, field: str) -> bool:
    """Tell whether a field is there in one of an item's files, but could not be read."""
    return any(field in text.fields.unread for text in texts(item))


def written(moment: Moment) -> str:
    """Return a moment as an editor writes it: its day, and its time where it has one."""
    whole = moment.start.date().isoformat()
    return whole if moment.whole_day else moment.start.isoformat(sep=" ")
