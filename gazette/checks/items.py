"""Every item of a library with all its texts, held back or not: what each check walks over."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.library import Library
from gazette.model.notice import Item
from gazette.model.text import Moment, Text


def items(library: Library) -> Iterator[Item]:
    """Yield every notice's and page's item, the undated ones too."""
    for notice in library.every:
        yield notice.item
    yield from library.undated
    yield from library.pages.values()


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


def texts_of(library: Library) -> Iterator[tuple[Item, Text]]:
    """Yield every text with the item it belongs to."""
    for item in items(library):
        for text in texts(item):
            yield item, text
