"""Every kind of page in a real browser, under the policy that a portal is served with."""

from __future__ import annotations

import pytest

from tests.browser.paths import PATHS
from tests.support.visit import Visit


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nobody_else_breaks_no_policy_and_makes_no_error(
    visit: Visit, path: str
) -> None:
    visit.to(path)
    assert visit.faults == []
    assert visit.violations == []
    assert [url for url in visit.requests if not url.startswith(visit.base)] == []
