"""Sitemaps, robots.txt and security.txt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model.page import Page
from gazette.views import robots
from tests.support.content import notice, text
from tests.unit.world import context, outputs, view

TWO = {
    **notice("2020/12-24-a", en="A", zh="甲"),
    **notice("2020/12-25-b", en="B"),
    **notice("2021/01-05-c", zh="丙"),
}


def sitemaps(site_context) -> dict[str, object]:
    return {
        path: output.context
        for path, output in outputs(site_context).items()
        if isinstance(output, Page) and path.startswith("sitemap")
    }


def urls(site_context, path: str) -> list[str]:
    base = site_context.site.url
    return [each.url.removeprefix(base) for each in context(site_context, path).locations]


def test_a_part_holds_the_texts_of_a_year_and_their_list(tmp_path: Path) -> None:
    site_context = view(tmp_path, TWO)
    assert urls(site_context, "sitemaps/2020-1.xml") == [
        "en/news/2020/", "zh/news/2020/",
        "en/news/2020/12-24-a/", "zh/news/2020/12-24-a/", "en/news/2020/12-25-b/",
    ]  # fmt: skip
    assert urls(site_context, "sitemaps/2021-1.xml") == [
        "en/news/2021/", "zh/news/2021/", "zh/news/2021/01-05-c/",
    ]  # fmt: skip


def test_the_first_part_holds_lists_and_own_pages_but_nothing_that_is_not_indexed(
    tmp_path: Path,
) -> None:
    assert urls(view(tmp_path, TWO), "sitemaps/pages.xml") == [
        "", "en/", "zh/", "en/news/", "zh/news/", "en/topics/", "zh/topics/",
        "en/topics/testing/", "zh/topics/testing/", "en/about/", "zh/about/",
        "en/disclaimer/", "zh/disclaimer/",
    ]  # fmt: skip


def test_the_index_lists_every_part_and_when_it_last_changed(tmp_path: Path) -> None:
    site_context = view(tmp_path, TWO)
    assert context(site_context, "sitemap.xml").parts == (
        ("https://small.example/sitemaps/pages.xml", ""),
        ("https://small.example/sitemaps/2020-1.xml", "2020-12-25T00:00:00+08:00"),
        ("https://small.example/sitemaps/2021-1.xml", "2021-01-05T00:00:00+08:00"),
    )


@pytest.mark.parametrize("day", ["2021/01-06-d", "2021/02-06-d", "2022/01-06-d"])
def test_one_new_notice_changes_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setattr(robots, "_URLS_A_PART", 4)
    files = {**TWO, **notice("2021/01-05-e", en="E"), **notice("2021/01-05-f", en="F")}
    before = sitemaps(view(tmp_path / "a", files))
    after = sitemaps(view(tmp_path / "b", {**files, **notice(day, en="D", zh="丁")}))
    changed = {path for path in after if before.get(path) != after[path]}
    assert len(changed - {"sitemap.xml"}) == 1
    assert set(before) <= set(after)


def test_a_part_is_cut_before_it_grows_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots, "_URLS_A_PART", 4)
    files: dict[str, str] = {}
    for day in range(1, 6):
        files |= notice(f"2020/01-0{day}-a", en="A", zh="甲")
    site_context = view(tmp_path, files)
    parts = [path for path in sitemaps(site_context) if path.startswith("sitemaps/2020")]
    assert parts == ["sitemaps/2020-1.xml", "sitemaps/2020-2.xml", "sitemaps/2020-3.xml"]
    listed = [url for path in parts for url in urls(site_context, path)]
    assert len(listed) == len(set(listed)) == 12


def test_a_correction_is_when_a_page_last_changed(tmp_path: Path) -> None:
    files = {"content/news/2020/12-24-a.en.md": text("A", date="2020-12-24", updated="2021-01-05")}
    locations = context(view(tmp_path, files), "sitemaps/2020-1.xml").locations
    assert locations[-1].changed == "2021-01-05T00:00:00+08:00"


def test_stand_ins_are_in_no_sitemap(tmp_path: Path) -> None:
    for policy in ("fallback", "notice", "hide"):
        site_context = view(tmp_path / policy, TWO, untranslated=policy)
        assert "zh/news/2020/12-25-b/" not in urls(site_context, "sitemaps/2020-1.xml")


def test_robots_are_shown_the_sitemap(tmp_path: Path) -> None:
    site_context = view(tmp_path, TWO, url="https://small.example/sub/")
    assert (
        context(site_context, "robots.txt").sitemap_url == "https://small.example/sub/sitemap.xml"
    )


# ---------------------------------------------------------------- security.txt


def test_security_txt_stands_only_where_there_is_a_contact(tmp_path: Path) -> None:
    path = ".well-known/security.txt"
    assert path not in outputs(view(tmp_path / "a", TWO))
    site_context = view(tmp_path / "b", TWO, contact="mailto:a@small.example")
    result = context(site_context, path)
    assert result.contact == "mailto:a@small.example"
    assert result.canonical_url == f"https://small.example/{path}"
    assert result.languages == "en, zh-Hans"
    assert result.expires == "2026-11-01T00:00:00Z"  # the build is at 2025-12-31T16:00:00Z


_INSTANTS = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001
    datetime(2199, 12, 30),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))]),
)


@given(_INSTANTS)
def test_security_txt_expires_in_the_future_and_within_a_year(now: datetime) -> None:
    expires = datetime.fromisoformat(robots._security_expiry(now))
    assert now + timedelta(days=290) < expires < now + timedelta(days=365)


@given(_INSTANTS, st.integers(0, 40))
def test_security_txt_changes_at_most_once_a_month(now: datetime, days: int) -> None:
    later = now + timedelta(days=days)
    same_month = now.astimezone(UTC).strftime("%Y%m") == later.astimezone(UTC).strftime("%Y%m")
    same = robots._security_expiry(now) == robots._security_expiry(later)
    assert same == same_month
