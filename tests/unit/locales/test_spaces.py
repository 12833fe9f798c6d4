"""Chinese had to keep the spaces of English: “写入 211 个页面， 保留 0 个”."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message

from gazette.cli.speech import Speech
from gazette.locales.translation import problems_with
from gazette.model.options import Explanation, Outcome
from tests.support.run import REPOSITORY


def told(msgid: str, text: str) -> list[str]:
    return [p.key for p in problems_with(Message(msgid, text), "x.po", complete=False)]


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        (", ", "，"),
        (", ", "、"),
        (" and ", "，并且"),
        (" and ", "和"),
        (" and ", " 和 "),
        (" and ", " 和"),
        ("Page ", "第"),
        (", ", ", "),
    ],
)
def test_beside_a_wide_sign_a_space_may_be_left_out(msgid: str, text: str) -> None:
    assert told(msgid, text) == []


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        (" and ", "und"),
        (" and ", "和 B"),
        ("Page ", "第 A"),
        (", ", ","),
        ("and", "和 "),
        ("and", " 和"),
        ("and", "和\u3000"),
        (" and ", "\u3000和"),
        ("Done\n", "完成"),
        ("  Done", " 完成"),
    ],
)
def test_other_spaces_are_those_of_the_original(msgid: str, text: str) -> None:
    assert told(msgid, text) == ["translation-space"]


def test_what_a_build_did_reads_as_one_chinese_sentence() -> None:
    chinese = Speech("zh", REPOSITORY)
    outcome = Outcome(211, 211, 0, 3, datetime(2026, 8, 31, 16, tzinfo=UTC), ())
    first, *_ = chinese.outcome(outcome, ZoneInfo("Asia/Shanghai"))
    assert first == "写入 211 个页面，保留 0 个，删除 3 个"
    assert chinese.problems_counted(1, 2) == "1 个错误，2 个警告"


def test_two_reasons_read_as_one_chinese_sentence() -> None:
    told = Speech("zh", REPOSITORY).explanation(Explanation("a", ("template", "content"), ()))
    assert "，并且" in told
    assert not {"， ", " ，", "且 "} & {told[n : n + 2] for n in range(len(told))}
