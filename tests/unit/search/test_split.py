"""Texts and queries as words: the same in Python and in a browser's JavaScript."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.search.split import (
    BACKTICK,
    END,
    JOINED,
    SPACE,
    clauses,
    normalised,
    spellings,
    tokens,
    writing,
)
from tests.support.run import REPOSITORY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("认证中心", ["认证", "证中", "中心", "心"]),
        ("章", ["章"]),
        ("GB/T 10740-2019", [f"GB/{JOINED}", "T", f"10740-{JOINED}", f"2019{JOINED}"]),
        ("GB/T10740", [f"GB/{JOINED}", f"T{JOINED}", f"10740{JOINED}"]),
        ("CCC认证。", [f"CCC{JOINED}", "认证", "证`."]),
        ("认证(》，中。※", ["认证", "证(`>`,", "中", "。", "※"]),
        ("ＧＢ１２", [f"GB{JOINED}", f"12{JOINED}"]),
        ("张三 李四", ["张三", "三", SPACE, "李四", "四"]),
        ("two words.", ["two", f"words.{JOINED}"]),
        ("认证(CCC)", ["认证", "证(", f"CCC){JOINED}"]),
        ("34590—2022，", [f"34590—{JOINED}", f"2022{JOINED}", "，"]),
        ("customer’s", [f"customer’{JOINED}", f"s{JOINED}"]),
        ("10⁵ m²", ["10⁵", f"m{JOINED}", f"²{JOINED}"]),
        ("a`b `", [f"a{BACKTICK}{JOINED}", "b", BACKTICK]),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, found: list[str]) -> None:
    assert tokens(writing(text)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("认证中心", [["认证", "证中", "中心"]]),
        ("证", [["证"]]),
        ("GB/T 10740", [["gb", "t"], ["10740"]]),
        ("GB/T10740", [["gb", "t", "10740"]]),
        ("CCC认证", [["ccc"], ["认证"]]),
        ("ＣＣＣ认证", [["ccc"], ["认证"]]),
        ("第5章", [["第"], ["5"], ["章"]]),
        ("a test, a test", [["a"], ["test"]]),
        ("GB／T 34590—2022", [["gb", "t"], ["34590", "2022"]]),
        ("17025：2017", [["17025", "2017"]]),
        ("customer’s", [["customer", "s"]]),
        ("third‑party", [["third", "party"]]),
        ("ＣＣＣ，ISO", [["ccc"], ["iso"]]),
        ("10⁵", [["10", "5"]]),
        ("10¹²m⁻¹", [["10", "12", "m", "1"]]),
        ("Foo™ 5½㎡", [["foo", "tm"], ["5", "1", "2", "m", "2"]]),
        ("！？ -- …", []),
        ("", []),
    ],
)
def test_a_query_is_cut_into_clauses(query: str, found: list[list[str]]) -> None:
    assert clauses(query) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GB/T 34590—2022 ＡＢ１２ 认证。", []),
        ("10⁵ or 10⁵", [("10", "5")]),
        ("面积100㎡/户，约5½ m", [("100", "m", "2"), ("5", "1", "2")]),
        ("25℃,5 a`2²", [("25", "c", "5"), ("a", "2", "2")]),
        ("㊣品", [("正",)]),
        ("㍿ Foo", [("株式", "式会", "会社", "社")]),
        ("㌔㌔", [("キロ", "ロ", "キロ", "ロ")]),
    ],
)
def test_what_is_asked_for_otherwise_than_it_is_shown_is_told_once(
    text: str, found: list[tuple[str, ...]]
) -> None:
    assert spellings(writing(text)) == found


@given(st.text("认证中心书（，。 GB/T-1", min_size=2, max_size=40), st.data())
def test_every_run_of_chinese_within_a_text_is_found_by_a_query_for_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = [token if len(token) < 2 else token.rstrip("(,.-/") for token in tokens(writing(text))]
    for clause in clauses(text[start:end]):
        if clause[0].isascii():
            continue
        if len(clause[0]) == 1:
            assert any(word.startswith(clause[0]) for word in held)
            continue
        places = range(len(held) - len(clause) + 1)
        assert any(held[at : at + len(clause)] == clause for at in places)


@given(st.text(max_size=60))
def test_no_token_holds_a_space_and_none_is_empty_or_ends_a_text(text: str) -> None:
    for token in tokens(writing(text)):
        assert token
        assert token.split() in ([token], [])
        assert END not in token


@given(st.text(max_size=60))
def test_what_is_normalised_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


_SCRIPT = """
import { clauses, normalised } from "./split.mjs";
import { readFileSync } from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => [normalised(text), clauses(text)])));
"""
# What both know: browsers hold a newer Unicode than Python does.
_KNOWN = st.characters(exclude_categories=("Cn", "Cs", "Co")).filter(
    lambda each: unicodedata.category(each) != "Cn"
)
_LIKELY = st.sampled_from(
    "认证中心〇々ー・ｶﾞ①㎡½ﬀÅé́ＧＢ１２Ⅷ⁵¹²₂⁻™℃㊣⼈"
    " GB/T-10'`’—‑：／_(（）。，…\u3000\u200b\ue000\ud7a3İς"
)


def test_the_script_of_the_search_page_cuts_as_python_does(tmp_path: Path) -> None:
    shutil.copy(REPOSITORY / "static/js/search/split.js", tmp_path / "split.mjs")
    (tmp_path / "run.mjs").write_text(_SCRIPT, encoding="utf-8")

    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(st.lists(st.text(_KNOWN | _LIKELY, max_size=40), min_size=200, max_size=400))
    def same(texts: list[str]) -> None:
        done = subprocess.run(
            ["node", tmp_path / "run.mjs"],
            input=json.dumps(texts).encode(),
            capture_output=True,
            check=True,
        )
        for text, found in zip(texts, json.loads(done.stdout), strict=True):
            assert [normalised(text), clauses(text)] == found, ascii(text)

    same()
