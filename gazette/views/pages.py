"""Pages before their contexts are made: where they stand, and what makes their contexts."""

from __future__ import annotations

from collections.abc import Callable

from gazette.model.page import Context, Page
from gazette.views.site_context import Locale


def page(
    locale: Locale,
    path: str,
    template: str,
    shape: type[Context],
    make: Callable[[], Context],
    *,
    source: str = "",
    line: int = 1,
) -> Page:
    """Return a page of a language; `make` returns its context, of class `shape`."""
    return Page(path, template, locale.code, locale.frame, shape, make, source, line)
