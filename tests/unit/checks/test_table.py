"""The table of checks: each function reports the codes that it is named with, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gazette.checks import table
from gazette.checks.table import body_checks
from gazette.rules import CHECKED, RULES
from gazette.rules.protected import PROTECTED
from gazette.rules.rule import codes
from tests.sites_invalid.cases import Case, cases

AREAS = {"front_matter", "content", "markup", "links", "pictures"}
CASES = [case for case in cases() if case.folder.parent.name in AREAS]
CODES = codes(key for area in CHECKED for key in area)

# Errors of which a site may be built all the same: what is wrong is shown as it was written.
OPTIONAL_ERRORS = {"footnote-missing", "reference-missing", "unknown-admonition"}


def tables() -> list[Any]:
    return [
        *table.ITEM_CHECKS, *table.LINK_CHECKS, *table.PORTAL_CHECKS, *table.PLAN_CHECKS,
        *body_checks(),
    ]  # fmt: skip


def recorded(find: Callable[..., Any], seen: set[str]) -> Callable[..., Any]:
    """Return a function that finds the same, and notes the codes."""

    def found(*given: Any) -> Any:
        results = list(find(*given))
        seen.update(codes(each.key for each in results))
        return results

    return found


def test_every_check_reports_just_the_codes_that_it_is_named_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, set[str]] = {}

    def watched(checks: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            check._replace(find=recorded(check.find, seen.setdefault(check.find.__name__, set())))
            for check in checks
        )

    for name in ("ITEM_CHECKS", "LINK_CHECKS", "PORTAL_CHECKS", "PLAN_CHECKS"):
        monkeypatch.setattr(f"gazette.checks.{name}", watched(getattr(table, name)))
    lints = watched(body_checks())
    monkeypatch.setattr("gazette.read.items.body_checks", lambda: lints)
    for number, case in enumerate(CASES):
        if case.folder.parent.name != "front_matter":
            case.run(tmp_path / str(number), "en")
    assert seen == {check.find.__name__: set(check.codes) for check in tables()}


def test_every_code_of_the_table_is_that_of_a_rule() -> None:
    assert {code for check in tables() for code in check.codes} <= set(CODES)


# ---------------------------------------------------------------- what may be switched off


def test_no_warning_is_protected_but_where_an_error_has_its_code() -> None:
    errors = set(codes(key for key in RULES if RULES[key].severity == "error"))
    assert errors >= PROTECTED
    assert set(CODES) >= PROTECTED


def test_what_stops_a_build_is_protected_but_for_a_few() -> None:
    errors = {key.partition("+")[0] for area in CHECKED for key in area
              if area[key].severity == "error"}  # fmt: skip
    assert errors - PROTECTED == OPTIONAL_ERRORS


SWITCHABLE = [case for case in CASES if case.key.partition("+")[0] not in PROTECTED]


def test_all_that_may_be_switched_off_has_a_case() -> None:
    assert {case.key.partition("+")[0] for case in SWITCHABLE} == set(CODES) - PROTECTED


@pytest.mark.parametrize("case", SWITCHABLE, ids=lambda case: case.name)
def test_a_site_is_built_without_a_check_that_is_switched_off(case: Case, tmp_path: Path) -> None:
    code = case.key.partition("+")[0]
    settings = case.lay_out(tmp_path) / "site.toml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(f"\n[checks]\n{code} = false\n")
    run = case.run(tmp_path, "en", "--json")
    assert run.code == 0, run.out
    assert code not in run.codes
