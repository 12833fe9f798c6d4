"""Dates, sizes and numbers as one locale writes them: values flow in, CLDR's texts flow out."""

from __future__ import annotations

import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from gazette.errors import SettingsError

_UNITS = ("kilobyte", "megabyte", "gigabyte", "terabyte")


def knows(locale: str) -> bool:
    """Tell whether CLDR knows a locale, `zh_Hans_CN` or `zh-Hans`."""
    module = find_spec("babel")
    name = locale.replace("-", "_")
    # Babel keeps a file for each: most locales are known without importing it.
    if module and module.origin and re.fullmatch(r"\w+", name):
        data = Path(module.origin).parent / "locale-data"
        if (data / f"{name}.dat").is_file():
            return True
    from gazette.locales.catalog import parse_locale

    try:
        parse_locale(locale)
    except SettingsError:
        return False
    return True


class Formats:
    """CLDR formats of one locale, `zh_Hans_CN` or `zh-Hans`.

    Babel is imported with the first text. Every method raises SettingsError for a locale that
    CLDR does not know.
    """

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._dates: dict[date, str] = {}

    def date(self, day: date) -> str:
        """Return CLDR's long date: `December 24, 2020`, `2020年12月24日`."""
        text = self._dates.get(day)
        if text is None:
            from babel.dates import format_date

            from gazette.locales.catalog import parse_locale

            text = format_date(day, "long", locale=parse_locale(self._locale))
            self._dates[day] = text
        return text

    def size(self, n_bytes: int) -> str:
        """Return a file's size in units of 1000 bytes (SI): `0.3 kB`, `120 kB`, `2.5 MB`."""
        from babel.units import format_unit

        from gazette.locales.catalog import parse_locale

        value, unit = _scaled(n_bytes)
        locale = parse_locale(self._locale)
        return format_unit(value, f"digital-{unit}", "short", locale=locale)

    def number(self, n: int) -> str:
        """Return a number with the locale's grouping: `12,345`."""
        from babel.numbers import format_decimal

        from gazette.locales.catalog import parse_locale

        return format_decimal(n, locale=parse_locale(self._locale))


def _scaled(n_bytes: int) -> tuple[float, str]:
    """Return a size in the largest unit that leaves at least one, to two figures below ten."""
    unit, whole = _UNITS[0], _rounded(n_bytes, 1000)
    for power, unit in enumerate(_UNITS, 1):
        whole = _rounded(n_bytes, 1000**power)
        tenths = _rounded(n_bytes * 10, 1000**power)
        if tenths < 100:
            # Nothing that exists is 0 kB.
            return max(tenths, 1 if n_bytes else 0) / 10, unit
        if whole < 1000:
            break
    return whole, unit


def _rounded(n: int, divisor: int) -> int:
    """Return the quotient, rounded half up."""
    return (2 * n // divisor + 1) // 2
