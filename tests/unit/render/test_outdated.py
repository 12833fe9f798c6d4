"""What makes a file outdated, as a truth table."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import pytest

from gazette.model.page import Copy, FileStat, Key, Output, Page, PageKind, Reason, Remembered
from gazette.render.outdated import candidates, forgotten, reasons

KEY = Key(b"template", b"content", b"words", b"engine")
WRITTEN = FileStat(120, 1_600_000_000_000_000_000)
REMEMBERED = Remembered(KEY, WRITTEN, ("new",))
PARTS = ("template", "content", "words", "engine")
SHARED = ("template", "words", "engine")


SAME = frozenset({"en/index.html"})


class Row(NamedTuple):
    """What is looked at before a key is known."""

    template: bytes = b"template"
    content: bytes = b"content"
    words: bytes = b"words"
    engine: bytes = b"engine"


def unmade() -> object:
    raise AssertionError("a context was made, though nobody has to ask")


def page(path: str = "en/index.html") -> Page:
    return Page(path, PageKind("t.html", tuple), "en", None, unmade)


def shared(_output: Output) -> tuple[bytes, bytes, bytes]:
    return b"template", b"words", b"engine"


def is_candidate(
    output: Output,
    rows: Mapping[str, Row],
    modified: frozenset[str] = frozenset(),
    same: frozenset[str] = SAME,
) -> bool:
    result = list(candidates([output], rows, shared, modified, same))
    assert result in ([], [output])
    return bool(result)


# ---------------------------------------------------------------- before the key is known

OUTPUTS = [page(), Copy("en/index.html", "/src", b"content")]


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_is_as_remembered_is_no_candidate(output: Output) -> None:
    assert not is_candidate(output, {output.path: Row()})
    assert not is_candidate(output, {output.path: Row()}, frozenset({"en/other.html"}))


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_nobody_remembers_is_a_candidate(output: Output) -> None:
    assert is_candidate(output, {})
    assert is_candidate(output, {"en/other.html": Row()})


def test_a_page_that_may_have_another_context_is_a_candidate() -> None:
    assert is_candidate(page(), {"en/index.html": Row()}, same=frozenset())


def test_a_file_is_a_candidate_by_its_own_bytes_alone() -> None:
    _, copy = OUTPUTS
    assert not is_candidate(copy, {copy.path: Row()}, same=frozenset())
    assert is_candidate(copy, {copy.path: Row(content=b"old")})


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("parts", [c for n in range(1, 4) for c in combinations(SHARED, n)])
def test_each_part_that_differs_makes_a_candidate(output: Output, parts: tuple[str, ...]) -> None:
    assert is_candidate(output, {output.path: Row()._replace(**dict.fromkeys(parts, b"old"))})


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_is_not_as_it_was_left_on_disk_is_a_candidate(output: Output) -> None:
    assert is_candidate(output, {output.path: Row()}, frozenset({output.path}))


def test_candidates_come_in_the_order_of_the_plan() -> None:
    outputs = [page(path) for path in ("z", "a", "m", "b")]
    rows = {"a": Row(), "z": Row(engine=b"old"), "b": Row(words=b"old")}
    result = candidates(outputs, rows, shared, frozenset(), frozenset("zamb"))
    assert [output.path for output in result] == ["z", "m", "b"]


# ---------------------------------------------------------------- when the key is known


@pytest.mark.parametrize("modified", [False, True])
def test_a_page_that_nobody_remembers_is_new_whatever_stands_at_its_path(modified: bool) -> None:
    assert reasons(KEY, None, modified=modified) == ("new",)


@pytest.mark.parametrize("modified", [False, True])
@pytest.mark.parametrize(
    "contents", [Remembered(None, None), Remembered(KEY, None), Remembered(None, WRITTEN)]
)
def test_a_page_that_was_being_written_when_a_build_was_cut_short_is_unfinished(
    contents: Remembered, modified: bool
) -> None:
    assert reasons(KEY, contents, modified=modified) == ("unfinished",)


def test_a_page_with_the_same_key_and_the_file_that_was_written_is_kept() -> None:
    assert reasons(KEY, REMEMBERED, modified=False) == ()


@pytest.mark.parametrize("parts", [c for n in range(1, 5) for c in combinations(PARTS, n)])
def test_each_part_of_the_key_that_differs_is_a_reason(parts: tuple[Reason, ...]) -> None:
    old = REMEMBERED._replace(key=KEY._replace(**dict.fromkeys(parts, b"old")))
    assert reasons(KEY, old, modified=False) == parts
    assert reasons(KEY, old, modified=True) == (*parts, "changed on disk")


def test_a_file_that_is_not_the_one_written_is_a_reason() -> None:
    assert reasons(KEY, REMEMBERED, modified=True) == ("changed on disk",)


# ---------------------------------------------------------------- what is gone


def test_what_is_remembered_and_no_longer_planned_is_forgotten_in_order_of_path() -> None:
    known = ["b", "en/index.html", "a/x", "a", "c"]
    assert forgotten([page()], known) == ("a", "a/x", "b", "c")
    assert forgotten([page(path) for path in known], known) == ()
    assert forgotten([page()], []) == ()
