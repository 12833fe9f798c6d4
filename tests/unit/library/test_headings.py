"""Headings of two languages agree, so that a reader who switches stays at the same one."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from gazette.library.headings import shared_ids
from gazette.model.text import Text
from tests.unit.library.made import text


def ids(own: Text, *others: Text) -> list[str]:
    return [id_ for id_, _ in shared_ids(own, (own, *others))]


def test_headings_of_one_structure_have_the_ids_of_the_first_language() -> None:
    en, zh = text("en", "2 scope", "3 fees"), text("zh", "2 范围", "3 费用")
    for each in (en, zh):
        assert [id_ for id_, _ in shared_ids(each, (en, zh))] == ["scope", "fees"]


def test_the_slug_that_a_heading_had_of_itself_goes_on_leading_there() -> None:
    en, zh = text("en", "2 scope", "2 fees"), text("zh", "2 范围", "2 fees")
    assert shared_ids(zh, (en, zh)) == (("scope", "范围"), ("fees", ""))
    assert shared_ids(en, (en, zh)) == (("scope", ""), ("fees", ""))


def test_a_text_of_another_structure_keeps_its_own_slugs() -> None:
    en, zh = text("en", "2 scope", "3 fees"), text("zh", "2 范围", "2 费用")
    assert shared_ids(zh, (en, zh)) == (("范围", ""), ("费用", ""))


def test_a_text_shares_ids_with_those_of_its_own_structure_only() -> None:
    en, zh = text("en", "2 scope"), text("zh", "2 范围", "2 费用")
    hant = text("zh-Hant", "2 範圍", "2 費用")
    assert [id_ for id_, _ in shared_ids(hant, (en, zh, hant))] == ["范围", "费用"]


def test_an_id_that_an_author_wrote_counts_for_every_language() -> None:
    en, zh = text("en", "2 scope", "2 fees"), text("zh", "2 #fanwei", "2 费用")
    assert shared_ids(en, (en, zh)) == (("fanwei", "scope"), ("fees", ""))
    assert shared_ids(zh, (en, zh)) == (("fanwei", ""), ("fees", "费用"))


def test_two_written_ids_of_one_heading_both_stay() -> None:
    en, zh = text("en", "2 #scope"), text("zh", "2 #fanwei")
    assert (ids(en, zh), ids(zh, en)) == (["scope"], ["fanwei"])


def test_a_held_back_text_is_given_ids_beside_the_published_one() -> None:
    en, draft = text("en", "2 scope"), text("zh", "2 范围")
    assert shared_ids(draft, (en,)) == (("scope", "范围"),)


def test_an_id_that_stands_elsewhere_in_the_text_is_not_given_twice() -> None:
    en = text("en", "2 scope", "2 fees", anchors=("scope",))
    assert shared_ids(en, (en,)) == (("scope-2", ""), ("fees", ""))


@st.composite
def _texts(draw: st.DrawFn, languages_that_write: int = 3) -> list[Text]:
    """Texts of the same levels in three languages; some ids written, some anchors besides."""
    levels = draw(st.lists(st.integers(2, 3), max_size=4))
    texts = []
    for number, lang in enumerate(("en", "zh", "ja")):
        slugs = draw(st.permutations("abcde"))
        written = draw(st.sets(st.integers(0, 3))) if number < languages_that_write else set()
        heading = [
            f"{level} {'#' if place in written else ''}{slugs[place]}"
            for place, level in enumerate(levels)
        ]
        anchors = tuple(draw(st.sets(st.sampled_from(slugs[len(levels) :]))))
        texts.append(text(lang, *heading, anchors=anchors))
    return texts


@given(_texts())
def test_an_id_stands_on_a_page_once(texts: list[Text]) -> None:
    for own in texts:
        pairs = shared_ids(own, texts)
        every = [*own.anchors, *(each for pair in pairs for each in pair if each)]
        assert len(every) == len(set(every))
        assert all(id_ for id_, _ in pairs)


@given(_texts())
def test_an_id_that_an_author_wrote_stays_and_every_slug_leads_somewhere(texts: list[Text]) -> None:
    for own in texts:
        pairs = shared_ids(own, texts)
        result = {*own.anchors, *(each for pair in pairs for each in pair)}
        for heading, (id_, _) in zip(own.headings, pairs, strict=True):
            assert heading.id in result
            assert id_ == heading.id or not heading.explicit


@given(_texts(languages_that_write=1))
def test_where_one_language_writes_ids_all_languages_have_them(texts: list[Text]) -> None:
    written = {heading.id for heading in texts[0].headings if heading.explicit}
    assume(not any(written & set(own.anchors) for own in texts))
    first, *others = ([id_ for id_, _ in shared_ids(own, texts)] for own in texts)
    assert all(other == first for other in others)


def test_an_id_that_is_also_a_slug_leads_to_one_heading_in_every_language() -> None:
    """An id written in one language pushes no slug of another language aside."""
    en, zh = text("en", "2 fees", "2 scope"), text("zh", "2 费用", "2 #fees")
    each = [[id_ for id_, _ in shared_ids(one, (en, zh))] for one in (en, zh)]
    assert each == [["fees-2", "fees"], ["fees-2", "fees"]]
