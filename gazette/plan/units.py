"""All build units: a site context and static files in, the units in order out.

Files reach the readers in this order.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.page import BuildUnit, Ready
from gazette.views import VIEWS, SiteContext


def build_units(site_context: SiteContext, static: Iterable[Ready]) -> list[BuildUnit]:
    """Return all build units: static files first, then what the views make."""
    ready = tuple(static)
    return [
        BuildUnit("static", b"", lambda: ready),
        *(unit for view in VIEWS for unit in view(site_context)),
    ]
