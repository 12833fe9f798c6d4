"""Two checkouts are compared round by round; what is inside the spread is no difference."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from benchmarks.comparison import Comparison, as_json, as_markdown, spread
from benchmarks.measure import Cost
from benchmarks.rounds import Costs
from benchmarks.scenarios import BODY, FULL, LAYOUT, NOTHING, PAIR, SEARCHED, TABLE

TEXT = """\
2,000 announcements in two languages; this checkout (new) and abc1234 (old),
5 rounds, in turn, of whole processes; search left out. cores 2, Python 3.11.

|  | old, s | new, s | new / old | middle half | difference |
| --- | ---: | ---: | ---: | ---: | ---: |
| full build | 2.000 | 2.200 | 1.100 | 1.050 to 1.200 | +10.0% |
| layout changed | 2.000 | 2.000 | 1.000 | 0.950 to 1.050 | none |
| body of one text changed | 2.000 | 1.800 | 0.900 | 0.800 to 0.950 | -10.0% |
| one new pair | 2.000 | 2.080 | 1.040 | 0.990 to 1.050 | none |
| nothing changed | 2.000 | 2.000 | 1.000 | 1.000 to 1.000 | none |

Seconds are medians. The ratio is taken in each round; its median and the middle half of the rounds
(from the lower to the upper quartile) are told. A difference inside that spread counts as none."""

RATIOS = {
    FULL: (1.1, 1.2, 1.3, 1.05, 0.9),
    LAYOUT: (1.0, 0.9, 0.95, 1.05, 1.1),
    BODY: (0.7, 0.8, 0.9, 0.95, 1.2),
    PAIR: (1.04, 0.99, 1.05, 1.06, 0.9),
    NOTHING: (1.0, 1.0, 1.0, 1.0, 1.0),
}


def costs(*seconds: float) -> Sequence[Cost]:
    return [Cost(each, each, 1, 1) for each in seconds]


@pytest.fixture
def comparison() -> Comparison:
    measured: Costs = {
        (scenario, side): costs(*(2 * ratio if side == "new" else 2 for ratio in ratios))
        for scenario, ratios in RATIOS.items()
        for side in ("new", "old")
    }
    return Comparison(2000, "abc1234", {"cores": "2", "Python": "3.11"}, measured)


def test_the_table_says_what_is_inside_the_spread(comparison: Comparison) -> None:
    assert as_markdown(comparison) == TEXT


def test_rounds_are_compared_each_with_itself() -> None:
    """A machine that becomes twice as slow meets both checkouts."""
    ratio = spread(costs(1, 2, 4, 8), costs(1, 2, 4, 8))
    assert (ratio.low, ratio.median, ratio.high, ratio.difference) == (1, 1, 1, 0)


def test_the_object_holds_every_measurement(comparison: Comparison) -> None:
    made = json.loads(as_json(comparison))
    assert list(made["scenarios"]) == [scenario.name for scenario in TABLE]
    full = made["scenarios"]["full build"]
    assert full["ratio"] == {"median": pytest.approx(1.1), "low": 1.05, "high": 1.2}
    assert [cost["wall"] for cost in full["old"]] == [2] * 5
    assert len(full["new"]) == 5


def test_with_search_its_scenarios_are_told() -> None:
    measured = {(scenario, side): costs(3, 3) for scenario in SEARCHED for side in ("new", "old")}
    text = as_markdown(Comparison(100, "abc1234", {}, measured, search=True))
    assert "with search." in text
    assert [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| ")][2:] == [
        "| full build",
        "| one new pair",
    ]
