"""Lines of a source as its containers hold them, and the code among them: values."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line of a container, without what marks it as the container's; `number` counts from 0."""

    number: int
    text: str


class Code(NamedTuple):
    """A block of code: the lines that it takes in the source, what stands behind the fence, and
    its text. `info` is None for code that is indented.
    """

    first: int
    last: int
    info: str | None
    text: str
