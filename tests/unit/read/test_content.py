"""Content read with a cache: what is read again, what is told again, what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from gazette.cache import BlobStore
from gazette.errors import GazetteError
from gazette.parse import ParseResult
from gazette.parse import parse_text as parse_one
from tests.support.content import notice, remove, settings, text
from tests.support.refusal import refuse_to_open
from tests.unit.read.reread import Portal
from tests.unit.world import Reading, told

A, B = "content/news/2020/12-24-a", "content/news/2020/12-25-b"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def titles(content: Reading) -> dict[str, list[str]]:
    return {
        notice.id.rpartition("/")[2]: [text.fields.title for text in notice.texts.values()]
        for notice in content.library.every
    }


def errors(content: Reading) -> list[str]:
    return [line for line in told(content.problems) if "warning:" not in line]


def ids(names: Iterable[str]) -> list[str]:
    return sorted(name.rpartition("/")[2] for name in names)


# ---------------------------------------------------------------- what is read again


def test_where_nothing_changed_nothing_is_read_and_nothing_is_new(portal: Portal) -> None:
    portal.put({**notice("2020/12-24-a", en="A", zh="甲"), f"{A}/plan.pdf": b"x"})
    first = portal.read()
    assert len(first.changes.sources) == 9
    again = portal.read()
    assert (again.changes.sources, again.changes.cards, again.changes.cards_gone) == ({}, {}, ())
    assert (again.changes.sources_gone, again.changes.months, again.changes.months_gone) == (
        (),
        {},
        (),
    )
    assert titles(again) == {"12-24-a": ["A", "甲"]}
    assert again.problems == first.problems


def test_a_text_that_seems_unchanged_is_not_read(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A"))
    portal.read()
    portal.change_unseen({f"{A}/index.en.md": text("B", date="2020-12-24")})
    assert titles(portal.read()) == {"12-24-a": ["A"]}
    assert titles(portal.read(verify=True)) == {"12-24-a": ["B"]}


def test_the_notice_that_changed_is_read_and_no_other_one(portal: Portal) -> None:
    portal.put({**notice("2020/12-24-a", en="A", zh="甲"), **notice("2020/12-25-b", en="B")})
    portal.read()
    portal.put({f"{A}/index.en.md": text("C", date="2020-12-24")})
    portal.change_unseen({f"{B}/index.en.md": text("X", date="2020-12-25")})
    content = portal.read()
    assert titles(content) == {"12-24-a": ["C", "甲"], "12-25-b": ["B"]}
    assert ids(content.changes.cards) == ["12-24-a"]


def test_of_an_edited_notice_the_other_text_is_not_parsed_again(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.put(notice("2020/12-24-a", en="A", zh="甲"))
    portal.read()
    portal.put({f"{A}/index.en.md": text("C", date="2020-12-24")})
    paths: list[str] = []

    def parse_text(raw: bytes, *, path: str, **others: Any) -> ParseResult:
        paths.append(path)
        return parse_one(raw, path=path, **others)

    monkeypatch.setattr("gazette.parse.parse_text", parse_text)
    assert titles(portal.read()) == {"12-24-a": ["C", "甲"]}
    assert paths == [f"{A}/index.en.md"]


def test_a_text_that_was_written_again_as_it_was_is_remembered_with_its_new_time(
    portal: Portal,
) -> None:
    files = {f"{A}/index.en.md": text("A", "[x](no.pdf)\n", date="2020-12-24")}
    portal.put(files)
    first = portal.read()
    portal.put(files)
    again = portal.read()
    assert again.problems == first.problems
    assert (
        again.changes.sources[f"{A}/index.en.md"].mtime
        > first.changes.sources[f"{A}/index.en.md"].mtime
    )
    assert portal.read().changes.sources == {}


def test_a_file_beside_a_text_that_changed_makes_another_card(portal: Portal) -> None:
    portal.put({**notice("2020/12-24-a", en="A"), f"{A}/plan.pdf": b"one"})
    before = portal.read().changes.cards["news/2020/12-24-a"].card
    portal.put({f"{A}/plan.pdf": b"two"})
    after = portal.read().changes.cards["news/2020/12-24-a"].card
    assert (
        before.source_fingerprint == after.source_fingerprint,
        before.public_fingerprint == after.public_fingerprint,
    ) == (
        False,
        True,
    )
    remove(portal.root, f"{A}/plan.pdf")
    assert portal.read().changes.cards["news/2020/12-24-a"].card.files == ()


def test_other_drafts_and_settings_that_texts_follow_from_are_read_anew(portal: Portal) -> None:
    portal.put({f"{A}/index.en.md": text("A", date="2020-12-24", draft="true")})
    assert titles(portal.read()) == {"12-24-a": []}
    assert titles(portal.read(drafts=True)) == {"12-24-a": ["A"]}
    assert titles(portal.read()) == {"12-24-a": []}
    portal.put({"site.toml": settings().replace("Shanghai", "Tokyo")})
    assert str(portal.read().library.every[0].date.start)[-6:] == "+09:00"


def test_what_is_gone_is_forgotten(portal: Portal) -> None:
    portal.put({**notice("2020/12-24-a", en="A", zh="甲"), **notice("2020/12-25-b", en="B")})
    portal.read()
    remove(portal.root, f"{A}/index.zh.md")
    remove(portal.root, B)
    content = portal.read()
    assert titles(content) == {"12-24-a": ["A"]}
    assert ids(content.changes.cards_gone) == ["12-25-b"]
    assert portal.read().changes.cards_gone == ()


def test_a_text_moved_out_of_its_folder_is_another_one(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A"))
    portal.read()
    (portal.root / f"{A}/index.en.md").rename(portal.root / f"{A}.en.md")
    card = portal.read().changes.cards["news/2020/12-24-a"].card
    assert (card.folder, card.sources) == ("", ("news/2020/12-24-a.en.md",))


def test_many_texts_are_read_by_workers_as_they_are_by_one_process(portal: Portal) -> None:
    portal.put(
        {
            f"content/news/2020/01-01-n{n}.en.md": text(
                f"N{n}", f"Body {n % 20}. [x](n.pdf)\n", date="2020-01-01"
            )
            for n in range(120)
        }
    )
    many = portal.read(jobs=2)
    alone = Portal(portal.root)
    remove(portal.root, "cache")
    one = alone.read()
    assert many.problems == one.problems
    assert list(titles(many)) == list(titles(one))
    assert {name: record.card for name, record in many.changes.cards.items()} == {
        name: record.card for name, record in one.changes.cards.items()
    }
    # 120 texts and 20 bodies, and the texts and the bodies of six pages.
    assert portal.packed() == 120 + 20 + 6 + 3 * 2


# ---------------------------------------------------------------- what is told again


def test_problems_are_told_each_time_until_they_are_mended(portal: Portal) -> None:
    portal.put({f"{A}/index.en.md": text("A", "<u>x</u> [x](no.pdf)\n", date="2020-12-24")})
    first = portal.read()
    assert portal.read().problems == first.problems
    portal.put(notice("2020/12-24-a", en="A"))
    assert told(portal.read().problems) == []


def test_a_link_is_looked_at_again_when_what_it_leads_to_has_changed(portal: Portal) -> None:
    portal.put(
        {
            f"{A}/index.en.md": text("A", "[x](../12-25-b/#scope)\n", date="2020-12-24"),
            f"{B}/index.en.md": text("B", "## Scope\n", date="2020-12-25"),
        }
    )
    assert errors(portal.read()) == []
    portal.put({f"{B}/index.en.md": text("B", "## Range\n", date="2020-12-25")})
    anchor = f"news/2020/12-24-a/index.en.md:6 link-anchor anchor=scope, known=range, where={B}"
    assert errors(portal.read()) == [f"{anchor}/index.en.md"]
    remove(portal.root, B)
    (dead,) = errors(portal.read())
    assert dead.startswith("news/2020/12-24-a/index.en.md:6 link-dead")
    portal.put({f"{B}/index.en.md": text("B", "## Scope\n", date="2020-12-25")})
    assert errors(portal.read()) == []
    portal.put({f"{B}/index.en.md": text("B", "## Scope\n", date="2026-06-01")})
    assert errors(portal.read()) == [
        "news/2020/12-24-a/index.en.md:6 link-unpublished target=../12-25-b/#scope"
    ]
    assert errors(portal.read(now="2026-06-01T00:00:00+08:00")) == []


def test_another_policy_for_missing_texts_has_links_looked_at_again(portal: Portal) -> None:
    portal.put(
        {
            f"{A}/index.zh.md": text("甲", "[x](../12-25-b/#nowhere)\n", date="2020-12-24"),
            f"{B}/index.en.md": text("B", "## Scope\n", date="2020-12-25"),
        }
    )
    place = "news/2020/12-24-a/index.zh.md:6"
    where = f"{B}/index.en.md"
    wrong = [f"{place} link-anchor anchor=nowhere, known=scope, where={where}"]
    for policy, expected in (("fallback", wrong), ("notice", []), ("hide", wrong), ("notice", [])):
        portal.put({"site.toml": settings(untranslated=policy)})
        assert errors(portal.read()) == expected


def test_of_a_dead_link_the_name_is_told_that_is_nearest_now(portal: Portal) -> None:
    portal.put(
        {f"{A}/index.en.md": text("A", "[x](../12-25-b/plna.pdf)\n", date="2020-12-24"),
         **notice("2020/12-25-b", en="B")}
    )  # fmt: skip
    place = "news/2020/12-24-a/index.en.md:6"
    dead = f"{place} link-dead target=../12-25-b/plna.pdf"
    assert errors(portal.read()) == [dead]
    portal.put({f"{B}/plan.pdf": b"x"})
    assert errors(portal.read()) == [
        f"{place} link-dead+near nearest=../12-25-b/plan.pdf, target=../12-25-b/plna.pdf"
    ]
    remove(portal.root, f"{B}/plan.pdf")
    assert errors(portal.read()) == [dead]


@pytest.mark.parametrize("target", ["/static/x.png", "#x", "x.png", "/"])
def test_a_picture_that_nothing_can_be_is_told(portal: Portal, target: str) -> None:
    portal.put({f"{A}/index.en.md": text("A", f"![x]({target})\n", date="2020-12-24")})
    for _ in range(2):
        assert [line.partition(" ")[2] for line in errors(portal.read())] == [
            f"picture-dead target={target}"
        ]


def test_a_heading_of_its_own_is_looked_for_where_a_text_leads_nowhere_else(
    portal: Portal,
) -> None:
    portal.put({f"{A}/index.en.md": text("A", "## Scope\n\n[x](#scpoe)\n", date="2020-12-24")})
    for _ in range(2):
        assert [line.split()[1] for line in errors(portal.read())] == ["link-anchor"]


# ---------------------------------------------------------------- what cannot be read


BROKEN = "---\ntitle: [\n---\n"


def test_an_item_with_a_broken_text_is_read_each_time_until_it_is_mended(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A", zh="甲"))
    portal.read()
    portal.put({f"{A}/index.zh.md": BROKEN})
    first = portal.read()
    assert [line.split()[1] for line in errors(first)] == ["bad-front-matter+bracket"]
    assert f"{A}/index.zh.md" not in first.changes.sources
    assert portal.read().problems == first.problems
    assert portal.read().library.broken == {"news/2020/12-24-a"}
    portal.put({f"{A}/index.zh.md": text("乙")})
    mended = portal.read()
    assert (errors(mended), titles(mended)) == ([], {"12-24-a": ["A", "乙"]})
    assert portal.read().changes.sources == {}


def test_an_item_of_broken_texts_alone_is_told_and_is_not_there(portal: Portal) -> None:
    portal.put({f"{A}/index.en.md": BROKEN})
    for _ in range(2):
        content = portal.read()
        assert [line.split()[1] for line in errors(content)] == ["bad-front-matter+bracket"]
        assert content.library.every == ()


@pytest.mark.parametrize(("aliases", "sound"), [("[/x/, /y/]", True), ("[/x/, /x/]", False)])
def test_a_text_that_may_no_longer_be_read_is_told_when_it_has_to_be_read(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, aliases: str, sound: bool
) -> None:
    zh = portal.root / f"{A}/index.zh.md"
    portal.put({**notice("2020/12-24-a", en="A"), f"{A}/index.zh.md": text("甲", aliases=aliases)})
    assert (portal.read().problems == ()) is sound
    portal.put({f"{A}/index.en.md": text("B", date="2020-12-24")})
    refuse_to_open(zh, monkeypatch)
    # Of a sound text all is known; what was wrong with another has to be told again.
    wrong = ["news/2020/12-24-a/index.zh.md:1 unreadable detail=Permission denied"]
    assert errors(portal.read()) == ([] if sound else wrong)


def test_a_text_that_is_restored_with_its_old_time_is_what_it_was(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A"))
    path = portal.root / f"{A}/index.en.md"
    portal.read()
    path.rename(portal.root / "kept.md")
    portal.put({f"{A}/index.en.md": BROKEN})
    portal.read()
    (portal.root / "kept.md").rename(path)
    content = portal.read()
    assert (errors(content), titles(content)) == ([], {"12-24-a": ["A"]})


# ---------------------------------------------------------------- what is kept


def test_one_body_in_two_notices_is_kept_once_and_as_long_as_one_of_them(portal: Portal) -> None:
    portal.put(
        {f"{A}.en.md": text("A", "One body.\n", date="2020-12-24"),
         f"{B}.en.md": text("B", "One body.\n", date="2020-12-25")}
    )  # fmt: skip
    content = portal.read()
    one, two = (notice.item.card.fragments for notice in content.library.every)
    assert one == two
    both = portal.packed()
    remove(portal.root, f"{A}.en.md")
    content = portal.read()
    assert portal.packed() == both - 1  # the text; its body is still needed
    assert BlobStore(portal.root / "cache").fragment(one[0]).html
    remove(portal.root, f"{B}.en.md")
    portal.read()
    assert portal.packed() == both - 3
    with pytest.raises(GazetteError):
        BlobStore(portal.root / "cache").fragment(one[0])


def test_an_edited_text_leaves_nothing_of_the_old_one_behind(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A", zh="甲"))
    portal.read()
    count = portal.packed()
    for n in range(5):
        portal.put({f"{A}/index.en.md": text("A", f"Body {n}.\n", date="2020-12-24")})
        portal.read()
        assert portal.packed() == count


def test_a_build_cut_short_before_it_learned_is_made_good_by_the_next(portal: Portal) -> None:
    portal.put(notice("2020/12-24-a", en="A"))
    portal.read()
    portal.put({f"{A}/index.en.md": text("A", "New.\n", date="2020-12-24")})
    portal.read(learn=False)
    content = portal.read()
    fragment = content.library.every[0].texts["en"].fragment
    assert BlobStore(portal.root / "cache").fragment(fragment).lead == "New."
    assert portal.read().changes.sources == {}


def test_a_first_build_cut_short_leaves_nothing_that_the_next_does_not_need(
    portal: Portal,
) -> None:
    portal.put(notice("2020/12-24-a", en="A"))
    portal.read(learn=False)
    portal.put({f"{A}/index.en.md": text("A", "New.\n", date="2020-12-24")})
    portal.read()
    fresh = portal.packed()
    remove(portal.root, "cache")
    portal.read()
    assert portal.packed() == fresh
