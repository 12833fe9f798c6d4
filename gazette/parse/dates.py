"""Dates as people write them: a YAML scalar flows in, a `Moment` in the site's time zone flows out.

Only the date of ISO 8601 is accepted, alone or with a time (RFC 3339 section 5.6; the offset may
be left out, and a space may stand for the `T`). Other ways of writing are recognised to say what
the date would be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone
from unicodedata import normalize

from yaml.nodes import Node, ScalarNode

from gazette.model.moment import FIRST_YEAR, LAST_YEAR, Moment
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.values import as_truth, report_truth

_QUOTES = "“”„‟‘’‚«»「」『』＂＇ "
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
_LOOSE_TIME = re.compile(
    r"\s*[T,]?\s*(?P<before>[^\W\d]*)\s*(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{1,2})?分?"
    r"(?::(?P<second>\d\d))?\s*(?P<after>[AaPp]\.?[Mm]\.?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d\d)?)?\s*",
    re.IGNORECASE,
)
# What stands before an hour in Chinese: the half of the day that it lies in.
_MORNING = frozenset({"上午", "早上", "凌晨", "am"})
_NIGHT = "晚上"
_AFTERNOON = frozenset({"下午", _NIGHT, "傍晚", "pm"})
_NOON = "中午"
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_moment(node: Node, name: str, file: FileContext) -> Moment | None:
    """Return the moment that `node` says, or None with a problem reported."""
    if not isinstance(node, ScalarNode):
        file.problems.add("wrong-type+date", node, field=name)
        return None
    value: str = node.value.strip()
    day = _DAY.match(value)
    time = None
    if day is not None and day.end() != len(value):
        time = _TIME.fullmatch(value, day.end())
        if time is None:
            day = None
    if day is None:
        _report_form(value, node, name, file.problems)
        return None
    year, month, number = int(day[1]), int(day[2]), int(day[3])
    if not _is_day(year, month, number):
        _report_day(day, node, name, file.problems)
        return None
    if time is None:
        return Moment(datetime(year, month, number, tzinfo=file.site.time_zone), True)
    return _with_time(datetime(year, month, number, tzinfo=UTC), time, node, name, file)


def read_pinned(node: Node, name: str, file: FileContext) -> bool | Moment | None:
    """Return a truth value, or the moment that `node` says."""
    if not isinstance(node, ScalarNode):
        file.problems.add("wrong-type+pinned", node)
        return None
    truth = as_truth(node)
    if truth is not None:
        return truth
    if len(node.value) > 1 and any(sign.isdecimal() for sign in node.value):
        return read_moment(node, name, file)
    report_truth("bad-truth+pinned", node, name, file.problems)
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    return (
        FIRST_YEAR <= year <= LAST_YEAR
        and 1 <= month <= 12
        and 1 <= day <= monthrange(year, month)[1]
    )


def _report_day(day: re.Match[str], node: ScalarNode, name: str, problems: FileProblems) -> None:
    """Report a day that no calendar has."""
    year, month, value = int(day[1]), int(day[2]), node.value.strip()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        problems.add("bad-date+year", node, field=name, value=value, **years)
    elif not 1 <= month <= 12:
        problems.add("bad-date+month", node, field=name, value=value)
    else:
        days = monthrange(year, month)[1]
        place = f"{year:04}-{month:02}"
        problems.add("bad-date+day", node, field=name, value=value, month=place, days=days)


def _with_time(
    day: datetime, time: re.Match[str], node: ScalarNode, name: str, file: FileContext
) -> Moment | None:
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    offset = _offset(time[5]) if time[5] else None
    if hour > 23 or minute > 59 or second > 59 or (time[5] and offset is None):
        file.problems.add("bad-date+time", node, field=name, value=node.value.strip())
        return None
    clock = day.replace(
        hour=hour, minute=minute, second=second, microsecond=int(f"{time[4] or 0:0<6}"[:6])
    )
    zone = file.site.time_zone
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


def _report_form(value: str, node: Node, name: str, problems: FileProblems) -> None:
    bare = value.strip(_QUOTES)
    iso = _as_iso(bare)
    if iso and bare != value:
        problems.add("bad-date+quotes", node, field=name, iso=iso)
    elif iso:
        problems.add("bad-date+iso", node, field=name, value=value[:80], iso=iso)
    else:
        problems.add("bad-date", node, field=name, value=value[:80])


def _as_iso(value: str) -> str:
    """Return what `value` would be in ISO 8601, or an empty text where that is not certain."""
    plain = normalize("NFKC", value[:80]).strip()
    date = _loose_day(plain)
    if date is None or not _is_day(*date[:3]):
        return ""
    year, month, day, end = date
    iso, rest = f"{year:04}-{month:02}-{day:02}", plain[end:].strip()
    if not rest:
        return iso
    time = _LOOSE_TIME.fullmatch(plain, end)
    clock = _clock(time) if time else ""
    return f"{iso} {clock}" if clock else ""


def _clock(time: re.Match[str]) -> str:
    """Return a time as it is to be written, with its offset; empty where that is not certain."""
    hour = _hour(int(time["hour"]), time["before"].lower(), (time["after"] or "").lower())
    minute, second, zone = int(time["minute"] or 0), int(time["second"] or 0), time["zone"] or ""
    if hour is None or minute > 59 or second > 59:
        return ""
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    if not zone:
        return clock
    if zone[0] not in "+-":
        return f"{clock}Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return f"{clock}{zone[0]}{int(hours):02}:{minutes}"


def _hour(hour: int, before: str, after: str) -> int | None:
    """Return the hour of the day; None for one that a clock with such a half does not show."""
    half = before or after.replace(".", "")
    if (before and after) or hour > 23:
        return None
    if not half:
        return hour
    if half == _NOON:
        return {11: 11, 12: 12, 1: 13, 2: 14}.get(hour)
    if half == _NIGHT and hour == 12:
        return None  # it may be the next day's
    if half in _AFTERNOON:
        return hour if hour > 12 else hour % 12 + 12
    if half in _MORNING:
        return hour % 12 if hour <= 12 else None
    return None


def _loose_day(plain: str) -> tuple[int, int, int, int] | None:
    """Return year, month, day and where they end, for a text that begins with a date."""
    if date := _YEAR_FIRST.match(plain) or _COMPACT.match(plain):
        return int(date[1]), int(date[2]), int(date[3]), date.end()
    if date := _YEAR_LAST.match(plain):
        return _day_and_month(date)
    if date := _MONTH_FIRST.match(plain):
        return int(date[3]), _month(date[1]), int(date[2]), date.end()
    if date := _DAY_FIRST.match(plain):
        return int(date[3]), _month(date[2]), int(date[1]), date.end()
    return None


def _day_and_month(date: re.Match[str]) -> tuple[int, int, int, int] | None:
    """Dots put the day first; slashes and hyphens say it only where one number is above 12."""
    first, second, year = int(date[1]), int(date[2]), int(date[3])
    if "." in date[0] or first > 12:
        return year, second, first, date.end()
    if second > 12:
        return year, first, second, date.end()
    return None


def _month(name: str) -> int:
    """Return the number of an English month, 0 (which is no month) for another word."""
    short = name[:3].casefold()
    return _MONTHS.index(short) if short in _MONTHS else 0
