"""Instants as readers and as machines read them."""

from __future__ import annotations

from gazette.model.contexts.parts import When
from gazette.model.moment import Moment
from gazette.views.site_context import Locale


def day(moment: Moment, locale: Locale) -> When:
    """Return a moment's day."""
    return When(locale.formats.date(moment.start.date()), iso_day(moment))


def iso_day(moment: Moment) -> str:
    """Return a moment's day as machines read it (RFC 3339 section 5.6)."""
    return moment.start.date().isoformat()


def when(moment: Moment, locale: Locale) -> When:
    """Return a moment's day, and its time where it has one."""
    if moment.whole_day:
        return day(moment, locale)
    text = f"{locale.formats.date(moment.start.date())} {moment.start:%H:%M}"
    return When(text, rfc3339(moment))


def latest(*moments: Moment) -> Moment:
    """Return the one that begins last."""
    return max(moments, key=lambda moment: moment.second)


def rfc3339(moment: Moment) -> str:
    """Return a moment with its offset (RFC 3339 section 5.6)."""
    return moment.start.isoformat(timespec="seconds")
