"""The recipe for a new check (docs/contributing.md) holds: it is followed in a copy of Gazette."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.recipes import copy_to, files_of, follow, python, recipe

RECIPE = recipe("A new check")
TESTS = ("tests/sites_invalid", "tests/test_sites_invalid.py", "tests/unit/test_reference.py")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Gazette with the new check, its case and its documents."""
    root = tmp_path_factory.mktemp("copy")
    copy_to(root, TESTS)
    follow(root, RECIPE)
    update = python(root, "-m", "pytest", "-q", "--update-fixtures", "-k", "summary or reference")
    assert update.returncode == 0, update.stdout + update.stderr
    return root


def problems(copy: Path, site: Path, settings: str = "") -> list[dict[str, Any]]:
    """Return what a check of the new case reports, with more settings."""
    invalid = copy / "tests" / "sites_invalid"
    shutil.copytree(invalid / "common", site)
    shutil.copytree(invalid / "content" / "summary-long", site, dirs_exist_ok=True)
    with (site / "site.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    report: dict[str, Any] = json.loads(
        python(copy, "build.py", "check", "--site", site, "--json").stdout
    )
    found: list[dict[str, Any]] = report["problems"]
    return found


def test_a_check_costs_three_modules() -> None:
    assert sum(name.startswith("gazette/") for name in files_of(RECIPE)) == 3


def test_a_new_check_is_reported(copy: Path, tmp_path: Path) -> None:
    (problem,) = problems(copy, tmp_path / "site")
    assert (problem["code"], problem["severity"]) == ("summary-long", "warning")
    assert problem["message"] == "the summary has 223 characters, more than 200"
    assert problem["line"] == 4


def test_it_can_be_switched_off(copy: Path, tmp_path: Path) -> None:
    assert problems(copy, tmp_path / "site", "\n[checks]\nsummary-long = false\n") == []


def test_it_is_documented(copy: Path) -> None:
    text = (copy / "docs/reference/checks.md").read_text("utf-8")
    (row,) = (line for line in text.splitlines() if line.startswith("| `summary-long` | warning |"))
    assert row.endswith("| `summary-long = false` |")


def test_its_case_is_complete_in_both_languages(copy: Path) -> None:
    chinese = copy / "tests/sites_invalid/content/summary-long/expected.zh.txt"
    assert "警告：摘要有 223 个字符，超过了 200 个；请写得更短" in chinese.read_text("utf-8")
    cases = python(
        copy, "-m", "pytest", "-q", "tests/test_sites_invalid.py", "-k", "summary or every"
    )
    assert cases.returncode == 0, cases.stdout
