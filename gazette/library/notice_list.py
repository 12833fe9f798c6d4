"""Notices in a row, known by their places in months: nobody opens one to count or to cut them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from gazette.library.months import Month
from gazette.model.notice import Notice


class MonthSlice(NamedTuple):
    """Notices of one month that follow each other, by their numbers among its published ones."""

    month: Month
    numbers: Sequence[int]


class NoticeList:
    """Published notices, oldest first, as slices of months."""

    def __init__(self, slices: Iterable[MonthSlice]) -> None:
        self.slices = tuple(month_slice for month_slice in slices if len(month_slice.numbers))
        self._ends = [*accumulate(len(month_slice.numbers) for month_slice in self.slices)]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def cut(self, start: int, stop: int) -> NoticeList:
        """Return the notices from the one numbered `start` to the one before `stop`."""
        place = bisect_right(self._ends, start)
        begin = self._ends[place - 1] if place else 0
        slices = []
        for month, numbers in self.slices[place:]:
            if begin >= stop:
                break
            slices.append(MonthSlice(month, numbers[max(0, start - begin) : stop - begin]))
            begin += len(numbers)
        return NoticeList(slices)

    def between(
        self, month: str
    ) -> Iterator[tuple[MonthSlice | None, MonthSlice, MonthSlice | None]]:
        """Yield each slice of a month by its name, between those before and after it."""
        for place in self._places.get(month, ()):
            before = self.slices[place - 1] if place else None
            after = self.slices[place + 1] if place + 1 < len(self.slices) else None
            yield before, self.slices[place], after

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for place, month_slice in enumerate(self.slices):
            places.setdefault(month_slice.month.name, []).append(place)
        return places

    def __iter__(self) -> Iterator[Notice]:
        for month, numbers in self.slices:
            for number in numbers:
                yield month.published[number]

    def __reversed__(self) -> Iterator[Notice]:
        for month, numbers in reversed(self.slices):
            for number in reversed(numbers):
                yield month.published[number]
