"""A rule: the words for one thing that can be wrong, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong, and what to do about it: msgids with `%(name)s` placeholders.

    An error stops the build; with a warning the site is built.
    """

    message: str
    hint: str
    severity: Severity = "error"


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for «to be translated later»
    """Mark a text for extraction; it is translated when it is printed."""
    return msgid


def codes(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of rules, each once: a key is a code, or `code+variant`."""
    return tuple(dict.fromkeys(key.partition("+")[0] for key in keys))
