"""What comes out of reading one file: typed fields, the body, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.model.fields import Fields
from gazette.problems import Problem


@dataclass(frozen=True, slots=True)
class ParseResult:
    """One file of content, read.

    `fields` is None where there is no usable title. `lines` gives the file's line, from 1, of
    each key; nested ones are written `attachments.brochure.pdf`, `withdrawn.reason`, `topics.0`.
    `body` is Markdown with `\\n` as its only line break, `body_line` the file's line, from 1, that
    the body begins on.
    """

    fields: Fields | None
    lines: Mapping[str, int]
    body: str
    body_line: int
    problems: tuple[Problem, ...]
