"""Which sources are read again: a change is never missed, and what did not change costs nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.incremental.building import changed, counted, file_stats
from tests.incremental.edits import furnished
from tests.incremental.small import SmallSite
from tests.support.content import notice, settings, write
from tests.support.pictures import png
from tests.support.run import gazette

_LONG_AGO = 1_600_000_000
_SECOND = 1_000_000_000
_TEXT = "news/2024/01-18-list/index.en.md"
_PAGE = "en/news/2024/01-18-list/index.html"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = furnished(tmp_path)
    for path in site.portal.site.rglob("*"):
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    assert site.portal.build(*site.options).code == 0
    return site


def edition(site: SmallSite, number: int) -> Path:
    """Write a text that differs from the one before in no byte more than a digit."""
    path = site.content / _TEXT
    text = path.read_text()
    path.write_text(text.replace(text[text.index("Edition") :][:11], f"Edition {number:03}"))
    return path


def shown(site: SmallSite) -> str:
    page = (site.portal.output / _PAGE).read_text()
    return page[page.index("Edition") :][:11]


def test_an_edit_of_the_same_size_is_seen_by_its_time(site: SmallSite) -> None:
    edition(site, 1)
    assert site.portal.build(*site.options).report["written"] > 0
    assert shown(site) == "Edition 001"


@pytest.mark.parametrize("unit", [1, 1_000_000_000, 2_000_000_000], ids=["ns", "s", "2s"])
def test_an_edit_in_the_second_of_a_build_is_seen_on_any_clock(site: SmallSite, unit: int) -> None:
    """The file has the size and the time it had when the last build read it."""
    path = edition(site, 1)
    moment = time.time_ns() // unit * unit
    os.utime(path, ns=(moment, moment))
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 001"
    edition(site, 2)
    os.utime(path, ns=(moment, moment))
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 002"


def test_an_edit_while_the_build_reads_is_seen_by_the_next(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written after it was read, with a time that the first build will have seen."""
    from gazette import parse

    path = edition(site, 1)
    moment = path.stat().st_mtime_ns
    parse_text = parse.parse_text

    def edited_meanwhile(raw: bytes, **given: object) -> object:
        parsed = parse_text(raw, **given)
        if given["path"] == f"content/{_TEXT}":
            edition(site, 2)
            os.utime(path, ns=(moment, moment))
        return parsed

    monkeypatch.setattr(parse, "parse_text", edited_meanwhile)
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 001"
    monkeypatch.undo()
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 002"


def test_a_file_from_the_future_is_read_at_every_build(site: SmallSite) -> None:
    path = edition(site, 1)
    ahead = time.time_ns() + 10**12
    os.utime(path, ns=(ahead, ahead))
    assert site.portal.build(*site.options).code == 0
    edition(site, 2)
    os.utime(path, ns=(ahead, ahead))
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 002"


def test_an_older_file_put_in_place_of_a_newer_one_is_read(site: SmallSite) -> None:
    path = edition(site, 1)
    os.utime(path, (_LONG_AGO - 100, _LONG_AGO - 100))
    assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 001"


def test_verify_reads_what_looks_unchanged(site: SmallSite) -> None:
    """A change that no time tells: only --verify sees it."""
    path = edition(site, 1)
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    assert site.portal.build(*site.options).report["written"] == 0
    assert shown(site) == "Edition 000"
    assert site.portal.build(*site.options, "--verify").code == 0
    assert shown(site) == "Edition 001"


def test_verify_looks_at_pictures_and_static_files_too(site: SmallSite) -> None:
    picture = next(site.content.rglob("*.png"))
    static = site.portal.site / "static" / "own.css"
    static.parent.mkdir()
    moment = _LONG_AGO - 9
    assert len(png(level=1)) == len(png(level=2))
    for path, data in ((picture, png(level=1)), (static, b"1")):
        path.write_bytes(data)
        os.utime(path, (moment, moment))
    assert site.portal.build(*site.options).code == 0
    for path, data in ((picture, png(level=2)), (static, b"2")):
        path.write_bytes(data)
        os.utime(path, (moment, moment))
    before = file_stats(site.portal.output)
    assert site.portal.build(*site.options).report["written"] == 0
    assert site.portal.build(*site.options, "--verify").code == 0
    told = changed(before, file_stats(site.portal.output))
    assert "static/own.css" in told
    assert {Path(path).name for path in told} == {"own.css", picture.name}


def test_verify_without_a_change_converts_and_writes_nothing(site: SmallSite) -> None:
    before = file_stats(site.portal.output)
    with counted() as work:
        assert site.portal.build(*site.options, "--verify").report["written"] == 0
    assert work.parsed == work.converted == work.rendered == []
    assert file_stats(site.portal.output) == before


def test_a_touched_file_with_the_same_bytes_writes_nothing(site: SmallSite) -> None:
    for path in site.portal.site.rglob("*"):
        os.utime(path)
    before = file_stats(site.portal.output)
    with counted() as work:
        assert site.portal.build(*site.options).report["written"] == 0
    assert work.parsed == work.converted == work.rendered == []
    assert file_stats(site.portal.output) == before


def test_a_build_that_failed_has_not_read_for_nothing(site: SmallSite) -> None:
    """What was converted before the mistake was told is not converted again after."""
    edition(site, 1)
    wrong = site.content / "news/2024/03-20-scope/index.en.md"
    good = wrong.read_text()
    wrong.write_text(good.replace("title:", "titel:"))
    assert site.portal.build(*site.options).code == 1
    wrong.write_text(good)
    with counted() as work:
        assert site.portal.build(*site.options).code == 0
    assert shown(site) == "Edition 001"
    assert [source for source in work.converted if "01-18-list" in source] == []


def test_a_broken_text_stays_broken_however_often_one_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")})
    path = site / "content/news/2026/01-02-a/index.en.md"
    saved = time.time_ns()
    os.utime(path, ns=(saved, saved))

    def build_at(seconds: float) -> int:
        monkeypatch.setattr(time, "time_ns", lambda: saved + int(seconds * _SECOND))
        return gazette("build", "--site", site, "--jobs", "1").code

    assert build_at(0.5) == 0
    path.write_text(path.read_text().replace("title:", "titel:"))
    os.utime(path, ns=(saved, saved))
    assert [build_at(seconds) for seconds in (1, 5, 6, 7)] == [1, 1, 1, 1]
