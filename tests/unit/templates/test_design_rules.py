"""Every rule for templates, catalogs and style sheets is met by a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.rules.design import RULES

TESTS = [
    path.read_text(encoding="utf-8")
    for names in ("locales/test_*.py", "templates/test_*.py", "read/test_stylesheets.py")
    for path in sorted(Path(__file__).parents[1].glob(names))
]


@pytest.mark.parametrize("key", sorted(RULES))
def test_a_test_expects_the_rule_by_name(key):
    assert any(f'"{key}"' in text for text in TESTS)
