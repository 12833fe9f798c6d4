"""Where findings gather while one text is converted: keys, lines and parameters flow in."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.fragment import Finding
from gazette.problems import Param


class FindingList:
    """The findings of one text."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def add(self, key: str, line: int, **params: Param) -> None:
        """Add a finding; `line` counts from 1 in the body."""
        self._findings.append(Finding(key, line, tuple(sorted(params.items()))))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add findings that are made already."""
        self._findings.extend(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings by line, each said once."""
        return tuple(sorted(dict.fromkeys(self._findings), key=lambda f: (f.line, f.key, f.params)))
