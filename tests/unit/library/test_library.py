"""What there is to publish, in which order, and what stands in for a missing text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.library.library import Library
from gazette.model.text import Text
from tests.unit.library.made import ZONE, library_of, site, text

NOW = datetime(2026, 6, 1, tzinfo=ZONE)


def library(*texts: Text, codes: tuple[str, ...] = ("en", "zh"), **wishes: Any) -> Library:
    """Return the library of texts, put together by the id in their paths."""
    drafts = wishes.pop("drafts", False)
    sources: dict[str, list[Text]] = {}
    for each in texts:
        id_ = each.path.removeprefix("content/").rpartition("/")[0]
        sources.setdefault(id_, []).append(each)
    return library_of(site(*codes, **wishes), sources, now=NOW, drafts=drafts)


def notice(name: str, date: str = "2026-01-02", lang: str = "en", **fields: Any) -> Text:
    return text(lang, id=f"news/2026/{name}", date=date, **fields)


def ids(found: Library) -> list[str]:
    return [each.id.rpartition("/")[2] for each in found.published]


def test_notices_are_in_the_order_of_their_dates() -> None:
    result = library(
        notice("01-05-c", "2026-01-05"), notice("01-02-a"), notice("01-03-b", "2026-01-03")
    )
    assert ids(result) == ["01-02-a", "01-03-b", "01-05-c"]


def test_a_day_comes_before_its_hours() -> None:
    found = library(notice("01-02-a", "2026-01-02 09:00"), notice("01-02-b"))
    assert ids(found) == ["01-02-b", "01-02-a"]


@given(st.permutations(["a", "b", "c", "d"]))
def test_notices_of_one_instant_are_in_the_order_of_their_ids(names: list[str]) -> None:
    found = library(*(notice(f"01-02-{name}") for name in names))
    assert ids(found) == ["01-02-a", "01-02-b", "01-02-c", "01-02-d"]


def test_what_is_scheduled_or_a_draft_is_known_but_not_published() -> None:
    later, draft = notice("07-01-a", "2026-07-01"), notice("01-02-b", draft=True)
    result = library(later, draft, notice("01-02-c"))
    assert ids(result) == ["01-02-c"]
    assert [each.id[10:] for each in result.every] == ["01-02-b", "01-02-c", "07-01-a"]
    assert ids(library(later, draft, drafts=True)) == ["01-02-b"]


def test_a_draft_in_one_language_leaves_the_other_published() -> None:
    result = library(notice("01-02-a"), notice("01-02-a", lang="zh", draft=True))
    (only,) = result.published
    assert (list(only.texts), list(only.item.drafts)) == (["en"], ["zh"])
    assert result.showing(only.item, "zh").mode == "fallback"


def test_everything_is_found_by_its_id() -> None:
    undated = text(id="news/2026/01-03-b")
    result = library(notice("01-02-a"), undated, text(id="pages/about"))
    assert result.item("news/2026/01-02-a") is result.every[0].item
    assert result.item("pages/about") is result.pages["about"]
    assert result.item("news/2026/01-03-b") is result.undated[0]
    assert result.notice("news/2026/01-03-b") is None
    assert result.item("about") is None
    assert result.item("news/2026/01-02") is None


# ---------------------------------------------------------------- what stands at an address


@pytest.mark.parametrize(("policy", "mode"), [("fallback", "fallback"), ("notice", "notice")])
def test_a_missing_text_has_its_stand_in(policy: str, mode: str) -> None:
    result = library(notice("01-02-a"), untranslated=policy)
    item = result.every[0].item
    assert result.showing(item, "en").mode == "own"
    assert (result.showing(item, "zh").mode, result.showing(item, "zh").text.lang) == (mode, "en")
    assert len(result.lists.listed("zh")) == 1


def test_a_missing_text_that_is_hidden_has_no_page() -> None:
    result = library(notice("01-02-a"), notice("01-03-b", "2026-01-03", "zh"), untranslated="hide")
    assert result.showing(result.every[0].item, "zh") is None
    assert [each.id[10:] for each in result.lists.listed("zh")] == ["01-03-b"]
    assert [each.id[10:] for each in result.lists.listed("en")] == ["01-02-a"]


def test_what_has_no_text_to_show_has_no_page_under_any_policy() -> None:
    for policy in ("fallback", "notice", "hide"):
        found = library(notice("01-02-a", draft=True), untranslated=policy)
        assert found.showing(found.every[0].item, "en") is None


@pytest.mark.parametrize(
    ("have", "wanted", "original"),
    [
        (("en", "zh", "ja"), "zh", "zh"),
        (("en", "ja"), "zh", "en"),
        (("zh", "ja"), "en", "zh"),
        (("ja",), "en", "ja"),
        (("zh",), "ja", "zh"),
    ],
)
def test_the_original_is_in_the_first_of_a_languages_fallbacks(
    have: tuple[str, ...], wanted: str, original: str
) -> None:
    texts = [notice("01-02-a", lang=lang) for lang in have]
    result = library(*texts, codes=("en", "zh", "ja"))
    assert result.original(result.every[0].item, wanted) == original
