"""Whatever happens to the bytes of a text, the build ends in 0 or 1 and tells places that exist."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sites_invalid.cases import HERE, NOW
from tests.support.run import REPOSITORY, Run, gazette

NAME = "content/news/2024/01-05-notice/index.{}.md"
SAMPLES = sorted((REPOSITORY / "content/news").rglob("*.md"))

_PIECES = [
    *"：，。；“”‘’【】［］（）｜　—－！＃＊①",
    *"-:#[](){}<>|*_`!\"'\\&%@~=+^\t\r\n",
    "---\n", "\n\n", "!!! ", "```\n", "<!--", "-->", "<div>", "</p>", "![](", "[^1]", "[^1]: ",
    "date: ", "title: ", "draft: true\n", "\ufeff", "\u2028", "\u200b", "{#a}", "1、", "    ",
]  # fmt: skip
PIECES = [piece.encode() for piece in _PIECES] + [b"\x00", b"\xff", b"\x80", b"\xc4\xe3", b"\x08"]

Mutation = Callable[[bytes], bytes]
_place = st.floats(0, 1)
_length = st.integers(1, 60)


def _at(source: bytes, place: float) -> int:
    return int(place * len(source))


def _delete(place: float, length: int) -> Mutation:
    return lambda s: s[: _at(s, place)] + s[_at(s, place) + length :]


def _double(place: float, length: int) -> Mutation:
    return lambda s: s[: _at(s, place) + length] + s[_at(s, place) :]


def _insert(place: float, piece: bytes) -> Mutation:
    return lambda s: s[: _at(s, place)] + piece + s[_at(s, place) :]


def _swap(place: float, length: int) -> Mutation:
    def swap(s: bytes) -> bytes:
        at = _at(s, place)
        return (
            s[:at] + s[at + length : at + 2 * length] + s[at : at + length] + s[at + 2 * length :]
        )

    return swap


# Most of what can go wrong goes wrong at the top.
places = st.one_of(_place, st.floats(0, 0.2))
mutations = st.lists(
    st.one_of(
        st.builds(_delete, places, _length),
        st.builds(_double, places, _length),
        st.builds(_swap, places, _length),
        st.builds(_insert, places, st.sampled_from(PIECES)),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mutations")
    shutil.copytree(HERE / "common", root / "site")
    return root


def build(root: Path, *words: str) -> Run:
    folders = ("--output", root / "output", "--cache", root / "cache")
    site = ("--site", root / "site", "--now", NOW, "--jobs", "1", "--json")
    return gazette("build", *site, *folders, *words)


def lines_of(raw: bytes) -> int:
    """Return how many lines a file has, in whichever encoding: at least one."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode()
    ends = re.findall(rb"\r\n|\r|\n", raw)
    return max(1, len(ends) + (not raw.endswith((b"\r", b"\n"))))


@settings(max_examples=150)
@given(
    sample=st.sampled_from(SAMPLES),
    counterpart=st.booleans(),
    changes=mutations,
    words=st.sampled_from([(), (), ("--drafts",), ("--strict",), ("--lang", "zh")]),
)
def test_a_mangled_text_is_built_or_told(
    root: Path, sample: Path, *, counterpart: bool, changes: list[Mutation], words: tuple[str, ...]
) -> None:
    site = root / "site"
    shutil.rmtree(site / "content/news", ignore_errors=True)
    source = sample.read_bytes()
    mangled = source
    for change in changes:
        mangled = change(mangled)
    code = sample.name.split(".")[-2]
    other = {"en": "zh", "zh": "en"}[code]
    path = site / NAME.format(code)
    path.parent.mkdir(parents=True)
    path.write_bytes(mangled)
    if counterpart:
        (site / NAME.format(other)).write_bytes(source)
    run = build(root, *words)
    assert run.err == ""
    problems = run.report["problems"]
    graver = ("error", "warning") if "--strict" in words else ("error",)
    assert run.code == any(problem["severity"] in graver for problem in problems)
    for problem in problems:
        told = site / problem["path"]
        assert told.is_file(), problem
        assert 1 <= problem["line"] <= lines_of(told.read_bytes()), problem
        assert problem["message"], problem
        assert problem["hint"], problem
    whole = [tuple(sorted(problem.items(), key=str)) for problem in problems]
    assert len(set(whole)) == len(whole), problems
