"""Notices in a row, known by their places in months: nobody opens one to count or to cut them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from gazette.library.months import Month
from gazette.model.notice import Notice


class Stretch(NamedTuple):
    """Notices of one month that follow each other, by their numbers among its published ones."""

    month: Month
    numbers: Sequence[int]


class Run:
    """Published notices, oldest first, as stretches of months."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretch for stretch in stretches if len(stretch.numbers))
        self._ends = [*accumulate(len(stretch.numbers) for stretch in self.stretches)]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def cut(self, start: int, stop: int) -> Run:
        """Return the notices from the one numbered `start` to the one before `stop`."""
        place = bisect_right(self._ends, start)
        begin = self._ends[place - 1] if place else 0
        found = []
        for month, numbers in self.stretches[place:]:
            if begin >= stop:
                break
            found.append(Stretch(month, numbers[max(0, start - begin) : stop - begin]))
            begin += len(numbers)
        return Run(found)

    def between(self, month: str) -> Iterator[tuple[Stretch | None, Stretch, Stretch | None]]:
        """Yield each stretch of a month by its name, between those before and after it."""
        for place in self._places.get(month, ()):
            before = self.stretches[place - 1] if place else None
            after = self.stretches[place + 1] if place + 1 < len(self.stretches) else None
            yield before, self.stretches[place], after

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, stretch in enumerate(self.stretches):
            found.setdefault(stretch.month.name, []).append(place)
        return found

    def __iter__(self) -> Iterator[Notice]:
        for month, numbers in self.stretches:
            for number in numbers:
                yield month.published[number]

    def __reversed__(self) -> Iterator[Notice]:
        for month, numbers in reversed(self.stretches):
            for number in reversed(numbers):
                yield month.published[number]
