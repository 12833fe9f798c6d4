"""Notices in time: scheduled, pinned, corrected, withdrawn, expired; drafts; the next change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette

At = Callable[..., Portal]

EVERYWHERE = {"page", "archive", "year", "topic", "home", "feeds", "sitemap"}
OLD = notice("2025/01-01-old", en="Old", zh="旧")


@pytest.fixture
def at(tmp_path: Path) -> At:
    """Build the site of the test at an instant; its files are written on the first call."""

    def build(now: str, *options: str) -> Portal:
        words = ("build", "--site", tmp_path, "--now", now, "--jobs", "1", "--json", *options)
        run = gazette(*words)
        assert run.code == 0, run.out
        return Portal(tmp_path / "output", "https://small.example/", run.report)

    return build


def site(root: Path, *trees: dict[str, str]) -> None:
    write(root, {"site.toml": settings(feed_size=50), **OLD})
    for tree in trees:
        write(root, tree)


def told(title: str, **fields: str) -> dict[str, str]:
    return notice(
        "2026/03-10-a", {"topics": "[testing]", **fields}, en=title, zh=f"{title}（中文）"
    )


def places(portal: Portal, title: str) -> set[str]:
    """Where a notice is to be found, in both languages alike."""
    result = [
        _places(portal, code, name) for code, name in (("en", title), ("zh", f"{title}（中文）"))
    ]
    assert result[0] == result[1]
    return result[0]


def _places(portal: Portal, code: str, title: str) -> set[str]:
    places = set()
    lists = {"archive": "news/", "year": "news/2026/", "topic": "topics/testing/", "home": ""}
    for name, address in lists.items():
        if portal.has(f"{code}/{address}") and title in portal.page(f"{code}/{address}").entries:
            places.add(name)
    feeds = [path for path in portal.feeds if path.startswith(f"{code}/")]
    holding = [path for path in feeds if title in portal.feed_titles(path)]
    assert holding in ([], feeds)
    places |= {"feeds"} if holding else set()
    places |= {"page"} if portal.has(f"{code}/news/2026/03-10-a/") else set()
    if f"{portal.url}{code}/news/2026/03-10-a/" in portal.locations:
        places.add("sitemap")
    return places


@pytest.mark.parametrize(
    ("date", "before", "then"),
    [
        ("2026-03-10", "2026-03-09T23:59:59+08:00", "2026-03-10T00:00:00+08:00"),
        ("2026-03-10", "2026-03-09T15:59:59Z", "2026-03-09T16:00:00Z"),
        ("2026-03-10 09:30", "2026-03-10T09:29:59", "2026-03-10T09:30:00"),
        ("2026-03-10T09:30:00+01:00", "2026-03-10T16:29:59+08:00", "2026-03-10T16:30:00+08:00"),
    ],
)
def test_a_scheduled_notice_appears_at_its_instant(
    tmp_path: Path, at: At, date: str, before: str, then: str
) -> None:
    site(tmp_path, told("Coming", date=date))
    portal = at(before)
    assert places(portal, "Coming") == set()
    assert not any("03-10-a" in path for path in portal.files)
    assert datetime.fromisoformat(portal.report["next_change"]) == _zoned(then)
    assert places(at(then), "Coming") == EVERYWHERE
    later = _zoned(then) + timedelta(seconds=1)
    assert places(at(later.isoformat()), "Coming") == EVERYWHERE


def test_nothing_in_the_output_tells_of_a_scheduled_notice(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Secret", date="2026-03-10"))
    for content in at("2026-03-09").files.values():
        assert b"Secret" not in content


def _zoned(time: str) -> datetime:
    moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo else datetime.fromisoformat(f"{time}+08:00")


@pytest.mark.parametrize(
    ("expires", "last", "over"),
    [
        ("2026-03-20", "2026-03-20T23:59:59+08:00", "2026-03-21T00:00:00+08:00"),
        ("2026-03-20 12:00", "2026-03-20T11:59:59+08:00", "2026-03-20T12:00:00+08:00"),
    ],
)
def test_an_expired_notice_keeps_its_page_and_leaves_home_and_feeds(
    tmp_path: Path, at: At, expires: str, last: str, over: str
) -> None:
    site(tmp_path, told("Brief", expires=expires))
    portal = at(last)
    assert places(portal, "Brief") == EVERYWHERE
    assert not portal.page("en/news/2026/03-10-a/").all("//div[contains(@class, 'expired')]")
    assert portal.report["next_change"] == over
    portal = at(over)
    assert places(portal, "Brief") == EVERYWHERE - {"home", "feeds"}
    banner = "//div[contains(@class, 'statement-expired')]"
    assert portal.page("en/news/2026/03-10-a/").text(banner) == (
        "This announcement expired on March 20, 2026."
    )
    assert portal.page("zh/news/2026/03-10-a/").text(banner) == "本公告已于2026年3月20日过期。"
    assert "Expired" in badges(portal, "en/news/")
    assert portal.report["next_change"] is None


def badges(portal: Portal, address: str) -> list[str]:
    return [e.text for e in portal.page(address).all("//span[contains(@class, 'badge')]")]


@pytest.mark.parametrize(
    ("pinned", "last", "over"),
    [
        ("2026-03-20", "2026-03-20T23:59:59+08:00", "2026-03-21T00:00:00+08:00"),
        ("2026-03-20 12:00", "2026-03-20T11:59:59+08:00", "2026-03-20T12:00:00+08:00"),
    ],
)
def test_a_notice_pinned_until_a_day_stays_on_top_to_its_end(
    tmp_path: Path, at: At, pinned: str, last: str, over: str
) -> None:
    newer = notice("2026/03-11-newer", en="Newer", zh="较新")
    site(tmp_path, told("Important", pinned=pinned), newer)
    portal = at(last)
    assert on_top(portal) == ["Important"]
    assert portal.page("en/").entries == ["Important", "Newer", "Old"]
    assert "Pinned" in badges(portal, "en/news/")
    assert portal.report["next_change"] == over
    portal = at(over)
    assert on_top(portal) == []
    assert portal.page("en/").entries == ["Newer", "Important", "Old"]
    assert badges(portal, "en/news/") == []


def on_top(portal: Portal) -> list[str]:
    found = portal.page("en/").all("//section[@class='pinned']//a[@class='entry-title']")
    return [str(title.text) for title in found]


def test_a_pinned_notice_stays_on_top_until_it_expires(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Important", pinned="true", expires="2026-05-01"))
    assert on_top(at("2026-05-01")) == ["Important"]
    portal = at("2026-05-02")
    assert on_top(portal) == []
    assert portal.page("en/").entries == ["Old"]
    assert badges(portal, "en/news/") == ["Expired"]


def test_a_pin_does_not_change_the_order_of_lists_and_feeds(tmp_path: Path, at: At) -> None:
    newer = notice("2026/03-11-newer", en="Newer", zh="较新")
    site(tmp_path, told("Important", pinned="true"), newer)
    portal = at("2026-06-01")
    assert portal.page("en/news/").entries == ["Newer", "Important", "Old"]
    assert portal.feed_titles("en/feed.atom") == ["Newer", "Important", "Old"]


def test_a_withdrawn_notice_stays_and_says_so(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Mistaken", withdrawn="{date: 2026-04-01, reason: A mistake.}"))
    portal = at("2026-06-01")
    assert places(portal, "Mistaken") == EVERYWHERE
    page = portal.page("en/news/2026/03-10-a/")
    said = page.text("//div[contains(@class, 'statement-withdrawn')]")
    assert said.split("\n") == ["This announcement was withdrawn on April 1, 2026.", "A mistake."]
    assert "Mistaken." in page.text("//div[@class='prose']")
    assert badges(portal, "en/news/") == ["Withdrawn"]
    (entry,) = [e for e in portal.xml("en/feed.atom") if "Mistaken" in "".join(e.itertext())]
    assert "This announcement has been withdrawn." in "".join(entry.itertext())
    assert "2026-04-01T00:00:00+08:00" in "".join(entry.itertext())


def test_a_corrected_notice_says_what_was_corrected(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Mended", updated="2026-04-02", update_note="The date was wrong."))
    portal = at("2026-06-01")
    assert places(portal, "Mended") == EVERYWHERE
    page = portal.page("zh/news/2026/03-10-a/")
    said = page.text("//div[contains(@class, 'statement-corrected')]")
    assert said.split("\n") == ["本文已于2026年4月2日更正。", "The date was wrong."]
    assert page.json_ld[0]["dateModified"] == "2026-04-02T00:00:00+08:00"
    assert page.json_ld[0]["datePublished"] == "2026-03-10T00:00:00+08:00"
    assert badges(portal, "en/news/") == ["Corrected"]
    entry = portal.xml("zh/feed.atom").find("{*}entry")
    assert entry.findtext("{*}updated") == "2026-04-02T00:00:00+08:00"
    assert b"<lastmod>2026-04-02T00:00:00+08:00" in portal.files["sitemaps/2026-1.xml"]


def test_a_draft_is_shown_with_drafts_only(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Unfinished", draft="true"))
    hidden = at("2026-06-01")
    assert places(hidden, "Unfinished") == set()
    assert not any(b"Unfinished" in content for content in hidden.files.values())
    assert places(at("2026-06-01", "--drafts"), "Unfinished") == EVERYWHERE
    assert at("2026-06-01").files == hidden.files


def test_a_draft_in_one_language_is_a_missing_text(tmp_path: Path, at: At) -> None:
    path = "content/news/2026/03-10-a/index.{}.md"
    site(
        tmp_path,
        {path.format("en"): text("Done", date="2026-03-10")},
        {path.format("zh"): text("未完成", date="2026-03-10", draft="true")},
    )
    page = at("2026-06-01").page("zh/news/2026/03-10-a/")
    assert page.text("//h1") == "Done"
    assert not page.indexed
    page = at("2026-06-01", "--drafts").page("zh/news/2026/03-10-a/")
    assert page.text("//h1") == "未完成"
    assert page.indexed


def test_drafts_do_not_make_a_scheduled_notice_appear(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Coming", date="2026-03-10"))
    assert places(at("2026-03-09", "--drafts"), "Coming") == set()


def test_the_next_change_is_told_step_by_step_and_nothing_changes_before_it(
    tmp_path: Path, at: At
) -> None:
    site(
        tmp_path,
        told("One", pinned="2026-03-15", expires="2026-03-20 12:00"),
        notice("2026/03-12-b", {"date": "2026-03-12 08:00"}, en="Two", zh="二"),
        notice("2026/03-31-c", {"draft": "true"}, en="Draft", zh="草稿"),
    )
    now = "2026-03-01T00:00:00+08:00"
    steps = []
    while True:
        portal = at(now)
        change = portal.report["next_change"]
        if change is None:
            break
        steps.append(change)
        just_before = datetime.fromisoformat(change) - timedelta(seconds=1)
        assert at(just_before.isoformat()).files == portal.files
        assert at(change).files != portal.files
        now = change
    assert steps == [
        "2026-03-10T00:00:00+08:00",
        "2026-03-12T08:00:00+08:00",
        "2026-03-16T00:00:00+08:00",
        "2026-03-20T12:00:00+08:00",
    ]
    assert at("2036-01-01").files == portal.files


def test_a_day_of_a_zone_with_summer_time_is_as_long_as_it_is(tmp_path: Path, at: At) -> None:
    """On 2026-03-29 clocks in Berlin went from 02:00 to 03:00: that day has 23 hours."""
    toml = settings().replace("Asia/Shanghai", "Europe/Berlin")
    files = notice("2026/03-01-a", {"expires": "2026-03-29"}, en="Brief", zh="短")
    write(tmp_path, {"site.toml": toml, **files})
    assert at("2026-03-28").report["next_change"] == "2026-03-30T00:00:00+02:00"
    assert at("2026-03-29T23:59:59+02:00").page("en/").entries == ["Brief"]
    assert at("2026-03-30T00:00:00+02:00").page("en/").entries == []


def test_a_now_without_an_offset_is_in_the_zone_of_the_site(tmp_path: Path, at: At) -> None:
    site(tmp_path, told("Coming", date="2026-03-10 09:30"))
    assert places(at("2026-03-10T09:29:59"), "Coming") == set()
    assert places(at("2026-03-10T09:30"), "Coming") == EVERYWHERE
    assert places(at("2026-03-10"), "Coming") == set()
    assert places(at("2026-03-11"), "Coming") == EVERYWHERE
