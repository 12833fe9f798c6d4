"""From findings to problems: lines of a body flow in, lines of a file flow out."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.fragment import Finding
from gazette.problems import Problem, error, warning

_WARNINGS = frozenset(
    {
        "admonition-empty",
        "admonition-not-recognised",
        "footnote-unused",
        "full-width-link",
        "full-width-mark",
        "heading-empty",
        "heading-skipped",
        "link-not-recognised",
        "list-not-recognised",
        "markdown-in-html",
        "table-not-recognised",
        "task-list",
        "unclosed-fence",
        "underscore-bold",
    }
)
"""Codes of what the page can be published with; everything else is an error."""


def problems(findings: Iterable[Finding], path: str, body_line: int) -> tuple[Problem, ...]:
    """Return findings as problems of the file `path` whose body begins on line `body_line`."""
    return tuple(
        (warning if finding.key.partition("+")[0] in _WARNINGS else error)(
            finding.key, path, finding.line + body_line - 1, **dict(finding.params)
        )
        for finding in findings
    )
