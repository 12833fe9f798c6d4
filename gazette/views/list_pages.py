"""How a list is cut into pages: how many notices it has in; the newest and numbered pages out.

Pages are numbered from the oldest, so that a full page never changes again. They are cut by what
is published in any language: page 3 holds the same notices everywhere, and switching the language
keeps the place. The newest page holds what is left over and the full page before it, so that it
is never nearly empty.
"""

from __future__ import annotations

from typing import NamedTuple


class ListPage(NamedTuple):
    """One page of a list: the notices from `start` to before `stop`, counted from the oldest.

    `number` is None on the newest page. `older` and `newer` are the numbers of its neighbours, 0
    where there is none. The one newer than the last full page does not exist yet; until it does, a
    page that leads on stands at its address (see `next_number`).
    """

    number: int | None
    start: int
    stop: int
    older: int
    newer: int


def full(count: int, size: int) -> int:
    """Return how many numbered pages of `size` notices a list has."""
    return max(0, count // size - 1)


def newest_page(count: int, size: int) -> ListPage:
    """Return the newest page of a list of `count` notices."""
    last = full(count, size)
    return ListPage(None, last * size, count, last, 0)


def numbered_page(number: int, size: int) -> ListPage:
    """Return a numbered page."""
    return ListPage(number, (number - 1) * size, number * size, number - 1, number + 1)


def next_number(count: int, size: int) -> int:
    """Return the number that the next full page will have, where full pages link to it; else 0."""
    last = full(count, size)
    return last + 1 if last else 0


def page_path(folder: str, number: int | None) -> str:
    """Return the path of a page of the list at `folder`: the newest (None), or a numbered one."""
    return folder if number is None else f"{folder}page/{number}/"
