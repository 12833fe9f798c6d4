"""Views as build units: each with the digest of all that its files follow from.

A unit whose digest is the remembered one is not made again, and no notice of it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from gazette.digest import digest
from gazette.library.months import Month
from gazette.model.page import BuildUnit, Output
from gazette.views.scene import Scene

Units = Callable[[Scene], Iterable[BuildUnit]]
View = Callable[[Scene], Iterable[Output]]


def each_time(name: str, view: View) -> Units:
    """Return the unit of a view of files to copy, which is quick to make."""
    return lambda scene: (BuildUnit(name, b"", partial(view, scene)),)


def of_settings(name: str, view: View) -> Units:
    """Return the unit of a view that follows from nothing but settings, frames and words."""
    return lambda scene: (
        BuildUnit(name, digest(scene.settings_fingerprint), partial(view, scene)),
    )


def of_lists(
    name: str, view: View, fingerprints: Callable[[Scene], object] = lambda _: ()
) -> Units:
    """Return the unit of a view of all notices that shows no more than lists do.

    `fingerprints` returns what else it follows from.
    """

    def units(scene: Scene) -> Iterable[BuildUnit]:
        fingerprint = digest(
            scene.settings_fingerprint, scene.library.public_fingerprint, fingerprints(scene)
        )
        return (BuildUnit(name, fingerprint, partial(view, scene)),)

    return units


def of_months(
    name: str, view: Callable[[Scene, Month], Iterable[Output]], *, beside: bool = False
) -> Units:
    """Return the units of a view of each notice by itself, one a month.

    With `beside` it shows what stands before and after each too.
    """

    def units(scene: Scene) -> Iterable[BuildUnit]:
        library, settings_fingerprint = scene.library, scene.settings_fingerprint
        for month in library.months.values():
            neighbours_fingerprint = library.neighbours_fingerprint(month) if beside else ()
            fingerprint = digest(
                settings_fingerprint,
                library.facts(month).pages_fingerprint,
                neighbours_fingerprint,
            )
            yield BuildUnit(f"{name} {month.name}", fingerprint, partial(view, scene, month))

    return units
