"""Lighthouse, as a phone on a slow network sees the pages: full marks, and nothing that moves."""

from __future__ import annotations

import pytest

from tests.browser.lighthouse import CATEGORIES, PAGES, measured
from tests.support.measure import sample


@pytest.mark.alone
@pytest.mark.parametrize("path", sample(PAGES, 4))
def test_lighthouse_gives_full_marks(sample_site: str, path: str) -> None:
    scores = measured(sample_site + path)
    assert scores.points == dict.fromkeys(CATEGORIES, 100), scores.faults
    assert scores.shift == 0
