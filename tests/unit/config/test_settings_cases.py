"""Every mistake in site.toml is told once, at its line: cases/NAME.toml in, NAME.expected out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gazette.config import load
from gazette.errors import SettingsError
from gazette.rules.settings import RULES
from tests.support.expected import ExpectedFiles
from tests.unit.world import told

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_each_mistake_is_told_once_and_at_its_line(
    tmp_path: Path, name: str, expected_file: ExpectedFiles
) -> None:
    shutil.copy(CASES / f"{name}.toml", tmp_path / "site.toml")
    with pytest.raises(SettingsError) as stop:
        load(tmp_path)
    lines = [line.removeprefix("site.toml:") for line in told(stop.value.problems)]
    expected_file(CASES / f"{name}.expected", "\n".join(lines) + "\n")


def test_every_rule_for_settings_has_a_case() -> None:
    elsewhere = {"settings-missing"}  # test_load.py
    lines = [
        line for path in CASES.glob("*.expected") for line in path.read_text("utf-8").splitlines()
    ]
    assert {line.split()[1] for line in lines} == set(RULES) - elsewhere
