"""The reference documents say what is declared; `make fixtures` writes them anew."""

from __future__ import annotations

import re

from gazette.config.settings import SETTINGS
from gazette.rules import CHECKED
from gazette.rules.protected import PROTECTED
from gazette.rules.rule import codes
from tests.support.expected import ExpectedFiles
from tests.support.reference import AREAS, checks_reference, settings_reference
from tests.support.run import REPOSITORY

FOLDER = REPOSITORY / "docs" / "reference"


def test_the_reference_of_settings_follows_from_the_table(expected_file: ExpectedFiles) -> None:
    expected_file(FOLDER / "settings.md", settings_reference(SETTINGS))


def test_the_reference_of_checks_follows_from_the_table(expected_file: ExpectedFiles) -> None:
    areas = dict(zip(AREAS, CHECKED, strict=True))
    expected_file(FOLDER / "checks.md", checks_reference(areas, PROTECTED))


def test_every_code_has_one_row_in_its_area() -> None:
    text = checks_reference(dict(zip(AREAS, CHECKED, strict=True)), PROTECTED)
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE)
    assert rows == [code for area in CHECKED for code in codes(area)]
