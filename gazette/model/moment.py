"""When something is: a date, or a date with a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a date may lie in."""


class Moment(NamedTuple):
    """A date, or a date with a time, in the site's time zone.

    `start` is aware; for a whole day it is that day's midnight. Moments are compared by their
    seconds: Python compares times of one zone by the clock, which shows an hour twice where summer
    ends.
    """

    start: datetime
    whole_day: bool

    @property
    def end(self) -> datetime:
        """The first instant after it: the next midnight for a whole day."""
        return self.start + timedelta(days=1) if self.whole_day else self.start

    @property
    def second(self) -> float:
        """When it begins, in seconds since 1970."""
        return self.start.timestamp()

    def after(self, first: Moment) -> Moment:
        """Return this moment, a day alone as later than an instant of that day.

        What is said of an announcement on its own day was said after it: else feeds would show no
        new time (RFC 4287 section 4.2.15).
        """
        if not self.whole_day or not self.second <= first.second < self.last_second:
            return self
        last = self.end - timedelta(seconds=2)
        return Moment(min(first.start, last) + timedelta(seconds=1), True)

    @property
    def last_second(self) -> float:
        """When it ends, in seconds since 1970."""
        return self.end.timestamp()
