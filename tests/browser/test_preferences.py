"""What readers ask of every site: less motion, colours of their own."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.paths import WITHDRAWN
from tests.support.visit import Visit


def test_nothing_moves_for_readers_who_want_less_motion(visit: Visit) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.to("/en/")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter((e) => {
          const style = getComputedStyle(e);
          return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none'
            || style.scrollBehavior === 'smooth';
        }).length"""
    )
    assert moving == 0


def test_in_forced_colours_what_is_told_by_colour_has_a_shape(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.to(f"/en/{WITHDRAWN}")
    # There is no theme to choose.
    expect(page.locator(".theme")).to_be_hidden()
    bars = page.locator(".site-nav a").evaluate_all(
        "links => new Set(links.map((link) => getComputedStyle(link).borderBottomColor)).size"
    )
    assert bars == 2
    for marked, side in ((".statement", "borderLeftWidth"), (".button", "borderTopWidth"),
                         (".site-nav [aria-current]", "borderBottomWidth")):  # fmt: skip
        width = page.locator(marked).first.evaluate(f"e => getComputedStyle(e).{side}")
        assert float(width.removesuffix("px")) >= 1, marked
