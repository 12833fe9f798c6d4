"""The corpus that large builds are tested and measured with."""

from __future__ import annotations

import re
from hashlib import blake2b

import pytest

from benchmarks import corpus
from tests.support.measure import examples

_NOTICES = examples(1000, 4000)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def test_the_corpus_is_the_same_on_every_machine() -> None:
    made = repr([corpus.notice(number) for number in range(50)])
    assert blake2b(made.encode(), digest_size=8).hexdigest() == "d7ffe96bfda9012a"


@pytest.mark.sampled
def test_no_two_notices_have_a_text_or_an_address_in_common() -> None:
    notices = [corpus.notice(number) for number in range(_NOTICES)]
    assert len({notice.id for notice in notices}) == _NOTICES
    assert len({text for notice in notices for text in notice.texts.values()}) == 2 * _NOTICES


def test_texts_are_as_long_as_announcements_are_and_chinese_ones_are_chinese() -> None:
    texts = [corpus.notice(number).texts for number in range(200)]
    for language in corpus.LANGUAGES:
        sizes = [len(text[language].encode()) for text in texts]
        assert 2200 < sum(sizes) / len(sizes) < 2800
    han = [len(_HAN.findall(text["zh"])) / len(_HAN.sub("", text["zh"])) for text in texts]
    assert min(han) > 0.4
    assert not any(_HAN.search(text["en"]) for text in texts)


def test_notices_are_spread_over_ten_years() -> None:
    years = [corpus.notice(number).id.split("/")[1] for number in range(1000)]
    assert {year: years.count(year) for year in set(years)}.keys() == {
        str(year) for year in range(2016, 2026)
    }
    assert all(80 < years.count(year) < 120 for year in set(years))
