"""Dates, sizes and numbers as CLDR has them."""

from __future__ import annotations

from datetime import date

import pytest

from gazette.errors import SettingsError
from gazette.locales import Formats, knows
from gazette.locales.catalog import parse_locale

DAY = date(2020, 12, 24)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "December 24, 2020"),
        ("en_GB", "24 December 2020"),
        ("zh_Hans_CN", "2020年12月24日"),
        ("zh-Hans", "2020年12月24日"),
        ("zh-Hant-TW", "2020年12月24日"),
    ],
)
def test_dates_are_long_dates_of_the_locale(locale, text):
    formats = Formats(locale)
    assert formats.date(DAY) == text
    assert formats.date(DAY) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 kB"),
        (1, "0.1 kB"),
        (250, "0.3 kB"),
        (1000, "1 kB"),
        (2549, "2.5 kB"),
        (2550, "2.6 kB"),
        (9949, "9.9 kB"),
        (9950, "10 kB"),
        (120_000, "120 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (2_500_000, "2.5 MB"),
        (3 * 10**9, "3 GB"),
        (4 * 10**15, "4,000 TB"),
    ],
)
def test_sizes_stand_in_the_largest_unit_that_leaves_one(size, text):
    assert Formats("en").size(size) == text


def test_sizes_are_written_in_chinese():
    assert Formats("zh_Hans_CN").size(120_000) == "120 kB"


def test_numbers_are_grouped():
    assert Formats("en").number(12345) == "12,345"
    assert Formats("de").number(12345) == "12.345"


def test_an_unknown_locale_is_told():
    for use in (
        lambda formats: formats.date(DAY),
        lambda formats: formats.size(1),
        lambda formats: formats.number(1),
    ):
        for locale in ("cn_XX_YY_ZZ", "xx", ""):
            with pytest.raises(SettingsError) as caught:
                use(Formats(locale))
            assert [p.key for p in caught.value.problems] == ["unknown-locale"]


@pytest.mark.parametrize(
    "locale", ["en", "uk", "zh_Hans_CN", "zh-Hans", "sr_Latn", "de_CH_1996", "iw", "tw", "EN_gb"]
)
def test_a_locale_is_known_where_babel_knows_it(locale: str):
    assert knows(locale)
    assert parse_locale(locale)


@pytest.mark.parametrize("locale", ["zz", "", "chinese", "../en", "en_XX", "en\n", "zh_cmn"])
def test_a_locale_is_not_known_where_babel_does_not(locale: str):
    assert not knows(locale)
    with pytest.raises(SettingsError):
        parse_locale(locale)
