"""Every kind of page in a real browser, under the policy that a portal is served with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.paths import PATHS
from tests.support.visit import Visit, wait_until


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nobody_else_breaks_no_policy_and_makes_no_error(
    visit: Visit, path: str
) -> None:
    visit.to(path)
    assert visit.faults == []
    assert visit.violations == []
    assert [url for url in visit.requests if not url.startswith(visit.base)] == []


def test_what_comes_late_is_waited_for_under_the_policy(visit: Visit) -> None:
    page = visit.to("/en/")
    page.evaluate("() => { setTimeout(() => { window.late = true; }, 200); }")
    wait_until(page, "() => window.late")
    assert visit.violations == []


def test_no_test_has_a_page_evaluate_a_text_by_itself() -> None:
    """The policy forbids that, but not at the first time: such a test fails by chance."""
    forbidden = "wait_for_" + "function("
    tests = Path(__file__).parent.rglob("*.py")
    assert [path.name for path in tests if forbidden in path.read_text("utf-8")] == []
