"""Two checkouts compared: what each round cost both in, one Markdown table or a JSON object out.

The ratio is taken within each round, where both met the same machine; its median and the middle
half of all rounds are reported.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.machine import in_words
from benchmarks.measure import Cost
from benchmarks.report import table
from benchmarks.rounds import Costs, median
from benchmarks.scenarios import SEARCHED, TABLE, Scenario

_HEAD = ("", "old, s", "new, s", "new / old", "middle half", "difference")


@dataclass(frozen=True, slots=True)
class Ratio:
    """New by old: the median of all rounds, and the quartiles around it."""

    median: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """How much more (or less) the new one takes; 0 where that is inside the spread."""
        return 0.0 if self.low <= 1 <= self.high else self.median - 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two checkouts, measured; `old` is the commit's name."""

    pairs: int
    old: str
    machine: Mapping[str, str]
    costs: Costs
    search: bool = False

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What was measured, in the order in which it is told."""
        return SEARCHED if self.search else TABLE

    @property
    def rounds(self) -> int:
        """How often each scenario was measured."""
        return len(next(iter(self.costs.values())))

    def ratio(self, scenario: Scenario) -> Ratio:
        """Return what the new checkout takes of the old one's time."""
        return spread(self.costs[scenario, "new"], self.costs[scenario, "old"])


def spread(new: Sequence[Cost], old: Sequence[Cost]) -> Ratio:
    """Return the ratio of the times of two rounds or more."""
    ratios = [ours.wall / theirs.wall for ours, theirs in zip(new, old, strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return Ratio(middle, low, high)


def as_markdown(comparison: Comparison) -> str:
    """Return the table, and how it is read."""
    search = "with search" if comparison.search else "search left out"
    return f"""\
{comparison.pairs:,} announcements in two languages; this checkout (new) and {comparison.old} (old),
{comparison.rounds} rounds, in turn, of whole processes; {search}. {in_words(comparison.machine)}.

{table(_HEAD, _rows(comparison))}

Seconds are medians. The ratio is taken in each round; its median and the middle half of the rounds
(from the lower to the upper quartile) are told. A difference inside that spread counts as none."""


def as_json(comparison: Comparison) -> str:
    """Return every measurement as a JSON object."""
    scenarios = {
        scenario.name: {
            "ratio": asdict(comparison.ratio(scenario)),
            **{
                side: [asdict(cost) for cost in comparison.costs[scenario, side]]
                for side in ("new", "old")
            },
        }
        for scenario in comparison.scenarios
    }
    return json.dumps(
        {
            "pairs": comparison.pairs,
            "old": comparison.old,
            "machine": comparison.machine,
            "scenarios": scenarios,
        },
        indent=1,
    )


def _rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for scenario in comparison.scenarios:
        ratio = comparison.ratio(scenario)
        old, new = (median(comparison.costs[scenario, side]).wall for side in ("old", "new"))
        yield (
            scenario.name,
            f"{old:.3f}",
            f"{new:.3f}",
            f"{ratio.median:.3f}",
            f"{ratio.low:.3f} to {ratio.high:.3f}",
            f"{ratio.difference:+.1%}" if ratio.difference else "none",
        )
