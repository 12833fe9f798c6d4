"""Views as parts of the plan: each with the digest of all that its files follow from.

A part whose digest is the remembered one is not made again, and no notice of it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from gazette.digest import digest
from gazette.library.months import Month
from gazette.model.page import Output, Part
from gazette.views.scene import Scene

Parts = Callable[[Scene], Iterable[Part]]
View = Callable[[Scene], Iterable[Output]]


def each_time(name: str, view: View) -> Parts:
    """Return the part of a view of files to copy, which is quick to make."""
    return lambda scene: (Part(name, b"", partial(view, scene)),)


def of_settings(name: str, view: View) -> Parts:
    """Return the part of a view that follows from nothing but settings, frames and words."""
    return lambda scene: (Part(name, digest(scene.settings_fingerprint), partial(view, scene)),)


def of_lists(
    name: str, view: View, fingerprints: Callable[[Scene], object] = lambda _: ()
) -> Parts:
    """Return the part of a view of all notices that shows no more than lists do.

    `fingerprints` returns what else it follows from.
    """

    def parts(scene: Scene) -> Iterable[Part]:
        fingerprint = digest(
            scene.settings_fingerprint, scene.library.public_fingerprint, fingerprints(scene)
        )
        return (Part(name, fingerprint, partial(view, scene)),)

    return parts


def of_months(
    name: str, view: Callable[[Scene, Month], Iterable[Output]], *, beside: bool = False
) -> Parts:
    """Return the parts of a view of each notice by itself, one a month.

    With `beside` it shows what stands before and after each too.
    """

    def parts(scene: Scene) -> Iterable[Part]:
        library, settings_fingerprint = scene.library, scene.settings_fingerprint
        for month in library.months.values():
            neighbours_fingerprint = library.neighbours_fingerprint(month) if beside else ()
            fingerprint = digest(
                settings_fingerprint,
                library.facts(month).pages_fingerprint,
                neighbours_fingerprint,
            )
            yield Part(f"{name} {month.name}", fingerprint, partial(view, scene, month))

    return parts
