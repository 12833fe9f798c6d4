"""As much of the plan as has to be made: units and what is remembered of them in, outputs out.

A unit whose fingerprints are as they were is kept as it is: its files are known by their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from gazette.cache import Outputs, UnitRecord
from gazette.model.page import BuildUnit, Output, Page
from gazette.plan import clashes, collide
from gazette.problems import Problem


class Planned:
    """The plan. `outputs` are the files of the units that are made, in order."""

    def __init__(
        self,
        units: Sequence[BuildUnit],
        kept: Collection[str],
        same: Collection[str],
        environment: bytes,
    ) -> None:
        self._environment = environment
        self._same = same
        self._made = {unit.name: tuple(unit.make()) for unit in units if unit.name not in kept}
        self._kept = {unit.name: unit for unit in units if unit.name in kept}
        self._units = units
        self.outputs = tuple(output for made in self._made.values() for output in made)

    @property
    def kept(self) -> Collection[str]:
        """The names of the units that are not made."""
        return self._kept.keys()

    @cached_property
    def unit_of(self) -> dict[str, str]:
        """The unit of each file that is made, by its path."""
        return {each.path: name for name, made in self._made.items() for each in made}

    @cached_property
    def same(self) -> frozenset[str]:
        """The paths of files of units that are made, though their fingerprint is as it was."""
        return frozenset(each.path for name in self._same for each in self._made.get(name, ()))

    def records(self, remembered: Outputs) -> dict[str, UnitRecord]:
        """Return what is to be remembered of all units."""
        return {
            unit.name: remembered.units[unit.name]
            if unit.name in self._kept
            else UnitRecord(unit.fingerprint, self._environment, len(self._made[unit.name]))
            for unit in self._units
        }

    def template(self, path: str, remembered: Outputs) -> str | None:
        """Return the template of a planned file, "" for one that needs none; None for no file."""
        found = self._by_path.get(path)
        unit = None if found else self._kept.get(remembered.unit_of(path) or "")
        if unit is not None:
            self._by_path.update((output.path, output) for output in unit.make())
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
        if len(self.unit_of) == len(self.outputs):
            new = [path for path in self.unit_of if path not in known]
            gone = known.keys() - self.unit_of.keys()
            if not (new and collide(new, remembered.paths() - gone)):
                return []
        return clashes(output for unit in self._units for output in unit.make())


def plan(
    units: Sequence[BuildUnit],
    remembered: Outputs,
    environment: bytes,
    modified: Iterable[str] | None,
) -> Planned:
    """Make the units that may not be as they were.

    `environment` is the digest of all that every unit fingerprint from besides. `modified` are the
    paths of files that are not as they were written; None where all units are to be made.
    """
    records = remembered.units
    same = {
        unit.name
        for unit in units
        if unit.fingerprint
        and unit.name in records
        and records[unit.name].fingerprint == unit.fingerprint
    }
    if modified is None or remembered.pending:
        return Planned(units, (), same, environment)
    touched = {remembered.unit_of(path) for path in modified}
    kept = {name for name in same - touched if records[name].environment == environment}
    return Planned(units, kept, same, environment)
