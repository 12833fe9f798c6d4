"""site.toml as it should be, and the address that --url puts in its place."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.config import load
from gazette.config.address import address
from gazette.config.lines import line_of, setting_lines
from gazette.errors import SettingsError, UsageError
from gazette.locales import knows
from gazette.model.origin import Origin
from tests.support.content import settings, write
from tests.support.run import REPOSITORY
from tests.unit.world import told

SMALLEST = """\
url = "https://example.org"
[languages.en]
label = "English"
[title]
en = "Portal"
"""


def site_of(root: Path, text: str, url: str | None = None):
    return load(write(root, {"site.toml": text}), url)


def fault_of(root: Path, text: str | bytes) -> list[str]:
    write(root, {"site.toml": text})
    with pytest.raises(SettingsError) as stop:
        load(root)
    assert stop.value.exit_code == 2
    return told(stop.value.problems)


def test_a_site_needs_no_more_than_an_address_a_language_and_a_title(tmp_path: Path) -> None:
    site = site_of(tmp_path, SMALLEST)
    assert (site.url, site.base, site.identity) == ("https://example.org/", "/", "example.org")
    assert (site.page_size, site.latest, site.feed_size) == (20, 10, 20)
    assert site.untranslated == "fallback"
    assert site.time_zone_name == "UTC"
    assert (site.contact, site.site_id_code, site.topics) == ("", "", ())
    (english,) = site.languages
    assert (english.tag, english.locale, english.fallbacks) == ("en", "en", ())


def test_who_publishes_and_issues_is_said_by_the_next_best_setting(tmp_path: Path) -> None:
    assert site_of(tmp_path, SMALLEST).origins == {"en": Origin("Portal")}
    more = SMALLEST + '[publisher]\nen = "Centre"\n'
    assert site_of(tmp_path, more).origins == {"en": Origin("Centre")}
    site = site_of(tmp_path, more + '[origin]\nen = "Office"\n')
    assert (site.origins, site.publishers) == ({"en": Origin("Office")}, {"en": "Centre"})


def test_languages_and_topics_keep_the_order_of_the_file(tmp_path: Path) -> None:
    more = '[topics.b]\nen = "B"\nzh = "乙"\n[topics.a]\nen = "A"\nzh = "甲"\n'
    site = site_of(tmp_path, settings() + more)
    assert site.codes == ("en", "zh")
    assert [topic.id for topic in site.topics] == ["testing", "b", "a"]
    assert site.language("zh").locale == "zh_Hans_CN"
    with pytest.raises(KeyError):
        site.language("fr")


def test_wanted_fallbacks_come_before_the_other_languages(tmp_path: Path) -> None:
    languages = "".join(
        f'[languages.{code}]\nlabel = "{code}"\n{more}'
        for code, more in (("en", ""), ("zh", 'fallbacks = "zh-Hant"\n'), ("zh-Hant", ""))
    )
    titles = '[title]\nen = "A"\nzh = "甲"\nzh-Hant = "甲"\n'
    site = site_of(tmp_path, f'url = "https://example.org/"\n{languages}{titles}')
    assert site.language("zh").fallbacks == ("zh-Hant", "en")
    assert site.language("en").fallbacks == ("zh", "zh-Hant")


@pytest.mark.parametrize(
    ("tag", "joins"), [("zh", True), ("zh-Hans-CN", True), ("ja", True), ("ko", False)]
)
def test_a_language_without_spaces_between_words_joins_lines(
    tmp_path: Path, tag: str, joins: bool
) -> None:
    text = SMALLEST.replace('label = "English"', f'label = "-"\ntag = "{tag}"')
    assert site_of(tmp_path, text).languages[0].joins_lines is joins


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    assert site_of(tmp_path, "\ufeff" + SMALLEST.replace("\n", "\r\n")).titles == {"en": "Portal"}


def test_a_missing_settings_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as stop:
        load(tmp_path)
    assert told(stop.value.problems) == ["site.toml:1 settings-missing"]


def test_a_settings_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()
    with pytest.raises(SettingsError) as stop:
        load(tmp_path)
    assert told(stop.value.problems) == ["site.toml:1 folder-not-file"]


def test_settings_in_another_encoding_are_told(tmp_path: Path) -> None:
    gbk = SMALLEST.replace("Portal", "门户").encode("gbk")
    assert fault_of(tmp_path, gbk) == [
        f"site.toml:1 settings-syntax detail=byte {gbk.index('门户'.encode('gbk'))} is not UTF-8"
    ]


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("given_url", "url", "base"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/", "https://example.org/", "/"),
        ("http://localhost:8000", "http://localhost:8000/", "/"),
        ("https://example.org/sub", "https://example.org/sub/", "/sub/"),
        ("https://example.org/a/b//", "https://example.org/a/b/", "/a/b/"),
        ("http://[::1]:8000/", "http://[::1]:8000/", "/"),
    ],
)
def test_an_address_ends_with_one_slash_and_may_hold_a_path(
    tmp_path: Path, given_url: str, url: str, base: str
) -> None:
    site = site_of(tmp_path, SMALLEST, given_url)
    assert (site.url, site.base) == (url, base)
    assert site.identity == "example.org"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https:///news/",
        "https://example.org/%zz/",
        "https://exam\x00ple.org/",
        "https://exam<ple.org/",
        "https://example..org/",
        "https://example.org/a b",
        "https://example.org\\news",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://[bad/",
        "/news/",
    ],
)
def test_what_is_no_address_of_a_site_is_a_wrong_use_of_url(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UsageError) as stop:
        site_of(tmp_path, SMALLEST, wrong)
    (problem,) = stop.value.problems
    assert (problem.code, problem.params) == ("setting-url", (("value", wrong),))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("https://example.org/?a=b", "query"),
        ("https://example.org?", "query"),
        ("https://example.org/#top", "query"),
        ("https://example.org#", "query"),
        ("https://example.org/news/../", "dots"),
        ("https://example.org/./", "dots"),
        ("https://example.org/..", "dots"),
        ("https://example.org/a/%2E%2e/b", "dots"),
        ("https://example.org//news/", "dots"),
        ("https://user:pw@example.org/", "credentials"),
        ("https://user@example.org/a/../?b", "credentials"),
        ("ftp://:pw@example.org", "credentials"),
    ],
)
def test_an_address_is_told_what_it_holds_too_much(tmp_path: Path, wrong: str, why: str) -> None:
    with pytest.raises(UsageError) as stop:
        site_of(tmp_path, SMALLEST, wrong)
    (problem,) = stop.value.problems
    assert (problem.key, problem.path) == (f"setting-url+{why}", "--url")


def test_a_wrong_url_does_not_hide_what_is_wrong_with_the_right_one(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": SMALLEST.replace("https", "ftp")})
    with pytest.raises(SettingsError) as stop:
        load(tmp_path, "https://elsewhere.example/")
    assert told(stop.value.problems) == ["site.toml:1 setting-url value=ftp://example.org"]


@given(st.text())
def test_any_text_is_an_address_or_it_is_not(text: str) -> None:
    found = address(text)
    assert found is None or (found.endswith("/") and address(found) == found)


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize(
    "tag",
    ["uk", "tw", "zh-Hans-CN", "de-CH-1996", "sl-rozaj-biske", "es-419", "zh-cmn-Hans",
     "en-u-ca-gregory", "en-x-plain", "en-GB-oxendict"],
)  # fmt: skip
def test_any_tag_of_bcp_47_may_be_used(tmp_path: Path, tag: str) -> None:
    text = SMALLEST.replace('label = "English"', f'label = "-"\ntag = "{tag}"')
    assert site_of(tmp_path, text).languages[0].tag == tag


@pytest.mark.parametrize("tag", ["cn", "english", "en_GB", "zh-", "e", "en-GB-", "jp"])
def test_what_is_no_tag_is_told(tmp_path: Path, tag: str) -> None:
    text = SMALLEST.replace('label = "English"', f'label = "-"\ntag = "{tag}"')
    assert fault_of(tmp_path, text) == [f"site.toml:4 setting-language-tag value={tag}"]


def test_a_locale_that_nobody_knows_is_told_at_its_line(tmp_path: Path) -> None:
    text = SMALLEST.replace('label = "English"', 'label = "-"\nlocale = "zz"')
    write(tmp_path, {"site.toml": text})
    with pytest.raises(SettingsError) as stop:
        load(tmp_path, knows=knows)
    assert told(stop.value.problems) == ["site.toml:4 unknown-locale locale=zz"]


# ---------------------------------------------------------------- time zones

FALSE_ZONE = """
import sys
from datetime import datetime
from pathlib import Path
from gazette.config import load
site = load(Path(sys.argv[1]))
print(datetime(2026, 1, 1, tzinfo=site.time_zone).isoformat())
"""


def test_time_zones_are_those_of_the_tzdata_package_not_of_the_machine(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings()})
    zones = tmp_path / "zones" / "Asia"
    zones.mkdir(parents=True)
    import tzdata

    # A machine that takes Shanghai for New York.
    package = Path(tzdata.__file__).parent / "zoneinfo"
    (zones / "Shanghai").write_bytes((package / "America" / "New_York").read_bytes())
    ran = subprocess.run(
        [sys.executable, "-c", FALSE_ZONE, tmp_path],
        env={"PATH": os.environ["PATH"], "PYTHONTZPATH": str(zones.parent), "TZ": "Asia/Tokyo"},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "2026-01-01T00:00:00+08:00"


def test_a_time_zone_knows_summer_time(tmp_path: Path) -> None:
    text = SMALLEST.replace("[languages", 'time_zone = "Europe/Berlin"\n[languages', 1)
    zone = site_of(tmp_path, text).time_zone
    hours = [datetime(2026, m, 1, tzinfo=zone).strftime("%z") for m in (1, 7)]
    assert hours == ["+0100", "+0200"]


@pytest.mark.parametrize(
    "wrong", ["", "Asia", "../../etc/localtime", "/etc/localtime", "zone.tab", "上海", "UTC+8"]
)
def test_what_is_no_time_zone_is_told_at_its_line(tmp_path: Path, wrong: str) -> None:
    text = f'# A comment\ntime_zone = "{wrong}"\n{SMALLEST}'
    assert fault_of(tmp_path, text) == [f"site.toml:2 setting-time-zone value={wrong}"]


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("name", "line"),
    [("url", 2), ("topics", 5), ("topics.a", 5), ("topics.a.en", 6), ("topics.a.zh", 5),
     ("topics.a.b.c", 7), ("topics.a.b", 7), ("nothing", 1), ("", 1)],
)  # fmt: skip
def test_a_setting_is_found_at_its_line_or_at_that_of_what_holds_it(name: str, line: int) -> None:
    lines = setting_lines('\nurl = "x"\n# url = "y"\n\n  [ topics."a" ]\n"en" = "A"\nb.c = 1\n')
    assert line_of(lines, name) == line
