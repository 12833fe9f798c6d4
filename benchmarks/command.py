"""The benchmark's command line: arguments in, tables and an exit code out."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from benchmarks import machine, report, rounds
from benchmarks.measure import CommandError
from benchmarks.scenarios import ROUND, SEARCHED
from benchmarks.sides import NoHugoError, find_hugo, prepare


def main(argv: Sequence[str]) -> int:
    """Run the benchmark; 1 where a bound is missed and was asked for, 2 where it cannot run."""
    given = _parser().parse_args(argv)
    try:
        result = _run(given)
    except (CommandError, NoHugoError, FileExistsError) as cause:
        print(cause, file=sys.stderr)
        return 2
    print(report.as_json(result) if given.json else report.as_markdown(result))
    return int(given.check_bounds and not all(bound.kept for bound in result.bounds))


def _run(given: argparse.Namespace) -> report.Result:
    hugo = find_hugo(given.hugo)
    passing = partial(tempfile.TemporaryDirectory, prefix="gazette-bench-")
    place = nullcontext(given.keep) if given.keep else passing()
    with place as folder:
        _tell(f"writing {given.pairs:,} announcements in two languages, twice, to {folder}")
        sides = prepare(Path(folder).resolve(), given.pairs, hugo, search=given.search)
        starts = rounds.starts()
        scenarios = SEARCHED if given.search else ROUND
        costs, outputs = rounds.run(sides, given.pairs, given.rounds, _tell, scenarios)
    return report.Result(given.pairs, machine.facts(hugo), costs, outputs, starts, given.search)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmarks/run.py",
        description="Build the same portal with Gazette and with Hugo, in turn, and compare.",
        epilog="Linux only. The bounds are meant for 10,000 pairs or more, on a machine with "
        "nothing else to do. As long as it runs, 10,000 pairs take 300 MB of disk, and a GB for "
        "each round.",
    )
    add = parser.add_argument
    add("--pairs", type=_positive, default=10_000, help="announcements, each in two languages")
    add("--rounds", type=_positive, default=3, help="how often each scenario is measured")
    add("--json", action="store_true", help="every measurement, as JSON")
    add("--check-bounds", action="store_true", help="exit with 1 where a bound is missed")
    add("--keep", type=Path, metavar="DIR", help="work in this folder, and leave it")
    add("--search", action="store_true", help="with an index; Hugo followed by Pagefind")
    add("--hugo", type=Path, metavar="PROGRAM", help="a Hugo other than the installed one")
    return parser
