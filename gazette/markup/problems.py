"""From findings to problems: lines of a body flow in, lines of a file flow out."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.fragment import Finding
from gazette.problems import Problem, problem


def problems(findings: Iterable[Finding], path: str, body_line: int) -> tuple[Problem, ...]:
    """Return findings as problems of the file `path` whose body begins on line `body_line`."""
    return tuple(
        problem(finding.key, path, finding.line + body_line - 1, **dict(finding.params))
        for finding in findings
    )
