"""Every case: a file as an editor could leave it, and everything that is read from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from yaml import BaseLoader

from gazette.parse import compose
from gazette.rules.front_matter import RULES
from tests.support.expected import ExpectedFiles
from tests.unit.parse.cases import CASES, read_case, sentence, shown

FILES = sorted(CASES.glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_as_expected(path: Path, expected_file: ExpectedFiles) -> None:
    expected_file(path.with_suffix(".expected"), shown(read_case(path)))


def test_every_expected_reading_has_its_file() -> None:
    assert {path.stem for path in CASES.glob("*.expected")} == {path.stem for path in FILES}


def test_every_rule_is_broken_by_some_case() -> None:
    broken = {problem.key for path in FILES for problem in read_case(path).problems}

    assert broken == RULES.keys()


def test_a_rule_names_exactly_what_its_problems_carry() -> None:
    for path in FILES:
        for problem in read_case(path).problems:
            rule = RULES[problem.key]
            named = set(re.findall(r"%\((\w+)\)", rule.message + rule.hint))
            assert named == dict(problem.params).keys(), sentence(problem)


def test_places_lie_within_the_file() -> None:
    for path in FILES:
        lines = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for problem in read_case(path).problems:
            assert 1 <= problem.line <= len(lines), (path.stem, sentence(problem))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_without_libyaml_the_same_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_case(path)
    monkeypatch.setattr(compose, "Loader", BaseLoader)
    slow = read_case(path)

    assert slow.fields == fast.fields
    assert slow.body == fast.body
    assert slow.lines == fast.lines
    assert [(p.key, p.line) for p in slow.problems] == [(p.key, p.line) for p in fast.problems]
