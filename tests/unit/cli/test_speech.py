"""What is said to people: in which language, and in which words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from gazette.cli.arguments import wanted_language
from gazette.cli.speech import Speech, language
from gazette.model.options import Explanation, Outcome
from gazette.problems import Problem, error
from gazette.problems import problem as broken
from gazette.rules import RULES
from tests.support.run import REPOSITORY

PLACEHOLDER = re.compile(r"(?<!%)(?:%%)*%\((\w+)\)([sd])")
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def speech(code: str) -> Speech:
    return Speech(code, REPOSITORY)


# ---------------------------------------------------------------- which language


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "ZH-CN"}, "zh"),
        ({"LANG": "zhx_XX"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": ""}, "zh"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_TIME": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_CN", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:zh_CN:en", "LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LANGUAGE": "fr:de", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_CN", "LANG": "C"}, "en"),
        ({"LANGUAGE": "zh_CN", "LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX"}, "en"),
    ],
)
def test_the_tool_speaks_as_the_environment_says(environment: dict[str, str], code: str) -> None:
    assert language(None, environment) == code


@pytest.mark.parametrize(("wanted", "code"), [("en", "en"), ("zh", "zh"), ("fr", "zh"), ("", "zh")])
def test_a_wish_goes_before_the_environment_if_it_can_be_met(wanted: str, code: str) -> None:
    assert language(wanted, {"LANG": "zh_CN.UTF-8"}) == code


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        ([], None),
        (["build", "--lang", "zh"], "zh"),
        (["--lang=zh", "--drafts"], "zh"),
        (["--lang="], ""),
        (["--lang"], None),
        (["--language", "zh"], None),
        (["--site", "--lang"], None),
    ],
)
def test_the_wanted_language_is_known_before_anything_else(
    argv: list[str], wanted: str | None
) -> None:
    assert wanted_language(argv) == wanted


# ---------------------------------------------------------------- problems


def test_a_problem_is_a_line_of_place_fault_and_advice() -> None:
    problem = error("unknown-field", "content/news/a.en.md", 7, field="titel", nearest="title")
    assert speech("en").problem(problem) == (
        "content/news/a.en.md:7: the field “titel” is not known; did you mean “title”?"
    )
    assert speech("zh").problem(problem).startswith("content/news/a.en.md:7")


def test_a_warning_says_that_it_is_one() -> None:
    problem = broken("duplicate-topic", "content/news/a.en.md", 7, topic="testing")
    assert speech("en").problem(problem) == (
        "content/news/a.en.md:7: warning: the topic “testing” stands here twice; "
        "delete one of the two"
    )
    graver = Problem(**{**{k: getattr(problem, k) for k in Problem.__slots__}, "severity": "error"})
    assert speech("zh").problem(problem) != speech("zh").problem(graver)


def test_a_problem_of_no_file_is_laid_to_gazette() -> None:
    assert speech("en").problem(error("disk-full", "")).startswith("gazette: there is no space")


@pytest.mark.parametrize("key", sorted(RULES))
def test_every_rule_is_said_whole_in_both_languages(key: str) -> None:
    rule = RULES[key]
    result = dict(PLACEHOLDER.findall(rule.message + rule.hint))
    values = {name: 40 + n if kind == "d" else f"⟨{name}⟩" for n, (name, kind) in
              enumerate(sorted(result.items()))}  # fmt: skip
    problem = error(key, "x.md", 1, **values)
    english = speech("en").message(problem) + speech("en").hint(problem)
    chinese = speech("zh").message(problem) + speech("zh").hint(problem)
    for text in (english, chinese):
        assert "%(" not in text or key in {"missing-placeholder", "unknown-placeholder"}
        assert all(str(value) in text for value in values.values())
    assert not HAN.search(english.replace("⟨", "")) or HAN.search(rule.message + rule.hint)
    assert HAN.search(speech("zh").message(problem))
    assert HAN.search(speech("zh").hint(problem))


def test_a_value_may_hold_anything() -> None:
    value = "100% %(name)s {x} “；\n"
    problem = error("bad-policy", "x.md", 1, field="x", value=value, known="a, b")
    assert value in speech("en").problem(problem)
    assert value in speech("zh").problem(problem)


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [(1, 0, "1 error, 0 warnings"), (2, 1, "2 errors, 1 warning"), (0, 5, "0 errors, 5 warnings")],
)
def test_problems_are_counted(errors: int, warnings: int, line: str) -> None:
    assert speech("en").problems_counted(errors, warnings) == line
    assert HAN.search(speech("zh").problems_counted(errors, warnings))


# ---------------------------------------------------------------- outcomes


@pytest.mark.parametrize(
    ("written", "first"), [(1, "1 page written, 2 kept, 3 deleted"),
                           (0, "0 pages written, 2 kept, 3 deleted")]
)  # fmt: skip
def test_a_build_says_what_it_did_and_when_to_build_again(written: int, first: str) -> None:
    due = datetime(2026, 8, 31, 16, tzinfo=UTC)
    outcome = Outcome(3, written, 2, 3, due, ())
    zone = ZoneInfo("Asia/Shanghai")
    assert speech("en").outcome(outcome, zone) == [
        first, "The site next changes on 2026-09-01 00:00: build it again then.",
    ]  # fmt: skip
    assert all(HAN.search(line) for line in speech("zh").outcome(outcome, zone))
    assert len(speech("en").outcome(Outcome(3, 1, 2, 0, None, ()), zone)) == 1


def test_reasons_are_told_for_now_or_for_the_last_time() -> None:
    now = Explanation("en/index.html", ("template", "content"), ())
    assert speech("en").explanation(now) == (
        "en/index.html was written: a template that it is made from changed "
        "and what it shows changed."
    )
    earlier = Explanation("en/index.html", (), ("new",))
    assert speech("en").explanation(earlier) == (
        "en/index.html was kept: nothing that it is made from changed. "
        "When it was last written: it is new."
    )
    assert HAN.search(speech("zh").explanation(earlier))
