"""What can be wrong, and the words for it.

A rule is found by its key in `RULES` (see `rules/`); a `Problem` is one rule broken at one place.
The words are msgids: `locales` turns them into the editor's language when `cli` prints them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette.rules import RULES
from gazette.rules.rule import Severity

Param = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule broken at one place.

    `path` is relative to the folder that holds `content/` (`content/news/…`), with slashes;
    `line` and `column` count from 1, `column` is 0 where it is not known. `key` names the rule:
    `code` or `code+variant` (same code, another sentence or another advice).
    """

    key: str
    path: str
    line: int
    column: int
    severity: Severity
    params: tuple[tuple[str, Param], ...]

    @property
    def code(self) -> str:
        """The stable name of the rule, as `--json` prints it."""
        return self.key.partition("+")[0]

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What problems are sorted by: path, line, column, key."""
        return (self.path, self.line, self.column, self.key)

    def at_most(self, severity: Severity) -> Problem:
        """Return the same problem, no graver than `severity`."""
        return replace(self, severity=severity) if severity == "warning" else self


def problem(key: str, path: str, line: int = 1, column: int = 0, /, **params: Param) -> Problem:
    """Return a problem of content, as grave as its rule says."""
    return Problem(key, path, line, column, RULES[key].severity, tuple(sorted(params.items())))


def error(key: str, path: str, line: int = 1, column: int = 0, /, **params: Param) -> Problem:
    """Return a problem that ends the run: of options, settings, design or the machine."""
    return Problem(key, path, line, column, "error", tuple(sorted(params.items())))
