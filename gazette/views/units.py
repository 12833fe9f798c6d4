"""Views as build units: each with the digest of all that its files follow from.

A unit whose digest is the remembered one is not made again, and no notice of it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from gazette.digest import digest
from gazette.library.months import Month
from gazette.model.page import BuildUnit, Output
from gazette.views.site_context import SiteContext

Units = Callable[[SiteContext], Iterable[BuildUnit]]
View = Callable[[SiteContext], Iterable[Output]]


def each_time(name: str, view: View) -> Units:
    """Return the unit of a view of files to copy, which is quick to make."""
    return lambda site_context: (BuildUnit(name, b"", partial(view, site_context)),)


def of_settings(name: str, view: View) -> Units:
    """Return the unit of a view that follows from nothing but settings, frames and words."""
    return lambda site_context: (
        BuildUnit(name, digest(site_context.settings_fingerprint), partial(view, site_context)),
    )


def of_lists(
    name: str, view: View, fingerprints: Callable[[SiteContext], object] = lambda _: ()
) -> Units:
    """Return the unit of a view of all notices that shows no more than lists do.

    `fingerprints` returns what else it follows from.
    """

    def units(site_context: SiteContext) -> Iterable[BuildUnit]:
        fingerprint = digest(
            site_context.settings_fingerprint,
            site_context.library.lists.public_fingerprint,
            fingerprints(site_context),
        )
        return (BuildUnit(name, fingerprint, partial(view, site_context)),)

    return units


def of_months(
    name: str, view: Callable[[SiteContext, Month], Iterable[Output]], *, beside: bool = False
) -> Units:
    """Return the units of a view of each notice by itself, one a month.

    With `beside` it shows what stands before and after each too.
    """

    def units(site_context: SiteContext) -> Iterable[BuildUnit]:
        library, settings_fingerprint = site_context.library, site_context.settings_fingerprint
        for month in library.months.values():
            neighbours_fingerprint = library.lists.neighbours_fingerprint(month) if beside else ()
            fingerprint = digest(
                settings_fingerprint,
                library.lists.facts(month).pages_fingerprint,
                neighbours_fingerprint,
            )
            yield BuildUnit(f"{name} {month.name}", fingerprint, partial(view, site_context, month))

    return units
