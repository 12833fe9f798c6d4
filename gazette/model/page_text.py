"""Interface texts that stand in sources rather than in templates."""

from __future__ import annotations


def page_text(msgid: str) -> str:
    """Mark a text for extraction; it is translated when a page shows it."""
    return msgid
