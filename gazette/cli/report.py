"""Prints what came of a run: for people, or as one JSON object for machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gazette.cli.streams import complain, say

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from gazette.cli.speech import Speech
    from gazette.model.options import Outcome
    from gazette.problems import Problem


class Report:
    """Where everything that is printed goes through.

    Problems go to standard error, summaries to standard output; with `json`, one object goes to
    standard output and nothing else is said.
    """

    def __init__(self, speech: Speech, *, json: bool) -> None:
        self._speech = speech
        self._json = json

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print problems, a line each, and how many there are."""
        all_problems = list(problems)
        if self._json or not all_problems:
            return
        for problem in all_problems:
            complain(self._speech.problem(problem))
        errors = sum(problem.severity == "error" for problem in all_problems)
        complain(self._speech.problems_counted(errors, len(all_problems) - errors))

    def outcome(self, outcome: Outcome, zone: tzinfo, *, command: str) -> None:
        """Print what a build or a check came to; problems have been printed."""
        if self._json:
            numbers: dict[str, object] = {
                "pages": outcome.pages,
                "written": outcome.written,
                "kept": outcome.kept,
                "deleted": outcome.deleted,
                "removed": list(outcome.removed),
                "next_change": _rfc3339(outcome.next_change, zone),
            }
            if explanation := outcome.explanation:
                reasons = {"now": list(explanation.reasons), "earlier": list(explanation.earlier)}
                numbers["explanation"] = {"path": explanation.path, **reasons}
            self.as_json(ok=True, problems=outcome.problems, **numbers)
            return
        if command == "build":
            for line in self._speech.outcome(outcome, zone):
                say(line)
            if outcome.removed:
                say(self._speech.removed(outcome.removed))
        else:
            say(self._speech.checked(outcome.pages))
        if outcome.explanation:
            say(self._speech.explanation(outcome.explanation))

    def line(self, text: str) -> None:
        """Print a line for people."""
        if not self._json:
            say(text)

    def done(self, text: str, *, changed: Iterable[str], problems: Iterable[Problem] = ()) -> None:
        """Print what a command changed, in the end."""
        if self._json:
            self.as_json(ok=True, problems=problems, changed=list(changed))
        else:
            say(text)

    def as_json(self, *, ok: bool, problems: Iterable[Problem], **values: object) -> None:
        """Print the one JSON object of a run."""
        from json import dumps

        objects = [self._as_object(problem) for problem in problems]
        say(dumps({"ok": ok, **values, "problems": objects}, ensure_ascii=False, indent=1))

    def failure(self, problems: Iterable[Problem]) -> None:
        """Print why a run stopped."""
        all_problems = list(problems)
        if self._json:
            nothing = {"pages": 0, "written": 0, "kept": 0, "deleted": 0, "next_change": None}
            self.as_json(ok=False, problems=all_problems, **nothing)
        else:
            self.problems(all_problems)

    def _as_object(self, problem: Problem) -> dict[str, object]:
        return {
            "severity": problem.severity,
            "code": problem.code,
            "path": problem.path,
            "line": problem.line,
            "column": problem.column or None,
            "message": self._speech.message(problem),
            "hint": self._speech.hint(problem),
        }


def _rfc3339(instant: datetime | None, zone: tzinfo) -> str | None:
    return instant.astimezone(zone).isoformat(timespec="seconds") if instant else None
