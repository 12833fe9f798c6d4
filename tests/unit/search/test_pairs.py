"""The pairs of Chinese characters that an index has are told to browsers, each once."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from gazette.search.pairs import Pairs, listing
from gazette.search.split import tokens, writing

_HAN = "认证中心书"


def test_words_that_are_two_characters_are_told_once() -> None:
    pairs = Pairs()
    assert pairs.new(["认证", "证", "证(", "ab", "a", "12`", "，", "认证"]) == {"认证"}
    assert pairs.new(["认证", "证书", "\U00020000\U00020001"]) == {"证书", "\U00020000\U00020001"}


def test_the_file_has_the_second_characters_by_the_first_in_order() -> None:
    assert listing({"认证", "认可", "书写"}) == '{"书":"写","认":"可证"}'
    assert listing(set()) == "{}"


@given(st.text(f"{_HAN}（，。 GB/T-1", max_size=40))
def test_all_words_that_begin_with_a_character_can_be_put_together(text: str) -> None:
    words = tokens(writing(text))
    told = json.loads(listing(Pairs().new(words)))
    for first in _HAN:
        pairs = {word for word in words if word[0] == first and word[1:2] in {*_HAN}}
        assert {first + second for second in told.get(first, "")} == pairs
