"""What became of a body, for lints to look at: a source and what Markdown made of it flow in."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from gazette.markup.lines import Places
from gazette.model.fragment import Finding
from gazette.problems import Param


class Conversion(NamedTuple):
    """One body, converted.

    `html` has no slots. `raw` are the pieces of the author's own HTML. `footnotes` are those that
    are written, `references` the names of all lines `[name]: address`. `admonitions` are the
    boxes' kinds, `lost_rows` the table rows with too many cells, in the order of the text.
    """

    places: Places
    html: str
    raw: Sequence[str]
    footnotes: Mapping[str, str]
    references: Container[str]
    admonitions: Sequence[str]
    lost_rows: Sequence[str]

    @property
    def text(self) -> str:
        """The source without code and comments, character for character."""
        return self.places.text

    def finding(self, key: str, position: int, **params: Param) -> Finding:
        """Return a finding at a character of `text`."""
        return Finding(key, self.places.line_at(position), tuple(sorted(params.items())))


Lint = Callable[[Conversion], Iterable[Finding]]
"""Looks for something that is likely a mistake in what became of a body."""
