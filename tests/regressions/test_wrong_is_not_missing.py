"""A field that was there, but wrong, was also reported as missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, write
from tests.support.pictures import PNG
from tests.support.run import gazette

NOTICE = "content/news/2024/01-05-notice"
OTHER = "content/news/2024/01-06-other"


def front(*lines: str, body: str = "Text.") -> str:
    return "\n".join(["---", *lines, "---", "", body, ""])


def codes(root: Path, files: dict[str, str | bytes]) -> list[str]:
    site = write(root, {"site.toml": settings(), **files})
    run = gazette("check", "--json", "--site", site, "--jobs", "1", "--now", "2024-06-01")
    return [code for code in run.codes if code != "standing-missing"]


def told(root: Path, *lines: str) -> list[str]:
    """Return what is wrong with a notice that has these fields, and no others but a title."""
    return codes(root, {f"{NOTICE}/index.en.md": front("title: A", *lines)})


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("date: yesterday", "bad-date"),
        ("date: 2024-02-30", "bad-date"),
        ("date: 2024-13-01", "bad-date"),
        ("date: 1024-01-05", "bad-date"),
        ("date: 2024-01-05 25:00", "bad-date"),
        ("date: [2024-01-05]", "wrong-type"),
        ("dat: 2024-01-05", "unknown-field"),
        ("Date: 2024-01-05", "unknown-field"),
        ("date： 2024-01-05", "full-width-colon"),
    ],
)
def test_a_date_that_is_wrong_is_not_missing(tmp_path: Path, line: str, code: str) -> None:
    assert told(tmp_path, line) == [code]


@pytest.mark.parametrize("lines", [(), ("date:",), ("date: null",)])
def test_a_date_that_says_nothing_is_missing(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert told(tmp_path, *lines) == ["missing-date"]


DATED = "date: 2024-01-05"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("withdrawn:", "  date: soon", "  reason: Why"), "bad-date"),
        (("withdrawn:", "  dat: 2024-01-06", "  reason: Why"), "unknown-field"),
        (("withdrawn:", "  date: 2024-01-06", "  raeson: Why"), "unknown-field"),
        (("withdrawn:", "  date: 2024-01-06", "  reason: [Why]"), "wrong-type"),
        (("withdrawn:", "  reason: [Why]"), "wrong-type"),
        (("origin:", "  nam: HZCC"), "unknown-field"),
        (("origin:", "  name: [HZCC]"), "wrong-type"),
        (("updated: soon", "update_note: What"), "bad-date"),
        (("updatd: 2024-01-06", "update_note: What"), "unknown-field"),
    ],
)
def test_a_statement_with_a_wrong_part_does_not_lack_it(
    tmp_path: Path, lines: tuple[str, ...], code: str
) -> None:
    assert told(tmp_path, DATED, *lines) == [code]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("withdrawn:", "  reason: Why"), "withdrawn-without-date"),
        (("withdrawn:", "  date: 2024-01-06"), "withdrawn-without-reason"),
        (("withdrawn: {}",), "empty-withdrawn"),
        (("origin:", "  url: https://a.example/"), "missing-origin-name"),
        (("update_note: What",), "note-without-update"),
    ],
)
def test_a_statement_without_a_part_lacks_it(
    tmp_path: Path, lines: tuple[str, ...], code: str
) -> None:
    assert told(tmp_path, DATED, *lines) == [code]


@pytest.mark.parametrize(
    ("line", "code"),
    [("image_alt: [A hall]", "wrong-type"), ("image_atl: A hall", "unknown-field")],
)
def test_a_picture_with_a_wrong_text_does_not_lack_one(
    tmp_path: Path, line: str, code: str
) -> None:
    lines = front("title: A", DATED, "image: hall.png", line)
    assert codes(tmp_path, {f"{NOTICE}/index.en.md": lines, f"{NOTICE}/hall.png": PNG}) == [code]


def test_the_other_languages_withdrawal_does_not_lack_what_is_wrong_in_this_one(
    tmp_path: Path,
) -> None:
    wrong = front("title: A", DATED, "withdrawn:", "  date: soon")
    good = front("title: 甲", "withdrawn:", "  reason: 因故")
    files = {f"{NOTICE}/index.en.md": wrong, f"{NOTICE}/index.zh.md": good}
    assert codes(tmp_path, files) == ["bad-date"]


def test_a_link_to_an_announcement_with_a_wrong_date_is_not_dead(tmp_path: Path) -> None:
    link = front("title: B", "date: 2024-01-06", body="[A](../01-05-notice/index.en.md)")
    files = {
        f"{NOTICE}/index.en.md": front("title: A", "date: soon"),
        f"{OTHER}/index.en.md": link,
    }
    assert codes(tmp_path, files) == ["bad-date"]
