"""What a new announcement costs does not grow with the portal."""

from __future__ import annotations

import os
from datetime import date

import pytest

from tests.incremental.large import Changes, LargeSite

_MOST = 40
_LONG = bool(os.environ.get("GAZETTE_LONG"))


@pytest.mark.parametrize(
    ("count", "more"),
    [
        # So many that every list of the portal comes to the end of a page.
        (200, 22),
        pytest.param(3000, 22 if _LONG else 2, marks=pytest.mark.measure),
    ],
)
def test_one_new_pair_rewrites_at_most_forty_files(
    count: int, more: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = LargeSite(tmp_path_factory.mktemp("bounds"), count)
    changes = Changes(site)
    costs = []
    for number in range(more):
        changes.add(count + number, date(2026, 1, 1 + number))
        costs.append(len(site.rebuild().changed))
    assert max(costs) <= _MOST, costs
    assert len(costs) == more
