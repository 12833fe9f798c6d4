"""The words and formats of a language: message catalogs and CLDR flow in, texts flow out.

The only place that knows Babel, which is imported when a catalog is new or a date is written, and
not before: a build in which nothing changed does without.
"""

from __future__ import annotations

from importlib.metadata import version

from gazette.locales.formats import Formats
from gazette.locales.words import Compiled, Msgid, Words

ENGINE: tuple[str, ...] = (f"babel {version('babel')}",)
"""Versions of what made the texts; part of every page's key."""

__all__ = ["ENGINE", "Compiled", "Formats", "Msgid", "Words"]
