"""What a run will need once it has read something: modules, imported while others read."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "babel.dates",
    "babel.numbers",
    "gazette.locales.catalog",
    "gazette.speedups.jinja.compiled",
    "gazette.speedups.jinja.environment",
    "jinja2.ext",
)
"""What the edit of a single body needs, too."""


def preload() -> None:
    """Import what pages are made with; each is imported where it is used, too."""
    for name in MODULES:
        import_module(name)
