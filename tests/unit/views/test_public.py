"""What other pages show of a notice is on the list of what they may show."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.library.cards import PUBLIC
from gazette.model.card import Card
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.views import SiteContext
from gazette.views.entries import entry, neighbour
from gazette.views.favorites import title_units
from gazette.views.robots import sitemap_units
from tests.support.content import notice
from tests.unit.world import view

CARD = "2020/12-24-a"
PLACES = ("live", "held")
"""Of these the digests alone are private."""
PRIVATE = [name for name in Card._fields if name not in PUBLIC and name not in PLACES]


@pytest.mark.parametrize("name", [*PRIVATE, *PLACES])
def test_no_other_page_shows_what_is_not_public(tmp_path: Path, name: str) -> None:
    site_context = view(tmp_path, notice(CARD, en="A", zh="甲"))
    (month,) = site_context.library.months.values()
    (one,) = month.notices
    before = shown_elsewhere(site_context, one)
    card = one.item.card
    # Whatever looks into it fails.
    other = [(*place[:2], None) for place in getattr(card, name)] if name in PLACES else None
    one.item.card = card._replace(**{name: other})
    assert shown_elsewhere(site_context, one) == before


def shown_elsewhere(site_context: SiteContext, notice: Notice) -> str:
    """Return all that lists, neighbours, the sitemap and favourites show of a notice."""
    units = (*title_units(site_context), *sitemap_units(site_context))
    pages = [page.context for unit in units for page in unit.make() if isinstance(page, Page)]
    return repr(
        [
            pages,
            *(
                (entry(site_context, t, notice), neighbour(site_context, t, notice))
                for t in site_context.locales
            ),
        ]
    )
