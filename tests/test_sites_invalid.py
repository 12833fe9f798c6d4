"""Every rule has a small site that breaks it, and says so in both languages; nothing else happens.

The sites stand in `sites_invalid/`; what they are made of is told in `sites_invalid/cases.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazette.rules import AREAS, RULES, machine
from tests.sites_invalid.cases import LANGUAGES, Case, cases, pattern
from tests.support.expected import ExpectedFiles

CASES = cases()

# Rules that no file of a site can break, and where they are tested.
ELSEWHERE = {
    **dict.fromkeys(machine.RULES, "the machine has to fail: tests/unit/{state,write,workers}"),
    "name-not-utf-8": "no repository holds such a name everywhere: sites_invalid/test_runs.py",
    **dict.fromkeys(
        ("name-control", "symlink-outside", "symlink-dead", "symlink-deep", "not-a-file"),
        "no repository holds such files everywhere: sites_invalid/test_odd_files.py",
    ),
    "text-unread": "no other rule may break: tests/unit/read/test_items.py",
    "notice-vanishes": "no other rule may break: tests/unit/stages/test_removals.py",
    "unreadable": "a permission has to be missing: sites_invalid/test_runs.py",
}

# Areas whose mistakes are of the content, the others stop everything else (design.md, section 5).
CONTENT = {"front_matter", "content", "markup", "links", "pictures"}


# ---------------------------------------------------------------- each rule by itself


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_site_that_breaks_a_rule_is_told_what_is_wrong(
    case: Case, tmp_path: Path, expected_file: ExpectedFiles
) -> None:
    for language in LANGUAGES:
        run = case.run(tmp_path, language)
        expected_file(case.expected(language), run.err)
        assert run.code == _code(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_expected_breaks_the_rule_that_the_case_is_named_after(case: Case) -> None:
    *lines, _ = case.expected("en").read_text("utf-8").splitlines()
    assert [line for line in lines if pattern(case.key).fullmatch(line)], lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_languages_tell_the_same_problems_at_the_same_places(case: Case) -> None:
    english, chinese = (_places(case.expected(language)) for language in LANGUAGES)
    assert english == chinese
    assert len(english) == len(set(case.expected("en").read_text("utf-8").splitlines())) - 1


def test_every_rule_has_a_case_or_a_reason() -> None:
    assert {case.key for case in CASES} | set(ELSEWHERE) == set(RULES)


def test_no_rule_stands_in_two_places() -> None:
    assert sorted(key for area in AREAS for key in area) == sorted(RULES)


def _code(case: Case) -> int:
    if case.folder.parent.name not in CONTENT:
        return 2
    *_, last = case.expected("en").read_text("utf-8").splitlines()
    return 0 if last.startswith("0 errors, ") else 1


def _places(expected: Path) -> list[str]:
    """Return where problems are told, in order: `path:line`, an option, or `gazette`."""
    told = expected.read_text("utf-8").splitlines()[:-1]
    result = [re.match(r"(gazette|--[a-z]+|[^\s:：]+:\d+)(?=[:：])", line) for line in told]
    assert all(result), told
    return [place[1] for place in result if place]
