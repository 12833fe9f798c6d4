"""The rounds: two sites in, what each build of each cost out.

Both build in turn in each scenario, and who begins changes from round to round, so that whatever
else the machine does meets both.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks.measure import Cost, counted, measure, timed
from benchmarks.scenarios import FULL, ROUND, Scenario
from benchmarks.sides import Side, gazette

_STARTS = 11

Costs = Mapping[tuple[Scenario, str], Sequence[Cost]]
"""What each scenario cost each side, by the side's name: one for each round."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a full build left: numbers of files and of HTML pages, and bytes."""

    files: int
    pages: int
    size: int


def run(
    sides: Sequence[Side],
    pairs: int,
    rounds: int,
    tell: Callable[[str], None],
    scenarios: Sequence[Scenario] = ROUND,
) -> tuple[Costs, Mapping[str, Output]]:
    """Measure every scenario on every side, `rounds` times; return costs, and the full outputs."""
    costs: dict[tuple[Scenario, str], list[Cost]] = {}
    outputs: dict[str, Output] = {}
    for number, scenario in product(range(rounds), scenarios):
        for side in sides if number % 2 == 0 else reversed(sides):
            cost = _measured(scenario, side, pairs, last=scenario is scenarios[-1])
            costs.setdefault((scenario, side.name), []).append(cost)
            tell(f"round {number + 1}, {scenario.name}, {side.name}: {cost.wall:.2f} s")
            if scenario.name == FULL.name:
                outputs[side.name] = Output(*counted(side.output))
    return costs, outputs


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    known = list(costs)
    return Cost(
        wall=statistics.median(cost.wall for cost in known),
        cpu=statistics.median(cost.cpu for cost in known),
        memory=int(statistics.median(cost.memory for cost in known)),
        files=int(statistics.median(cost.files for cost in known)),
    )


def starts() -> tuple[float, float]:
    """Return the median seconds of Gazette's help, and of Python with nothing to do."""
    commands = (gazette("--help"), (sys.executable, "-c", "pass"))
    times = [[timed(command)[0] for command in commands] for _ in range(_STARTS)]
    ours, bare = zip(*times, strict=True)
    return statistics.median(ours), statistics.median(bare)


def _measured(scenario: Scenario, side: Side, pairs: int, *, last: bool) -> Cost:
    with scenario.change(side, pairs):
        cost = measure(side.command, side.output)
    if side.cache and scenario.kept and not last:
        timed(side.command)
    return cost
