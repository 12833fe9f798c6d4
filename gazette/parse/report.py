"""Collects, while one file is read, what is wrong and where each key stands.

Places flow in as YAML marks (lines and columns from 0, in the front matter); problems flow out
with lines and columns of the file, from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from yaml.nodes import Node

from gazette.problems import Param, Problem, problem


@dataclass(slots=True)
class Report:
    """The problems and lines of one file.

    `top` is the file's line, from 1, of the front matter's first line. `commented` are the lines
    of the front matter where a text may have been cut by a `#`, else empty. `muted` are the lines
    of the file whose values are not worth checking, because they could not be read as written.
    """

    path: str
    top: int = 1
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    commented: list[str] = field(default_factory=list)
    muted: set[int] = field(default_factory=set)

    def error(self, key: str, node: Node, **params: Param) -> None:
        """Add an error at the place where `node` begins."""
        line, column = node.start_mark.line + self.top, node.start_mark.column + 1
        if line not in self.muted:
            self.problems.append(problem(key, self.path, line, column, **params))

    def warning(self, key: str, node: Node, **params: Param) -> None:
        """Add a warning at the place where `node` begins."""
        line, column = node.start_mark.line + self.top, node.start_mark.column + 1
        if line not in self.muted:
            self.problems.append(problem(key, self.path, line, column, **params))

    def error_at(self, key: str, line: int, column: int = 0, **params: Param) -> None:
        """Add an error at a line of the file, from 1."""
        self.problems.append(problem(key, self.path, line, column, **params))

    def keep(self, key: str, node: Node) -> None:
        """Remember the line of a key."""
        self.lines[key] = node.start_mark.line + self.top
