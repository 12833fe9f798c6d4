"""As much of the plan as has to be made: parts and what is remembered of them in, outputs out.

A part whose fingerprints are as they were is kept as it is: its files are known by their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from gazette.model.page import Output, Page, Part
from gazette.plan import clashes, collide
from gazette.problems import Problem
from gazette.state import Outputs, PartRecord


class Planned:
    """The plan. `outputs` are the files of the parts that are made, in order."""

    def __init__(
        self,
        parts: Sequence[Part],
        kept: Collection[str],
        same: Collection[str],
        environment: bytes,
    ) -> None:
        self._environment = environment
        self._same = same
        self._made = {part.name: tuple(part.make()) for part in parts if part.name not in kept}
        self._kept = {part.name: part for part in parts if part.name in kept}
        self._parts = parts
        self.outputs = tuple(output for made in self._made.values() for output in made)

    @property
    def kept(self) -> Collection[str]:
        """The names of the parts that are not made."""
        return self._kept.keys()

    @cached_property
    def part_of(self) -> dict[str, str]:
        """The part of each file that is made, by its path."""
        return {each.path: name for name, made in self._made.items() for each in made}

    @cached_property
    def same(self) -> frozenset[str]:
        """The paths of files of parts that are made, though their fingerprint is as it was."""
        return frozenset(each.path for name in self._same for each in self._made.get(name, ()))

    def records(self, remembered: Outputs) -> dict[str, PartRecord]:
        """Return what is to be remembered of all parts."""
        return {
            part.name: remembered.parts[part.name]
            if part.name in self._kept
            else PartRecord(part.fingerprint, self._environment, len(self._made[part.name]))
            for part in self._parts
        }

    def template(self, path: str, remembered: Outputs) -> str | None:
        """Return the template of a planned file, "" for one that needs none; None for no file."""
        found = self._by_path.get(path)
        part = None if found else self._kept.get(remembered.part_of(path) or "")
        if part is not None:
            self._by_path.update((output.path, output) for output in part.make())
            found = self._by_path.get(path)
        if found is None:
            return None
        return found.template if isinstance(found, Page) else ""

    @cached_property
    def _by_path(self) -> dict[str, Output]:
        return {output.path: output for output in self.outputs}

    def clashes(self, remembered: Outputs) -> list[Problem]:
        """Return a problem for each path that two files want.

        Only a path that is new can be one: the last plan was sound, or it would not have become
        files.
        """
        if not self._kept:
            return clashes(self.outputs)
        known = remembered.besides(self._kept).rows
        if len(self.part_of) == len(self.outputs):
            new = [path for path in self.part_of if path not in known]
            gone = known.keys() - self.part_of.keys()
            if not (new and collide(new, remembered.paths() - gone)):
                return []
        return clashes(output for part in self._parts for output in part.make())


def plan(
    parts: Sequence[Part], remembered: Outputs, environment: bytes, disturbed: Iterable[str] | None
) -> Planned:
    """Make the parts that may not be as they were.

    `environment` is the digest of all that every part fingerprint from besides. `disturbed` are the
    paths of files that are not as they were written; None where all parts are to be made.
    """
    records = remembered.parts
    same = {
        part.name
        for part in parts
        if part.fingerprint
        and part.name in records
        and records[part.name].fingerprint == part.fingerprint
    }
    if disturbed is None or remembered.pending:
        return Planned(parts, (), same, environment)
    touched = {remembered.part_of(path) for path in disturbed}
    kept = {name for name in same - touched if records[name].environment == environment}
    return Planned(parts, kept, same, environment)
