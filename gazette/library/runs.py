"""Notices in a row, known by their places in volumes: nobody opens one to count or to cut them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from gazette.library.volumes import Volume
from gazette.model.notice import Notice


class Stretch(NamedTuple):
    """Notices of one volume that follow each other, by their numbers among its published ones."""

    volume: Volume
    numbers: Sequence[int]


class Run:
    """Published notices, oldest first, as stretches of volumes."""

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
        for volume, numbers in self.stretches[place:]:
            if begin >= stop:
                break
            found.append(Stretch(volume, numbers[max(0, start - begin) : stop - begin]))
            begin += len(numbers)
        return Run(found)

    def between(self, volume: str) -> Iterator[tuple[Stretch | None, Stretch, Stretch | None]]:
        """Yield each stretch of a volume by its name, between those before and after it."""
        for place in self._places.get(volume, ()):
            before = self.stretches[place - 1] if place else None
            after = self.stretches[place + 1] if place + 1 < len(self.stretches) else None
            yield before, self.stretches[place], after

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, stretch in enumerate(self.stretches):
            found.setdefault(stretch.volume.name, []).append(place)
        return found

    def __iter__(self) -> Iterator[Notice]:
        for volume, numbers in self.stretches:
            for number in numbers:
                yield volume.published[number]

    def __reversed__(self) -> Iterator[Notice]:
        for volume, numbers in reversed(self.stretches):
            for number in reversed(numbers):
                yield volume.published[number]
