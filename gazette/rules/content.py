"""Rules."""

from __future__ import annotations

from gazette.rules.rule import Rule

RULES: dict[str, Rule] = {}
