"""What came of a benchmark: as Markdown for people, or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.bounds import Bound, Medians, bounds
from benchmarks.machine import in_words
from benchmarks.rounds import Costs, Output, median
from benchmarks.scenarios import SEARCHED, TABLE, Scenario

_SIDES = ("Gazette", "Hugo")
_HEAD = ("", "time: Gazette", "Hugo", "ratio", "bound", "CPU: Gazette", "Hugo",
         "memory: Gazette", "Hugo", "files: Gazette", "Hugo")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """A benchmark, measured. `starts` are seconds: of Gazette's help, and of bare Python.

    With `search`, Hugo is followed by Pagefind.
    """

    pairs: int
    machine: Mapping[str, str]
    costs: Costs
    outputs: Mapping[str, Output]
    starts: tuple[float, float]
    search: bool = False

    @property
    def medians(self) -> Medians:
        """The median of each scenario and side."""
        return {key: median(costs) for key, costs in self.costs.items()}

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What was measured, in the order in which it is told."""
        return SEARCHED if self.search else TABLE

    @property
    def rounds(self) -> int:
        """How often each scenario was measured."""
        return len(next(iter(self.costs.values())))

    @property
    def bounds(self) -> list[Bound]:
        """Every bound, with what was measured."""
        return list(bounds(self.medians, self.pairs, self.starts, search=self.search))


def as_markdown(result: Result) -> str:
    """Return the tables, as they stand in a README."""
    outputs = "; ".join(
        f"{name} {made.files:,} files ({made.pages:,} pages, {made.size / 2**20:,.0f} MiB)"
        for name, made in ((side, result.outputs[side]) for side in _SIDES)
    )
    ours, bare = result.starts
    search = "with search, Hugo followed by Pagefind" if result.search else "search left out"
    return f"""\
{result.pairs:,} announcements in two languages; median of {result.rounds} rounds, in turn, of whole
processes; {search}. {in_words(result.machine)}.

{table(_HEAD, _rows(result))}

Times are seconds; CPU is user and system time of all processes; memory is the sampled peak of their
summed PSS; files are those written. A full build makes: {outputs}.

`build.py --help`: {ours * 1000:.0f} ms; `python -c pass`: {bare * 1000:.0f} ms.

{table(("bound", "most", "measured", ""), map(_bound, result.bounds))}"""


def as_json(result: Result) -> str:
    """Return every measurement as a JSON object."""
    scenarios = {
        scenario.name: {
            side: {
                "median": asdict(result.medians[scenario, side]),
                "rounds": [asdict(cost) for cost in result.costs[scenario, side]],
            }
            for side in _SIDES
        }
        for scenario in result.scenarios
    }
    return json.dumps(
        {
            "pairs": result.pairs,
            "machine": result.machine,
            "outputs": {side: asdict(made) for side, made in result.outputs.items()},
            "scenarios": scenarios,
            "starts": dict(zip(("help", "python"), result.starts, strict=True)),
            "bounds": [asdict(bound) | {"kept": bound.kept} for bound in result.bounds],
        },
        indent=1,
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; what stands in all columns but the first is figures."""
    lines = [" | ".join(row) for row in (head, *rows)]
    lines.insert(1, " | ".join(["---", *["---:"] * (len(head) - 1)]))
    return "\n".join(f"| {line} |" for line in lines)


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    medians = result.medians
    for scenario in result.scenarios:
        ours, theirs = (medians[scenario, side] for side in _SIDES)
        yield (
            scenario.name,
            f"{ours.wall:.2f}",
            f"{theirs.wall:.2f}",
            f"{ours.wall / theirs.wall:.3f}",
            "none" if scenario.most is None else f"≤ {scenario.most:.3f}",
            f"{ours.cpu:.2f}",
            f"{theirs.cpu:.2f}",
            _bytes(ours.memory),
            _bytes(theirs.memory),
            f"{ours.files:,}",
            f"{theirs.files:,}",
        )


def _bound(bound: Bound) -> tuple[str, ...]:
    told = {"ratio": "{:.3f}".format, "files": "{:.0f}".format, "bytes": _bytes}[bound.unit]
    return (bound.name, told(bound.most), told(bound.measured), "kept" if bound.kept else "MISSED")


def _bytes(size: float) -> str:
    return f"{size / 2**20:,.0f} MiB"
