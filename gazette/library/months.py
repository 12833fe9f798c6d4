"""A month of the library: the notices of one month, made when they are asked for.

In: cards, or the promise of them. Out: notices. A month that is `closed` is as its record says;
most builds never open it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from gazette.model.month import MonthRecord, month_of
from gazette.model.notice import Asset, Notice


class Month:
    """The notices of a month, oldest first; `record` where they are known to be as they were."""

    def __init__(
        self, name: str, make: Callable[[], Sequence[Notice]], record: MonthRecord | None = None
    ) -> None:
        self.name = name
        self.record = record
        self._make = make

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """All of them, those held back too."""
        return tuple(self._make())

    @cached_property
    def published(self) -> tuple[Notice, ...]:
        """The ones to be seen."""
        return tuple(notice for notice in self.notices if notice.published)

    @cached_property
    def by_id(self) -> Mapping[str, Notice]:
        """Each by its id."""
        return {notice.item.id: notice for notice in self.notices}

    @cached_property
    def regular(self) -> bool:
        """Whether each is dated in the month whose folder it lies in."""
        return self.record is not None or all(
            f"news/{n.date.start.year:04}/{n.date.start:%m}" == self.name for n in self.notices
        )

    def year(self, number: int) -> str:
        """Return the year that a published notice is dated in."""
        if self.regular:
            return self.year_of_ids
        return f"{self.published[number].date.start.year:04}"

    @property
    def year_of_ids(self) -> str:
        """The year in the notices' ids."""
        return self.name.split("/")[1]

    @cached_property
    def files(self) -> Mapping[str, Asset]:
        """The files beside them, by path from the content folder."""
        return {asset.path: asset for notice in self.notices for asset in notice.item.files}


class Files(Mapping[str, Asset]):
    """All files that are not texts, by path; those of closed months lie in folders of notices."""

    def __init__(self, at_hand: Mapping[str, Asset], closed: Mapping[str, Month]) -> None:
        self.at_hand = at_hand
        self._closed = closed

    def __getitem__(self, path: str) -> Asset:
        asset = self.at_hand.get(path)
        if asset is not None:
            return asset
        return self._closed[month_of(path)].files[path]

    def __iter__(self) -> Iterator[str]:
        yield from self.at_hand
        for month in self._closed.values():
            yield from month.files

    def __len__(self) -> int:
        return len(self.at_hand) + sum(len(month.files) for month in self._closed.values())
