"""The withdrawal of a notice."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model.field import Field
from gazette.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When a notice was withdrawn, and why; None and empty where another language says it."""

    date: Moment | None
    reason: str


WITHDRAWAL_PARTS: tuple[Field, ...] = (
    Field(
        name="date", kind="date", needed=True, shared=True,
        meaning="when",
        default="an error", example="2026-11-25",
        synonyms="time on 日期 时间",
    ),
    Field(
        name="reason", kind="text", needed=True,
        meaning="why, in a sentence",
        default="the other language's reason, marked as such; else an error",
        example="The seminar is cancelled.",
        synonyms="why note because 原因 理由",
    ),
)  # fmt: skip
"""The fields that `withdrawn` has."""
