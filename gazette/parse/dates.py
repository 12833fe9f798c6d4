"""Dates as people write them: a YAML scalar flows in, a `Moment` in the site's time zone flows out.

Only the date of ISO 8601 is accepted, alone or with a time (RFC 3339 section 5.6; the offset may
be left out, and a space may stand for the `T`). Other ways of writing are recognised to say what
the date would be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from unicodedata import normalize

from yaml.nodes import Node, ScalarNode

from gazette.model.moment import FIRST_YEAR, LAST_YEAR, Moment
from gazette.parse.report import Report

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(
    r"(?:[Tt]|[ \t]+)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?[ \t]*([Zz]|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年_]\s*(\d{1,2})\s*[-/.月_]\s*(\d{1,2})\s*日?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)")
_LOOSE_TIME = re.compile(r"\s*[T,]?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})分?", re.ASCII)
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_moment(node: Node, field: str, report: Report, zone: tzinfo) -> Moment | None:
    """Return the moment that `node` says, or None with a problem reported."""
    if not isinstance(node, ScalarNode):
        report.error("wrong-type+date", node, field=field)
        return None
    value: str = node.value.strip()
    day = _DAY.match(value)
    if day is None:
        _advise(value, node, field, report)
        return None
    year, month, number = int(day[1]), int(day[2]), int(day[3])
    if day.end() == len(value):
        time = None
    else:
        time = _TIME.fullmatch(value, day.end())
        if time is None:
            _advise(value, node, field, report)
            return None
    if not _is_day(value, year, month, number, node, field, report):
        return None
    if time is None:
        return Moment(datetime(year, month, number, tzinfo=zone), True)
    return _with_time(datetime(year, month, number, tzinfo=UTC), time, node, field, report, zone)


def _is_day(
    value: str, year: int, month: int, day: int, node: Node, field: str, report: Report
) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        report.error(
            "bad-date+year", node, field=field, value=value, first=FIRST_YEAR, last=LAST_YEAR
        )
    elif not 1 <= month <= 12:
        report.error("bad-date+month", node, field=field, value=value)
    elif not 1 <= day <= monthrange(year, month)[1]:
        report.error(
            "bad-date+day",
            node,
            field=field,
            value=value,
            month=f"{year:04}-{month:02}",
            days=monthrange(year, month)[1],
        )
    else:
        return True
    return False


def _with_time(
    day: datetime, time: re.Match[str], node: Node, field: str, report: Report, zone: tzinfo
) -> Moment | None:
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    offset = _offset(time[5]) if time[5] else None
    if hour > 23 or minute > 59 or second > 59 or (time[5] and offset is None):
        report.error("bad-date+time", node, field=field, value=node.value.strip())
        return None
    clock = day.replace(
        hour=hour, minute=minute, second=second, microsecond=int(f"{time[4] or 0:0<6}"[:6])
    )
    if offset is None:
        return Moment(clock.replace(tzinfo=zone), False)
    return Moment(clock.replace(tzinfo=offset).astimezone(zone), False)


def _offset(text: str) -> timezone | None:
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if text[0] == "-" else span)


def _advise(value: str, node: Node, field: str, report: Report) -> None:
    iso = _as_iso(value)
    if iso:
        report.error("bad-date+iso", node, field=field, value=value[:80], iso=iso)
    else:
        report.error("bad-date", node, field=field, value=value[:80])


def _as_iso(value: str) -> str:
    """Return what `value` would be in ISO 8601, or an empty text where that is not certain."""
    plain = normalize("NFKC", value[:80]).strip()
    found = _loose_day(plain)
    if found is None:
        return ""
    year, month, day, end = found
    in_range = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and day >= 1
    if not in_range or day > monthrange(year, month)[1]:
        return ""
    iso = f"{year:04}-{month:02}-{day:02}"
    time = _LOOSE_TIME.match(plain, end)
    if time and int(time[1]) < 24 and int(time[2]) < 60:
        iso += f" {int(time[1]):02}:{int(time[2]):02}"
    return iso


def _loose_day(plain: str) -> tuple[int, int, int, int] | None:
    """Return year, month, day and where they end, for a text that begins with a date."""
    if found := _YEAR_FIRST.match(plain) or _COMPACT.match(plain):
        return int(found[1]), int(found[2]), int(found[3]), found.end()
    if found := _YEAR_LAST.match(plain):
        return _day_and_month(found)
    if found := _MONTH_FIRST.match(plain):
        return int(found[3]), _month(found[1]), int(found[2]), found.end()
    if found := _DAY_FIRST.match(plain):
        return int(found[3]), _month(found[2]), int(found[1]), found.end()
    return None


def _day_and_month(found: re.Match[str]) -> tuple[int, int, int, int] | None:
    """Dots put the day first; slashes and hyphens say it only where one number is above 12."""
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if "." in found[0] or first > 12:
        return year, second, first, found.end()
    if second > 12:
        return year, first, second, found.end()
    return None


def _month(name: str) -> int:
    """Return the number of an English month, 0 (which is no month) for another word."""
    short = name[:3].casefold()
    return _MONTHS.index(short) if short in _MONTHS else 0
