"""Marks of Markdown typed full-width at the beginning of a paragraph were shown in silence."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert, keys


def test_full_width_marks_are_told_with_their_lines() -> None:
    source = "＃＃ 标题\n\n－ 甲\n－ 乙\n\n１．条目\n２．条目\n\n＊＊粗＊＊\n\n> ＃ 题\n"
    found = convert(source).findings
    assert [(each.key, each.line) for each in found] == [
        ("full-width-mark", line) for line in (1, 3, 6, 9, 11)
    ]
    examples = [dict(each.params)["example"] for each in found]
    assert examples == ["## 标题", "- 甲", "1. 条目", "**粗**", "# 题"]


@pytest.mark.parametrize(
    "source",
    [
        "```\n＃＃ 标题\n\n－ 甲\n```\n\n    ＃＃ 标题\n\n<pre>\n\n１．条目\n</pre>",
        "`a`＃＃ 甲\n\n`－ 甲`",
        "见下：\n１．条目",
        "１．５米\n\n＃话题＃ 甲\n\n＃1楼\n\n＊＊市＊＊区\n\n－５度",
        "　　１．条目",
    ],
)
def test_what_may_be_text_is_not_told(source: str) -> None:
    assert keys(source) == []
