"""A compiled catalog: what is used of a .po file at run time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Name = tuple[str | None, str]
"""Context and singular: what a catalog files a message under."""

GERMANIC = "(n != 1)"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is used of a catalog: no fuzzy message, no empty one.

    `plural` is the C expression of the header's Plural-Forms (GNU gettext manual, section 11.2.6);
    `single` has messages of one form, `forms` those with plural forms, in the order of the rule.
    """

    plural: str = GERMANIC
    single: Mapping[Name, str] = field(default_factory=dict)
    forms: Mapping[Name, tuple[str, ...]] = field(default_factory=dict)
