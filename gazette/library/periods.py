"""Years taken together, for what is made anew as a whole: notices in, periods out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.model.notice import Notice

_SPAN = 5
_MANY = 400
"""Of how many notices in the newest year on its closed quarters stand apart."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some years and their notices, oldest first; `name` is `2026`, or `2021-2025`.

    Of a newest year with many notices there are two: `2026` has its last quarter that has any, and
    `2026-2026` those before.
    """

    name: str
    notices: tuple[Notice, ...]


def periods(notices: Iterable[Notice]) -> list[Period]:
    """Return the periods of notices, newest first.

    The newest year that has a notice stands alone; those before it go by five, counted so that a
    period never changes its bounds.
    """
    years: dict[int, list[Notice]] = {}
    for notice in notices:
        years.setdefault(notice.date.start.year, []).append(notice)
    if not years:
        return []
    newest = max(years)
    spans: dict[int, list[Notice]] = {}
    for year in sorted(years):
        if year != newest:
            spans.setdefault((year - 1) // _SPAN, []).extend(years[year])
    closed = [
        Period(f"{span * _SPAN + 1}-{span * _SPAN + _SPAN}", tuple(members))
        for span, members in sorted(spans.items(), reverse=True)
    ]
    return [*_newest(newest, years[newest]), *closed]


def _newest(year: int, notices: Sequence[Notice]) -> list[Period]:
    first = max(map(_quarter, notices)) if len(notices) > _MANY else 0
    before = tuple(notice for notice in notices if _quarter(notice) < first)
    open_ = Period(str(year), tuple(notices[len(before) :]))
    return [open_, Period(f"{year}-{year}", before)] if before else [open_]


def _quarter(notice: Notice) -> int:
    return (notice.date.start.month - 1) // 3


def searchable(notices: Iterable[Notice], code: str) -> list[Period]:
    """Return the periods of those notices that have a text of their own in a language."""
    return periods(notice for notice in notices if code in notice.texts)
