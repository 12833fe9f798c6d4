"""Months whose files are as they were: which of them are looked into all the same, and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.content import notice, remove, text
from tests.unit.read.reread import SECOND, SINCE, Portal
from tests.unit.world import Reading, told

A, B, C = (f"content/news/2020/{name}" for name in ("10-24-a", "11-25-b", "12-26-c"))
THREE = {
    **notice("2020/10-24-a", en="A", zh="甲"),
    **notice("2020/11-25-b", en="B", zh="乙"),
    **notice("2020/12-26-c", en="C", zh="丙"),
}


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    portal = Portal(tmp_path)
    portal.put(THREE)
    return portal


def opened(content: Reading) -> list[str]:
    """Return the months that were looked into."""
    return [month.name[-2:] for month in content.library.open]


def titles(content: Reading) -> list[str]:
    return [notice.texts["en"].fields.title for notice in content.library.published]


def linking(target: str) -> dict[str, str]:
    """Return a notice of November that leads somewhere."""
    return {f"{B}/index.en.md": text("B", f"[there]({target})\n", date="2020-11-25")}


def test_months_as_they_were_stay_closed_and_their_notices_are_there(portal: Portal) -> None:
    assert opened(portal.read()) == ["10", "11", "12"]
    again = portal.read()
    assert opened(again) == []
    assert titles(again) == ["A", "B", "C"]
    result = again.library.notice("news/2020/11-25-b")
    assert result is not None
    assert result.texts["zh"].fields.title == "乙"


def test_only_the_month_of_an_edit_is_looked_into(portal: Portal) -> None:
    portal.read()
    portal.put({f"{B}/index.en.md": text("B two", date="2020-11-25")})
    again = portal.read()
    assert opened(again) == ["11"]
    assert titles(again) == ["A", "B two", "C"]
    assert opened(portal.read()) == []


def test_a_month_is_looked_into_when_a_notice_comes_or_goes(portal: Portal) -> None:
    portal.put(notice("2020/11-01-d", en="D"))
    portal.read()
    portal.put(notice("2020/11-02-e", en="E"))
    remove(portal.root, f"{C}/index.en.md")
    again = portal.read()
    assert opened(again) == ["11", "12"]
    assert [n.id[-1] for n in again.library.published] == ["a", "d", "e", "b", "c"]
    assert list(again.library.published[-1].texts) == ["zh"]


def test_a_month_that_is_gone_is_forgotten(portal: Portal) -> None:
    portal.read()
    for code in ("en", "zh"):
        remove(portal.root, f"{C}/index.{code}.md")
    again = portal.read()
    assert (opened(again), titles(again)) == ([], ["A", "B"])
    assert again.changes.cards_gone == ("news/2020/12-26-c",)
    assert again.changes.months_gone == ("news/2020/12",)
    assert sorted(again.changes.sources_gone) == [f"{C}/index.en.md", f"{C}/index.zh.md"]
    assert portal.read().changes.cards_gone == ()
    portal.put(notice("2020/12-26-c", en="C again"))
    assert titles(portal.read()) == ["A", "B", "C again"]


def test_a_file_that_may_have_changed_once_more_is_looked_at(portal: Portal) -> None:
    late = SINCE - SECOND
    os.utime(portal.root / B / "index.en.md", ns=(late, late))
    portal.read()
    assert opened(portal.read()) == ["11"]


def test_all_months_are_looked_into_when_nothing_is_trusted(portal: Portal) -> None:
    portal.read()
    assert opened(portal.read(verify=True)) == ["10", "11", "12"]
    assert opened(portal.read(drafts=True)) == ["10", "11", "12"]


def test_a_month_is_looked_into_when_time_changes_a_notice_of_it(portal: Portal) -> None:
    portal.put({f"{B}/index.en.md": text("B", date="2020-11-25", expires="2026-02-01")})
    change = portal.read().library.next_change
    assert change is not None
    assert portal.read().library.next_change == change
    assert opened(portal.read(now="2026-02-01T23:00:00+08:00")) == []
    late = portal.read(now="2026-02-02T00:00:00+08:00")
    assert opened(late) == ["11"]
    assert late.library.next_change is None
    # Where a clock is set back, nothing is known of that time.
    assert opened(portal.read(now="2026-01-05T00:00:00+08:00")) == ["11"]


def test_what_is_wrong_is_told_each_time(portal: Portal) -> None:
    portal.put({f"{B}/index.en.md": text("B", "[x](no.pdf)\n", date="2020-11-24")})
    first = told(portal.read().problems)
    assert any("link-dead" in line for line in first)
    again = portal.read()
    assert (told(again.problems), opened(again)) == (first, ["11"])


def test_a_month_is_looked_into_when_what_it_leads_to_changes(portal: Portal) -> None:
    portal.put(linking("../12-26-c/index.en.md#part"))
    portal.put({f"{C}/index.en.md": text("C", "First.\n\n## Part\n", date="2020-12-26")})
    assert told(portal.read().problems) == []
    assert opened(portal.read()) == []
    portal.put({f"{C}/index.en.md": text("C", "First.\n\n## Part\n\nMore.\n", date="2020-12-26")})
    assert opened(portal.read()) == ["12"]
    portal.put({f"{C}/index.en.md": text("C", "First.\n\n## Other\n", date="2020-12-26")})
    again = portal.read()
    assert opened(again) == ["11", "12"]
    assert [line.partition(" ")[2][:11] for line in told(again.problems)] == ["link-anchor"]


def test_a_month_is_looked_into_when_what_it_leads_to_goes(portal: Portal) -> None:
    portal.put({**linking("../12-26-c/plan.pdf"), f"{C}/plan.pdf": b"x"})
    assert told(portal.read().problems) == []
    remove(portal.root, f"{C}/plan.pdf")
    again = portal.read()
    assert opened(again) == ["11", "12"]
    assert [line.split()[1] for line in told(again.problems)] == ["link-dead"]
    portal.put({f"{C}/plan.pdf": b"x"})
    assert told(portal.read().problems) == []


def test_links_into_closed_months_are_held_without_looking_into_them(portal: Portal) -> None:
    portal.put(linking("../12-26-c/index.en.md"))
    portal.read()
    portal.put({f"{B}/index.zh.md": text("乙二", date="2020-11-25")})
    assert opened(portal.read()) == ["11"]
    assert opened(portal.read()) == []


def test_a_file_that_a_closed_month_names_is_not_stray(portal: Portal) -> None:
    portal.put({**linking("../../../files/plan.pdf"), "content/files/plan.pdf": b"x"})
    assert told(portal.read().problems) == []
    again = portal.read()
    assert (told(again.problems), opened(again)) == ([], [])
    portal.put(linking("../12-26-c/"))
    assert [line.split()[2] for line in told(portal.read().problems)] == ["stray-file"]


def test_a_notice_dated_elsewhere_is_where_its_date_says(portal: Portal) -> None:
    portal.put({f"{A}/index.{code}.md": text("A", date="2020-12-01") for code in ("en", "zh")})
    assert titles(portal.read()) == ["B", "A", "C"]
    again = portal.read()
    assert titles(again) == ["B", "A", "C"]
    assert opened(again) == ["10"]


def test_a_closed_month_is_found_from_its_neighbours(portal: Portal) -> None:
    remove(portal.root, f"{A}/index.zh.md")
    portal.read()
    portal.put({f"{B}/index.en.md": text("B two", date="2020-11-25")})
    library = portal.read().library
    (month,) = library.open
    for code, older in (("en", "A"), ("zh", "A")):
        ((notice, beside),) = library.lists.around(month, code)
        assert notice.texts["en"].fields.title == "B two"
        assert [each and each.texts["en"].fields.title for each in beside] == [older, "C"]


def test_a_stray_file_is_told_whichever_months_are_closed(portal: Portal) -> None:
    portal.put({**linking("../12-26-c/"), "content/files/12-26-c": b"x"})
    for edited in ("A", "A two"):
        portal.put({f"{A}/index.en.md": text(edited, date="2020-10-24")})
        assert [line.split()[2] for line in told(portal.read().problems)] == ["stray-file"]


def test_the_next_change_has_one_name_where_a_zone_leaves_out_midnight(portal: Portal) -> None:
    zone = 'time_zone = "Africa/Cairo"\n'
    source = (portal.root / "site.toml").read_text(encoding="utf-8")
    kept = [line for line in source.splitlines() if not line.startswith("time_zone")]
    portal.put({"site.toml": zone + "\n".join(kept) + "\n"})
    portal.put({f"{B}/index.en.md": text("B", date="2020-11-25", expires="2026-04-23")})
    first, again = (portal.read().library.next_change for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.isoformat() == again.isoformat()
