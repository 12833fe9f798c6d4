"""Who issued a notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Who issued a notice. `lang` is a BCP 47 tag, or empty for the text's own language."""

    name: str
    url: str = ""
    lang: str = ""
