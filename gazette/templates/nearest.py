"""Advice for a name that is not known: the name flows in, the one it may stand for flows out."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from gazette.problems import Param


def nearest(name: str, known: Collection[str]) -> dict[str, Param]:
    """Return the parameter `nearest`, where there is a known name that `name` may stand for."""
    found = get_close_matches(name, sorted(known), 1)
    return {"nearest": found[0]} if found else {}
