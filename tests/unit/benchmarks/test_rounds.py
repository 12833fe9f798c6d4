"""Both sides build in turn, each scenario in each round, and who begins changes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from benchmarks import rounds
from benchmarks.measure import Cost
from benchmarks.scenarios import Scenario
from benchmarks.sides import Side

FIRST = Scenario("full build", lambda _side, _pairs: nullcontext(), kept=False)
SECOND = Scenario("second", lambda _side, _pairs: nullcontext())
LAST = Scenario("last", lambda _side, _pairs: nullcontext())


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All builds as they came, those that are not measured in brackets."""
    names: list[str] = []

    def measure(command: Sequence[str], _: Path) -> Cost:
        names.append(command[0])
        return Cost(float(len(names)), 0, 0, 0)

    monkeypatch.setattr(rounds, "measure", measure)
    monkeypatch.setattr(rounds, "timed", lambda command: names.append(f"({command[0]})"))
    return names


def side(name: str, folder: Path, cache: Path | None) -> Side:
    output = folder / name
    output.mkdir(exist_ok=True)
    return Side(name, (name,), folder, folder, output, cache)


def test_who_begins_changes_from_round_to_round(builds: list[str], tmp_path: Path) -> None:
    sides = [side("new", tmp_path, tmp_path), side("old", tmp_path, None)]
    words: list[str] = []
    costs, outputs = rounds.run(sides, 1, 2, words.append, (FIRST, SECOND, LAST))
    # What a change left is built away, but by who remembers nothing and before all begins anew.
    assert builds == [
        *("new", "old", "new", "(new)", "old", "new", "old"),
        *("old", "new", "old", "new", "(new)", "old", "new"),
    ]
    assert words[:2] == ["round 1, full build, new: 1.00 s", "round 1, full build, old: 2.00 s"]
    assert set(costs) == {(each, name) for each in (FIRST, SECOND, LAST) for name in ("new", "old")}
    assert all(len(each) == 2 for each in costs.values())
    assert set(outputs) == {"new", "old"}
