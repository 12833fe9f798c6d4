"""A rule: the words for one thing that can be wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong, and what to do about it: msgids with `%(name)s` placeholders."""

    message: str
    hint: str


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for «to be translated later»
    """Mark a text for extraction; it is translated when it is printed."""
    return msgid
