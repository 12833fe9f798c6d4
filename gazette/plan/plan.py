"""The plan: build units and what is remembered of them in, the files that may be outdated out.

A unit whose fingerprints are the remembered ones is kept: its files are not made, only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gazette.cache import Outputs, UnitRecord
from gazette.model.page import BuildUnit, Output


@dataclass(frozen=True, slots=True)
class Plan:
    """All build units, and the files of those that are made.

    `kept` are the names of units that are not made. `outputs` are the files of the others, in
    order, and `unit_of` their units by path. `same` are the paths of files that are made though
    their unit's fingerprint is the remembered one. `records` are what is to be remembered of all
    units.
    """

    units: tuple[BuildUnit, ...]
    kept: frozenset[str]
    outputs: tuple[Output, ...]
    unit_of: Mapping[str, str]
    same: frozenset[str]
    records: Mapping[str, UnitRecord]


def make_plan(
    units: Sequence[BuildUnit],
    remembered: Outputs,
    environment: bytes,
    modified: Iterable[str] | None,
) -> Plan:
    """Make the units that may not be as they were.

    `environment` is the digest of all that every unit follows from besides its own fingerprint.
    `modified` are the paths of files that are not as they were written; None where all units are
    to be made.
    """
    before = remembered.units
    same = _same_units(units, before)
    kept: frozenset[str] = frozenset()
    if modified is not None and not remembered.pending:
        touched = {remembered.unit_of(path) for path in modified}
        # Gate: build unit
        kept = frozenset(n for n in same - touched if before[n].environment == environment)
    made = {unit.name: tuple(unit.make()) for unit in units if unit.name not in kept}
    return Plan(
        units=tuple(units),
        kept=kept,
        outputs=tuple(output for outputs in made.values() for output in outputs),
        unit_of={output.path: name for name, outputs in made.items() for output in outputs},
        same=frozenset(output.path for name in same - kept for output in made[name]),
        records={
            unit.name: before[unit.name]
            if unit.name in kept
            else UnitRecord(unit.fingerprint, environment, len(made[unit.name]))
            for unit in units
        },
    )


def _same_units(units: Iterable[BuildUnit], before: Mapping[str, UnitRecord]) -> frozenset[str]:
    """Return the names of units whose own fingerprint is the remembered one."""
    # Gate: build unit
    return frozenset(
        unit.name
        for unit in units
        if unit.fingerprint
        and unit.name in before
        and before[unit.name].fingerprint == unit.fingerprint
    )
