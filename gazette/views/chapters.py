"""How a list is cut into pages: notices, oldest first, in; the newest page and numbered ones out.

Pages are numbered from the oldest, so that a full page never changes again. They are cut by what
is published in any language: page 3 holds the same notices everywhere, and switching the language
keeps the place. The newest page holds what is left over and the full page before it, so that it
is never nearly empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gazette.model.notice import Notice


class Chapter(NamedTuple):
    """One page of a list, newest notice first.

    `number` is None on the newest page. `older` and `newer` are the numbers of its neighbours, 0
    where there is none. The one newer than the last full page does not exist yet; until it does,
    `moved` numbers lead to the newest page.
    """

    number: int | None
    notices: tuple[Notice, ...]
    older: int
    newer: int


def chapters(notices: Sequence[Notice], size: int) -> list[Chapter]:
    """Cut a list into pages of `size` notices; the newest page comes first."""
    full = max(0, len(notices) // size - 1)
    newest = Chapter(None, tuple(reversed(notices[full * size :])), full, 0)
    numbered = [
        Chapter(
            number=number,
            notices=tuple(reversed(notices[(number - 1) * size : number * size])),
            older=number - 1,
            newer=number + 1,
        )
        for number in range(full, 0, -1)
    ]
    return [newest, *numbered]


def next_number(cut: Sequence[Chapter]) -> int:
    """Return the number that the next full page will have, where full pages link to it; else 0."""
    return cut[0].older + 1 if cut[0].older else 0
