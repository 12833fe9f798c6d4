"""Fields that are the same in every language: each stands in any of the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from gazette.library.library import Library
from gazette.library.merge import correction, origin, shared, withdrawal
from gazette.model.notice import Item, Notice
from gazette.model.origin import Origin
from gazette.model.text import Text
from gazette.model.withdrawal import Withdrawal
from tests.unit.library.made import ZONE, library_of, moment, site, text

DAY = "2026-01-02"
NOON = datetime(2026, 1, 2, 12, tzinfo=ZONE)


def library(*texts: Text, now: datetime = NOON, drafts: bool = False, **values: Any) -> Library:
    return library_of(site(**values), {"news/2026/01-02-a": texts}, now=now, drafts=drafts)


def notice(*texts: Text, **wishes: Any) -> Notice:
    (found,) = library(*texts, **wishes).every
    return found


def item(*texts: Text) -> Item:
    return notice(*texts).item


# ---------------------------------------------------------------- one value out of several files


@pytest.mark.parametrize("saying", ["en", "zh"])
def test_a_field_that_one_file_says_counts_for_all(saying: str) -> None:
    said = {"date": DAY, "topics": ("a",), "pinned": True, "expires": "2026-02-01"}
    texts = [text(code, **(said if code == saying else {})) for code in ("en", "zh")]
    result = notice(*texts)
    assert result.date == moment(DAY)
    assert (result.topics, result.pinned, result.expires) == (("a",), True, moment("2026-02-01"))


def test_of_two_files_the_first_language_of_the_portal_says_it() -> None:
    zh, en = text("zh", date="2026-01-03"), text("en", date=DAY)
    assert notice(zh, en).date == moment(DAY)
    assert list(notice(zh, en).texts) == ["en", "zh"]


def test_a_published_text_is_asked_before_a_draft() -> None:
    en, zh = text("en", date="2026-01-03", draft=True), text("zh", date=DAY)
    assert notice(en, zh).date == moment(DAY)
    assert notice(en, zh, drafts=True).date == moment("2026-01-03")


def test_false_is_said_and_nothing_is_not() -> None:
    texts = text("en", pinned=None, topics=()), text("zh", pinned=False, topics=("a",))
    assert shared(texts, "pinned") is False
    assert shared(texts, "topics") == ("a",)
    assert shared(texts, "image") is None


def test_topics_are_in_the_order_of_the_settings() -> None:
    assert notice(text(date=DAY, topics=("a", "b"))).topics == ("b", "a")


@pytest.mark.parametrize(
    ("texts", "policy"),
    [
        ((text("en"), text("zh")), "notice"),
        ((text("en"), text("zh", untranslated="hide")), "hide"),
        ((text("en", untranslated="fallback"),), "fallback"),
        (
            (text("en", untranslated="hide", draft=True), text("zh", untranslated="fallback")),
            "hide",
        ),
    ],
)
@pytest.mark.parametrize("date", [None, DAY])
def test_a_notices_own_policy_goes_before_the_portals(
    texts: tuple[Text, ...], policy: str, date: str | None
) -> None:
    last = replace(texts[-1], fields=replace(texts[-1].fields, date=date and moment(date)))
    known = library(*texts[:-1], last, untranslated="notice")
    (only,) = [notice.item for notice in known.every] if date else known.undated
    assert only.policy == policy


def test_without_a_policy_of_its_own_a_notice_follows_the_portals() -> None:
    for policy in ("fallback", "notice", "hide"):
        assert notice(text(date=DAY), untranslated=policy).item.policy == policy


# ---------------------------------------------------------------- the exact instant

TIMED = "2026-01-02 12:00"
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("date", "published"),
    [(DAY, datetime(2026, 1, 2, tzinfo=ZONE)), (TIMED, NOON)],
)
def test_a_notice_appears_at_the_very_instant_of_its_date(date: str, published: datetime) -> None:
    assert library(text(date=date), now=published).published
    assert library(text(date=date), now=published - TICK).published == ()


@pytest.mark.parametrize(
    ("expires", "gone"), [(DAY, datetime(2026, 1, 3, tzinfo=ZONE)), (TIMED, NOON)]
)
def test_a_notice_expires_after_its_day_or_at_its_instant(expires: str, gone: datetime) -> None:
    given = text(date="2026-01-01", expires=expires)
    assert notice(given, now=gone).expired
    assert not notice(given, now=gone - TICK).expired


@pytest.mark.parametrize(
    ("pinned", "off"), [(DAY, datetime(2026, 1, 3, tzinfo=ZONE)), (TIMED, NOON)]
)
def test_a_notice_stays_on_top_until_its_day_is_over(pinned: str, off: datetime) -> None:
    given = text(date="2026-01-01", pinned=pinned)
    assert not notice(given, now=off).pinned
    assert notice(given, now=off - TICK).pinned


@pytest.mark.parametrize(("pinned", "found"), [(True, True), (False, False), (None, False)])
def test_a_notice_is_pinned_for_good_or_not_at_all(pinned: bool | None, found: bool) -> None:
    assert notice(text(date=DAY, pinned=pinned)).pinned is found


def test_the_clock_may_be_in_any_time_zone() -> None:
    midnight_in_shanghai = datetime.fromisoformat("2026-01-01T16:00:00+00:00")
    assert library(text(date=DAY), now=midnight_in_shanghai).published
    assert not library(text(date=DAY), now=midnight_in_shanghai - TICK).published


# ---------------------------------------------------------------- when the portal next changes


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"date": DAY}, None),
        ({"date": "2026-01-03"}, "2026-01-03T00:00:00"),
        ({"date": "2026-01-03", "expires": "2026-01-05"}, "2026-01-03T00:00:00"),
        ({"date": DAY, "expires": "2026-01-05"}, "2026-01-06T00:00:00"),
        ({"date": DAY, "expires": "2026-01-05 08:30"}, "2026-01-05T08:30:00"),
        ({"date": DAY, "pinned": "2026-01-04", "expires": "2026-01-05"}, "2026-01-05T00:00:00"),
        ({"date": "2026-01-01", "pinned": "2026-01-01", "expires": "2026-01-01"}, None),
        ({"date": "2026-01-03", "draft": True}, None),
    ],
)
def test_the_next_change_is_the_first_instant_still_to_come(
    fields: dict[str, Any], change: str | None
) -> None:
    due = library(text(**fields)).next_change
    assert (due and due.replace(tzinfo=None).isoformat()) == change


def test_the_day_on_which_a_page_of_the_portal_is_corrected_is_a_change() -> None:
    about = text(id="pages/about", updated="2026-01-05", update_note="Address")
    draft = text(id="pages/news", updated="2026-01-04", draft=True)
    pages = {"pages/about": [about], "pages/x": [draft]}
    result = library_of(site(), pages, now=NOON)
    assert result.next_change == moment("2026-01-05").start
    assert result.next_change
    later = library_of(site(), pages, now=result.next_change)
    assert later.next_change is None
    assert later.has_come(later.pages["about"].card.corrected)
    assert not result.has_come(result.pages["about"].card.corrected)


def test_notices_of_one_instant_are_in_the_order_of_their_ids_whether_it_has_a_time() -> None:
    dates = (("b", DAY), ("a", f"{DAY} 00:00"), ("c", f"{DAY} 00:00"))
    ids = {f"news/2026/01-02-{name}": date for name, date in dates}
    texts = {id_: [text(id=id_, date=date)] for id_, date in ids.items()}
    result = library_of(site(), texts, now=NOON)
    assert [notice.id[-1] for notice in result.every] == ["a", "b", "c"]


def test_an_instant_that_is_now_is_no_change_to_come() -> None:
    midnight = datetime(2026, 1, 3, tzinfo=ZONE)
    assert library(text(date="2026-01-03"), now=midnight).next_change is None
    assert library(text(date="2026-01-03"), now=midnight - TICK).next_change == midnight


# ---------------------------------------------------------------- origins and statements


def test_who_issued_a_notice_is_said_by_its_own_text_first() -> None:
    en, zh = text("en", date=DAY, origin=Origin("Office")), text("zh", origin=Origin("办公室"))
    assert origin(item(en, zh), zh, site()) == Origin("办公室")
    assert origin(item(en, zh), en, site()) == Origin("Office")


def test_an_issuer_from_another_language_says_which_language_it_is_in() -> None:
    en, zh = text("en", date=DAY, origin=Origin("Office", "https://o.example/")), text("zh")
    assert origin(item(en, zh), zh, site()) == Origin("Office", "https://o.example/", "en")
    named = text("en", date=DAY, origin=Origin("Amt", lang="de"))
    assert origin(item(named, zh), named, site()) == Origin("Amt", "", "de")


def test_a_notice_that_does_not_say_who_issued_it_comes_from_the_portals_origin() -> None:
    zh = text("zh", date=DAY)
    assert origin(item(zh), zh, site(origins={"en": Origin("C"), "zh": Origin("中心")})) == Origin(
        "中心"
    )


def test_a_withdrawal_takes_its_date_and_reason_from_where_they_stand() -> None:
    en = text("en", date=DAY, withdrawn=Withdrawal(moment("2026-01-05"), ""))
    zh = text("zh", withdrawn=Withdrawal(None, "有误"))
    assert withdrawal(item(en, zh), en, site()) == (moment("2026-01-05"), "有误", "zh")
    assert withdrawal(item(en, zh), zh, site()) == (moment("2026-01-05"), "有误", "")
    assert withdrawal(item(text(date=DAY)), text(date=DAY), site()) is None


def test_a_correction_takes_its_note_from_its_own_language_first() -> None:
    en = text("en", date=DAY, updated="2026-01-05", update_note="Fee")
    zh, silent = text("zh", update_note="费用"), text("zh")
    assert correction(item(en, zh), zh, site()) == (moment("2026-01-05"), "费用", "")
    assert correction(item(en, silent), silent, site()) == (moment("2026-01-05"), "Fee", "en")
    assert correction(item(text(date=DAY)), text(date=DAY), site()) is None
