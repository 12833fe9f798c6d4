"""What makes a page outdated, as a truth table."""

from dataclasses import replace
from itertools import combinations

import pytest

from gazette.model.page import Copy, Key, Reason, Remembered, Stamp
from gazette.outdated import compare

KEY = Key(b"template", b"content", b"words", b"engine")
WRITTEN = Stamp(120, 1_600_000_000_000_000_000)
PAGE = Copy("en/index.html", "/src", b"")
PARTS = ("template", "content", "words", "engine")


def reasons(memory: Remembered | None, found: Stamp | None) -> tuple[Reason, ...]:
    remembered = {} if memory is None else {PAGE.path: memory}
    decision = compare([(PAGE, KEY)], remembered, lambda _: found)
    assert decision.kept == 1 - len(decision.make)
    assert decision.delete == ()
    return decision.make[0][2] if decision.make else ()


def test_a_page_that_nobody_remembers_is_new() -> None:
    assert reasons(None, None) == ("new",)


def test_a_page_that_nobody_remembers_is_new_even_where_a_file_stands_at_its_path() -> None:
    assert reasons(None, WRITTEN) == ("new",)


@pytest.mark.parametrize("found", [None, WRITTEN])
def test_a_page_that_was_being_written_when_a_build_was_cut_short_is_unfinished(
    found: Stamp | None,
) -> None:
    assert reasons(Remembered(None, None), found) == ("unfinished",)
    assert reasons(Remembered(KEY, None), found) == ("unfinished",)


def test_a_page_with_the_same_key_and_the_file_that_was_written_is_kept() -> None:
    assert reasons(Remembered(KEY, WRITTEN, ("new",)), WRITTEN) == ()


@pytest.mark.parametrize("parts", [c for n in range(1, 5) for c in combinations(PARTS, n)])
def test_each_part_of_the_key_that_differs_is_a_reason(parts: tuple[str, ...]) -> None:
    old = replace(KEY, **dict.fromkeys(parts, b"old"))
    assert reasons(Remembered(old, WRITTEN), WRITTEN) == parts


@pytest.mark.parametrize(
    "found", [None, replace(WRITTEN, size=121), replace(WRITTEN, mtime=WRITTEN.mtime + 1)]
)
def test_a_file_that_is_missing_or_not_the_one_written_is_a_reason(found: Stamp | None) -> None:
    assert reasons(Remembered(KEY, WRITTEN), found) == ("changed on disk",)


def test_a_changed_file_is_a_reason_besides_a_changed_key() -> None:
    old = replace(KEY, words=b"old")
    assert reasons(Remembered(old, WRITTEN), None) == ("words", "changed on disk")


def test_what_is_remembered_and_no_longer_planned_is_deleted_in_order_of_path() -> None:
    known = dict.fromkeys(["b", "en/index.html", "a/x", "a"], Remembered(KEY, WRITTEN))
    unfinished = {"c": Remembered(None, None)}
    decision = compare([(PAGE, KEY)], known | unfinished, lambda _: WRITTEN)
    assert decision.delete == ("a", "a/x", "b", "c")
    assert decision.kept == 1


def test_pages_are_made_in_the_order_of_the_plan() -> None:
    outputs = [(Copy(path, "", b""), KEY) for path in ("z", "a", "m")]
    remembered = {"a": Remembered(KEY, WRITTEN)}
    decision = compare(outputs, remembered, lambda _: WRITTEN)
    assert [output.path for output, _, _ in decision.make] == ["z", "m"]
    assert decision.kept == 1
