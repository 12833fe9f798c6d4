"""Every rule that Gazette holds content, settings and design to, in one table.

A key is a rule's stable code, or `code+variant` for another sentence under the same code. The
files beside this one hold the rules by the place where they are found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gazette.rules import (
    content,
    design,
    front_matter,
    links,
    machine,
    markup,
    pictures,
    settings,
    source,
    usage,
)
from gazette.rules.rule import Rule

CHECKED: tuple[Mapping[str, Rule], ...] = (
    source.RULES,
    front_matter.RULES,
    content.RULES,
    markup.RULES,
    links.RULES,
    pictures.RULES,
    settings.RULES,
)
"""The rules that content and settings are held to; their codes may stand in `[checks]`."""

AREAS: tuple[Mapping[str, Rule], ...] = (*CHECKED, design.RULES, machine.RULES, usage.RULES)

RULES: Mapping[str, Rule] = MappingProxyType(
    {key: rule for area in AREAS for key, rule in area.items()}
)
