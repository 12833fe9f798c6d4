"""Every rule that Gazette holds content, settings and design to, in one table.

A key is a rule's stable code, or `code+variant` for another sentence under the same code. The
files beside this one hold the rules by the place where they are found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gazette.rules import content, design, front_matter, links, machine, markup, pictures, settings
from gazette.rules.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **settings.RULES,
        **front_matter.RULES,
        **content.RULES,
        **markup.RULES,
        **links.RULES,
        **pictures.RULES,
        **design.RULES,
        **machine.RULES,
    }
)
