"""What Gazette has to keep: medians in, each bound with what was measured out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.measure import Cost
from benchmarks.scenarios import FULL, SEARCHED, TABLE, Scenario

_MEMORY = 0.35
"""Of Hugo's, at the peak of a full build."""
_MEMORY_LIMIT = 2**30
"""Bytes at the peak of a full build of up to 50,000 pairs."""
_LIMITED_PAIRS = 50_000
_START = 5.0
"""Of the time that Python takes to start."""

Medians = Mapping[tuple[Scenario, str], Cost]


@dataclass(frozen=True, slots=True)
class Bound:
    """Something measured and the most that it may be; `unit` is "ratio", "files" or "bytes"."""

    name: str
    measured: float
    most: float
    unit: str = "ratio"

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        return self.measured <= self.most


def bounds(
    medians: Medians, pairs: int, starts: tuple[float, float], *, search: bool = False
) -> Iterator[Bound]:
    """Yield each bound with what was measured; `starts` as in `rounds.starts`."""
    for scenario in SEARCHED if search else TABLE:
        if scenario.most is not None:
            yield Bound(f"time: {scenario.name}", ratio(medians, scenario, _wall), scenario.most)
        if scenario.files is not None:
            written = medians[scenario, "Gazette"].files
            yield Bound(f"files: {scenario.name}", written, scenario.files, "files")
    if search:
        return
    yield Bound("memory: full build", ratio(medians, FULL, _memory), _MEMORY)
    if pairs <= _LIMITED_PAIRS:
        yield Bound("memory: full build", medians[FULL, "Gazette"].memory, _MEMORY_LIMIT, "bytes")
    yield Bound("time: build.py --help, of python -c pass", starts[0] / starts[1], _START)


def ratio(medians: Medians, scenario: Scenario, figure: Callable[[Cost], float]) -> float:
    """Return what Gazette needs of what Hugo needs."""
    return figure(medians[scenario, "Gazette"]) / figure(medians[scenario, "Hugo"])


def _wall(cost: Cost) -> float:
    return cost.wall


def _memory(cost: Cost) -> float:
    return cost.memory
