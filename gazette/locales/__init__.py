"""The words and formats of a language: message catalogs and CLDR flow in, texts flow out.

The only place that knows Babel, which is imported when a catalog is new or a date is written, and
not before: a build in which nothing changed does without.
"""

from __future__ import annotations

from gazette.locales.compiled import Compiled
from gazette.locales.formats import Formats, knows
from gazette.locales.words import Msgid, Words, catalog_path

__all__ = ["Compiled", "Formats", "Msgid", "Words", "catalog_path", "knows"]
