"""Records as a browser reads them: texts put together from tokens, with what was found."""

from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.search.split import END, clauses, spellings, tokens, writing
from tests.support.run import REPOSITORY

_SCRIPT = """
import { read } from "./record.mjs";
import { readFileSync } from "node:fs";
const records = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(records.map(([text, wanted]) => read(text, wanted, []).title)));
"""
# What both know: browsers hold a newer Unicode than Python does.
_KNOWN = st.characters(exclude_categories=("Cn", "Cs", "Co")).filter(
    lambda each: unicodedata.category(each) != "Cn"
)
_LIKELY = st.sampled_from(
    "认证中心〇㎡½ﬀé́ＧＢ１²™℃㊣⼈ GB/T-10'`’—‑：／_(（）。，…、；！？《》“”: "
)

Marked = list[tuple[str, bool]]
Read = Callable[[Sequence[tuple[str, str]]], list[Marked]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Return what the search page shows of titles, each with a query."""
    folder = tmp_path_factory.mktemp("script")
    for name in ("record", "split"):
        source = (REPOSITORY / f"static/js/search/{name}.js").read_text("utf-8")
        (folder / f"{name}.mjs").write_text(source.replace("split.js", "split.mjs"), "utf-8")
    (folder / "run.mjs").write_text(_SCRIPT, encoding="utf-8")

    def titles(asked: Sequence[tuple[str, str]]) -> list[Marked]:
        records = [
            (" ".join([*tokens(writing(text)), END, END, *_apart(text), END]), clauses(query))
            for text, query in asked
        ]
        done = subprocess.run(
            [shutil.which("node") or "node", folder / "run.mjs"],
            input=json.dumps(records).encode(),
            capture_output=True,
            check=True,
        )
        return [[(text, found) for text, found in title] for title in json.loads(done.stdout)]

    return titles


def _apart(text: str) -> list[str]:
    return [word for run in spellings(writing(text)) for word in (END, *run)]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("GB/T 34590—2022", "34590-2022", ["34590—2022"]),
        ("GB／T 10740", "GB/T 10740", ["GB／T 10740"]),
        ("our customer’s wish", "customer's", ["customer’s"]),
        ("about 10⁵ m²", "10⁵", ["10⁵"]),
        ("about 10⁵ m²", "m2", ["m²"]),
        ("Foo™ is diﬀerent", "foo different", ["Foo", "diﬀerent"]),
        ("5.5", "55", []),
        ("34590 — 2022", "34590-2022", ["34590", "2022"]),
        ("认证，认证", "认证", ["认证", "认证"]),
        ("认证(认证", "认证", ["认证", "认证"]),
    ],
)
def test_what_was_found_is_marked_whatever_its_signs(
    read: Read, text: str, query: str, marked: list[str]
) -> None:
    (title,) = read([(text, query)])
    assert "".join(part for part, _ in title) == text
    assert [part for part, found in title if found] == marked


def test_a_text_is_shown_as_it_was_written(read: Read) -> None:
    @settings(max_examples=8, deadline=None, derandomize=True)
    @given(st.lists(st.text(_KNOWN | _LIKELY, max_size=30), min_size=100, max_size=300))
    def same(texts: list[str]) -> None:
        for text, title in zip(texts, read([(text, "") for text in texts]), strict=True):
            said = "".join(part for part, _ in title)
            assert _spaced(said) == _spaced(writing(text).plain.replace("\ue002", "`")), ascii(text)

    same()


def _spaced(text: str) -> str:
    """Return a text without spaces behind full-width signs and at its ends."""
    kept = ""
    for each in " ".join(text.split(" ")):
        if each != " " or not (
            kept.endswith(" ")
            or "\u3000" <= kept[-1:] <= "\u303f"
            or "\uff00" <= kept[-1:] <= "\uffef"
        ):
            kept += each
    return kept.strip()
