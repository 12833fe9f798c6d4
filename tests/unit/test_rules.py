"""The table of rules is whole: no key twice, every placeholder filled, every rule in use."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gazette.rules import RULES
from tests.support.run import REPOSITORY

PACKAGE = REPOSITORY / "gazette"
PLACEHOLDER = re.compile(r"(?<!%)(?:%%)*%\((\w+)\)[sd]")
# A problem's params stand behind its key; these calls take what is wrong, where, and params.
# What every call of a kind adds by itself, or reads from elsewhere, is not seen here.
MAKERS = {
    "problem", "error", "warning", "error_at", "warning_at",
    "fault", "_fault", "finding", "_problem",
}  # fmt: skip


def placeholders(key: str) -> set[str]:
    rule = RULES[key]
    return {*PLACEHOLDER.findall(rule.message), *PLACEHOLDER.findall(rule.hint)}


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return tuple(
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths
    )


def keys_of(path: Path) -> Iterator[str]:
    """Yield the key of each `"key": Rule(…)` of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(value, ast.Call) and isinstance(key, ast.Constant):
                    assert isinstance(key.value, str)
                    yield key.value


def test_no_rule_is_written_twice() -> None:
    every = Counter(key for path in (PACKAGE / "rules").glob("*.py") for key in keys_of(path))
    assert [key for key, count in every.items() if count > 1] == []
    assert set(every) == set(RULES)


def test_every_rule_can_be_broken() -> None:
    """Each key stands somewhere outside of rules/, whole or put together from its code."""
    told = {
        node.value
        for path, tree in trees()
        if not path.startswith("rules/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # f"wrong-type+{field}" leaves its beginning.
    begun = tuple(part for part in told if "+" in part and part.endswith(("+", "-")))
    parts = {key: {key, key.partition("+")[0], "+" + key.partition("+")[2]} for key in RULES}
    unsaid = [key for key in RULES if not told & parts[key]]
    assert [key for key in unsaid if not key.startswith(begun)] == []


def uses() -> Iterator[tuple[str, str, set[str]]]:
    """Yield place, key and the names of params of each call that makes a problem."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else (
                function.id if isinstance(function, ast.Name) else "")  # fmt: skip
            if name not in MAKERS or any(keyword.arg is None for keyword in node.keywords):
                continue
            given = {keyword.arg for keyword in node.keywords if keyword.arg}
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and argument.value in RULES:
                    yield f"{path}:{node.lineno}", argument.value, given


def test_every_use_of_a_rule_fills_its_placeholders() -> None:
    result = list(uses())
    assert len(result) > 60
    wrong = [(place, key, sorted(placeholders(key) - given)) for place, key, given in result]
    assert [each for each in wrong if each[2]] == []


@pytest.mark.parametrize("key", sorted(RULES))
def test_a_rule_can_be_said_and_is_a_sentence_without_its_end(key: str) -> None:
    params = dict.fromkeys(placeholders(key), 1)
    for text in (RULES[key].message, RULES[key].hint):
        # Where there is nothing to fill in, a percent sign is written twice all the same.
        said = text % params
        assert said.strip() == said
        assert said
        assert not re.search(r"\w\.$", said)
