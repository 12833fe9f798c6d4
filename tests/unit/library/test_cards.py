"""What is remembered of an item without its texts: every field, and what makes it another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from gazette.digest import digest
from gazette.library import ItemSources, make_card
from gazette.model.card import BLANK, Card, Teaser, instant
from gazette.model.card import moment as of_card
from gazette.model.fields import FIELDS
from gazette.model.fragment import Slot
from gazette.model.notice import Asset
from gazette.model.origin import Origin
from gazette.model.text import Text
from gazette.model.withdrawal import Withdrawal
from tests.unit.library.made import ZONE, headings, moment, site, text

ID = "news/2026/01-02-a"
PLAN = Asset(f"{ID}/plan.pdf", 5, b"plan")


def card(*texts: Text, files: Sequence[Asset] = (), drafts: bool = False, folder: str = ID) -> Card:
    """Return the card of texts whose keys tell everything about them."""
    keys = {each.path: digest(each) for each in texts}
    paths = tuple(each.path.removeprefix("content/") for each in texts)
    sources = ItemSources(ID, folder, texts, files, keys, paths)
    return make_card(sources, site("en", "zh"), prefix="content", drafts=drafts)


def en(*heading: str, **fields: Any) -> Text:
    return text("en", *heading, **{"date": "2026-01-02", **fields})


def linking(*targets: str, kind: Any = "link", lang: str = "en") -> Text:
    slots = tuple(Slot(kind, target, line) for line, target in enumerate(targets, start=1))
    return replace(text(lang, date="2026-01-02"), slots=slots)


# ---------------------------------------------------------------- its fields


def test_a_card_names_its_texts_their_digests_and_their_bodies() -> None:
    shown = replace(en(), fragment=b"1")
    held = replace(text("zh", draft=True), fragment=b"2")
    result = card(held, shown, files=[PLAN])
    assert (result.id, result.folder) == (ID, ID)
    assert result.sources == (f"{ID}/index.zh.md", f"{ID}/index.en.md")
    assert result.live == (("en", shown.path, digest(shown)),)
    assert result.held == (("zh", held.path, digest(held)),)
    assert result.fragments == (b"1", b"2")
    assert result.packed == (digest(shown), digest(held), b"1", b"2")
    assert result.files == ((PLAN.path, 5, b"plan"),)


def test_texts_are_in_the_order_of_the_settings_whether_shown_or_held_back() -> None:
    zh = text("zh", date="2026-01-02")
    assert [code for code, *_ in card(zh, en()).live] == ["en", "zh"]
    drafts = replace(zh, fields=replace(zh.fields, draft=True)), en(draft=True)
    assert [code for code, *_ in card(*drafts).held] == ["en", "zh"]
    assert [code for code, *_ in card(*drafts, drafts=True).live] == ["en", "zh"]
    assert card(*drafts, drafts=True).held == ()


def test_shared_fields_stand_on_a_card_whichever_text_says_them() -> None:
    said: dict[str, Any] = {
        "date": moment("2026-01-02 09:30"),
        "topics": ("a", "b"),
        "pinned": moment("2026-01-05"),
        "expires": moment("2026-02-01"),
        "updated": moment("2026-01-03"),
        "untranslated": "hide",
        "withdrawn": Withdrawal(moment("2026-01-04"), "Error"),
    }
    for texts in ((text("en", **said), text("zh")), (text("en"), text("zh", **said))):
        result = card(*texts)
        assert result.date == instant(moment("2026-01-02 09:30"))
        assert result.topics == ("b", "a")  # in the order of the settings
        assert result.pinned == instant(moment("2026-01-05"))
        assert result.expires == instant(moment("2026-02-01"))
        assert result.corrected == instant(moment("2026-01-03"))
        assert result.withdrawn == instant(moment("2026-01-04"))
        assert result.policy == "hide"


def test_what_is_not_said_is_not_on_a_card() -> None:
    result = card(text("en"))
    assert (result.date, result.expires, result.corrected, result.withdrawn) == (None,) * 4
    assert (result.topics, result.pinned, result.policy, result.aliases) == ((), None, "", ())
    for pinned in (True, False):
        assert card(text("en", pinned=pinned)).pinned is pinned


def test_a_draft_corrects_and_withdraws_nothing_and_has_no_old_addresses() -> None:
    said = {"updated": "2026-01-03", "withdrawn": Withdrawal(moment("2026-01-04"), "Error")}
    found = card(en(), text("zh", draft=True, aliases=("old",), **said))
    assert (found.corrected, found.withdrawn, found.aliases) == (None, None, ())


def test_a_withdrawal_without_a_date_has_none() -> None:
    zh = text("zh", withdrawn=Withdrawal(moment("2026-01-04"), ""))
    result = card(en(withdrawn=Withdrawal(None, "Error")), zh)
    assert result.withdrawn == instant(moment("2026-01-04"))
    assert card(en(withdrawn=Withdrawal(None, "Error"))).withdrawn is None


def test_a_teaser_is_a_title_with_a_summary_or_else_the_first_paragraph() -> None:
    led = replace(en(title="A"), lead="First.")
    summed = replace(text("zh", title="甲", summary="略"), lead="首段")
    teasers = [Teaser(*teaser) for teaser in card(led, summed).teasers]
    assert teasers == [Teaser("en", "A", "", "First."), Teaser("zh", "甲", "略", "")]


def test_old_addresses_come_with_their_language_and_line() -> None:
    one = replace(en(aliases=("old/", "older.html")), lines={"aliases": 4})
    two = replace(text("zh", aliases=("jiu",)), lines={"aliases": 3})
    assert card(one, two).aliases == (("en", "old/", 4), ("en", "older.html", 4), ("zh", "jiu", 3))


@pytest.mark.parametrize(
    ("target", "content_links"),
    [
        ("../../2021/01-05-b/index.en.md", ("news/2021/01-05-b/index.en.md",)),
        ("../01-05-b/", ("news/2026/01-05-b",)),
        ("plan.pdf", (f"{ID}/plan.pdf",)),
        ("a%20b.pdf", (f"{ID}/a b.pdf",)),
        (" plan.pdf ", (f"{ID}/plan.pdf",)),
        ("../../../../x", ("../x",)),
        ("plan.pdf#page=2", (f"{ID}/plan.pdf", f"{ID}/plan.pdf#page=2")),
        ("plan.pdf?a", (f"{ID}/plan.pdf", f"{ID}/plan.pdf?a")),
        ("#scope", ()),
        ("/en/about/", ()),
    ],
)
def test_a_link_is_remembered_by_the_places_that_it_may_mean(
    target: str, content_links: tuple[str, ...]
) -> None:
    assert card(linking(target)).content_links == content_links


def test_pictures_and_what_front_matter_names_are_places_too() -> None:
    named = en(image="lead.png", attachments=(("plan.pdf", "Plan"), ("../b.pdf", "B")))
    assert card(named).content_links == (f"{ID}/lead.png", f"{ID}/plan.pdf", "news/2026/b.pdf")
    assert card(linking("#1.png", kind="image")).content_links == (f"{ID}/#1.png",)
    assert card(linking("a", kind="label")).content_links == ()
    draft = replace(linking("../x.pdf", lang="zh"), fields=text("zh", draft=True).fields)
    assert card(en(), draft).content_links == ("news/2026/x.pdf",)


def test_links_to_addresses_of_the_portal_come_with_their_lines() -> None:
    result = card(linking("/en/about/", "#x", "/zh/"))
    path = f"content/{ID}/index.en.md"
    assert result.address_links == ((path, 5, "/en/about/"), (path, 7, "/zh/"))
    assert card(linking("/en/a.png", kind="image")).address_links == ()


def test_loose_are_the_files_elsewhere_that_a_text_shows() -> None:
    zh = linking("../shared.pdf", "plan.pdf", lang="zh")
    result = card(linking("../shared.pdf", "../shared.pdf", "img/a.png"), zh)
    assert result.file_links == (("en", "news/2026/shared.pdf"), ("zh", "news/2026/shared.pdf"))
    # Without a folder of its own everything is elsewhere.
    assert ("en", f"{ID}/img/a.png") in card(linking("img/a.png"), folder="").file_links
    draft = replace(linking("../x.pdf"), fields=en(draft=True).fields)
    assert card(draft).file_links == ()


@pytest.mark.parametrize(
    ("kind", "target", "anchored"),
    [
        ("link", "#scope", True),
        ("link", " #scope", True),
        ("link", "x.md#scope", False),
        ("link", "/en/#scope", False),
        ("image", "/static/x.png", True),
        ("image", "x.png", False),
        ("label", "#note", False),
    ],
)
def test_what_names_no_place_and_may_be_wrong_is_remembered(
    kind: str, target: str, anchored: bool
) -> None:
    assert card(en(), linking(target, kind=kind, lang="zh")).anchored is anchored


def test_a_moment_comes_back_as_it_was() -> None:
    for written in ("2026-01-02", "2026-01-02 09:30", "1900-01-01", "2199-12-31 23:59"):
        assert of_card(instant(moment(written)), ZONE) == moment(written)


def test_every_field_of_a_card_is_told_in_its_description() -> None:
    told = str(Card.__doc__)
    assert [name for name in Card._fields if f"`{name}`" not in told] == [
        "date", "topics", "expires",
    ]  # fmt: skip
    assert len(BLANK) == len(Card._fields)


# ---------------------------------------------------------------- what makes another card

Change = Callable[[Text], Text]


def saying(**fields: Any) -> Change:
    return lambda given: replace(given, fields=replace(given.fields, **fields))


def being(**values: Any) -> Change:
    return lambda given: replace(given, **values)


GIVEN = replace(
    en("2 scope", "2 #fees", title="A", topics=("a",), attachments=(("plan.pdf", "Plan"),)),
    lead="First.",
    fragment=b"1",
)
OTHER = text("zh", "2 范围", "2 费用", summary="略")

SHOWN_ELSEWHERE: dict[str, Change] = {
    "title": saying(title="B"),
    "summary": saying(summary="Short."),
    "lead": being(lead="Second."),
    "date": saying(date=moment("2026-01-03")),
    "hour": saying(date=moment("2026-01-02 00:00")),
    "topics": saying(topics=("a", "b")),
    "pinned": saying(pinned=True),
    "not pinned": saying(pinned=False),
    "pinned until": saying(pinned=moment("2026-02-01")),
    "expires": saying(expires=moment("2026-02-01")),
    "updated": saying(updated=moment("2026-02-01")),
    "withdrawn": saying(withdrawn=Withdrawal(moment("2026-02-01"), "Error")),
    "untranslated": saying(untranslated="hide"),
    "draft": saying(draft=True),
    "aliases": saying(aliases=("old/",)),
    "a heading's id": being(headings=headings("2 range", "2 #fees")),
    "a heading's own id": being(headings=headings("2 #scope", "2 #fees")),
    "a heading's level": being(headings=headings("3 scope", "2 #fees")),
    "a heading": being(headings=headings("2 scope")),
    "anchors": being(anchors=("fn:1",)),
    "path": being(path=f"content/{ID}.en.md"),
}
SHOWN_ON_ITS_OWN_PAGE: dict[str, Change] = {
    "body": being(fragment=b"2"),
    "origin": saying(origin=Origin("Office")),
    "update_note": saying(update_note="Fees."),
    "image": saying(image="lead.png", image_alt="Lead"),
    "attachments": saying(attachments=(("plan.pdf", "The plan"),)),
    "reviewed_against": saying(reviewed_against="0123"),
    "links": being(slots=(Slot("link", "/en/", 1), Slot("link", "#scope", 2))),
    "files": being(slots=(Slot("link", "../x.pdf", 1),)),
    "lines": being(body_line=9),
    "a heading's line": being(
        headings=tuple(replace(each, line=each.line + 7) for each in GIVEN.headings)
    ),
    "a heading's text": being(
        headings=tuple(replace(each, text="Another") for each in GIVEN.headings)
    ),
}


def test_fields_are_tried_by_where_they_are_declared_to_be_met() -> None:
    elsewhere = {field.name for field in FIELDS if {"lists", "search"} & set(field.places)}
    assert elsewhere <= set(SHOWN_ELSEWHERE)
    assert not elsewhere & set(SHOWN_ON_ITS_OWN_PAGE)


@pytest.mark.parametrize("name", SHOWN_ELSEWHERE)
def test_what_others_may_show_or_lead_to_changes_both_fingerprints(name: str) -> None:
    before, after = card(GIVEN, OTHER), card(SHOWN_ELSEWHERE[name](GIVEN), OTHER)
    assert before.source_fingerprint != after.source_fingerprint
    assert before.public_fingerprint != after.public_fingerprint


@pytest.mark.parametrize("name", SHOWN_ON_ITS_OWN_PAGE)
def test_what_stands_on_its_own_page_alone_changes_the_source_fingerprint_alone(name: str) -> None:
    before, after = card(GIVEN, OTHER), card(SHOWN_ON_ITS_OWN_PAGE[name](GIVEN), OTHER)
    assert before.source_fingerprint != after.source_fingerprint
    assert before.public_fingerprint == after.public_fingerprint


def test_a_first_paragraph_behind_a_summary_is_shown_nowhere_else() -> None:
    changed = replace(OTHER, lead="另一段")
    assert card(GIVEN, OTHER).public_fingerprint == card(GIVEN, changed).public_fingerprint
    assert card(GIVEN, OTHER).source_fingerprint != card(GIVEN, changed).source_fingerprint


def test_a_text_that_comes_or_goes_changes_both_fingerprints() -> None:
    result = [card(GIVEN), card(OTHER), card(GIVEN, OTHER)]
    assert (
        len({each.source_fingerprint for each in result})
        == len({each.public_fingerprint for each in result})
        == 3
    )


@pytest.mark.parametrize(
    "files",
    [
        [],
        [replace(PLAN, path=f"{ID}/b.pdf")],
        [replace(PLAN, size=6)],
        [replace(PLAN, content=b"new")],
    ],
)
def test_files_change_the_source_fingerprint_alone(files: list[Asset]) -> None:
    before, after = card(GIVEN, files=[PLAN]), card(GIVEN, files=files)
    assert before.source_fingerprint != after.source_fingerprint
    assert before.public_fingerprint == after.public_fingerprint


def test_a_folder_of_its_own_is_seen_by_whoever_leads_into_it() -> None:
    assert card(GIVEN).public_fingerprint != card(GIVEN, folder="").public_fingerprint


def test_a_draft_that_is_shown_is_another_card() -> None:
    draft = saying(draft=True)(GIVEN)
    assert (
        card(draft, OTHER).public_fingerprint != card(draft, OTHER, drafts=True).public_fingerprint
    )


def test_equal_texts_make_equal_cards_in_whatever_order_they_come() -> None:
    one, two = card(GIVEN, OTHER, files=[PLAN]), card(OTHER, GIVEN, files=[PLAN])
    assert one == two._replace(sources=one.sources)


# ---------------------------------------------------------------- pictures


def test_a_card_names_the_pictures_that_each_text_shows() -> None:
    draft = replace(linking("b c.png", kind="image", lang="zh"), fields=text("zh").fields)
    draft = replace(draft, fields=replace(draft.fields, draft=True, image="lead.png"))
    shown = linking("../a.png", " ../a.png", "d%20e.png", "#1.png", kind="image")
    assert card(shown, draft).pictures == (
        ("en", "news/2026/a.png"), ("en", f"{ID}/d e.png"), ("en", f"{ID}/#1.png"),
        ("zh", f"{ID}/lead.png"), ("zh", f"{ID}/b c.png"),
    )  # fmt: skip


def test_what_is_only_linked_is_no_picture() -> None:
    attached = en(attachments=(("plan.png", "Plan"),))
    assert card(linking("a.png")).pictures == card(attached).pictures == ()
