"""The benchmark's command line: arguments in, tables and an exit code out."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import comparison, machine, report, rounds
from benchmarks.checkouts import NoCommitError, compile_sources, export, name_of
from benchmarks.measure import CommandError
from benchmarks.scenarios import ROUND, SEARCHED, Scenario
from benchmarks.sides import HOME, NoHugoError, find_hugo, prepare, prepare_checkouts

_ROUNDS = 3
_ROUNDS_AGAINST = 11
"""The least with which a median and its spread say something of a few hundredths."""


def main(argv: Sequence[str]) -> int:
    """Run the benchmark; 1 where a bound is missed and was asked for, 2 where it cannot run."""
    parser = _parser()
    given = parser.parse_args(argv)
    if given.against and given.check_bounds:
        parser.error("--check-bounds: the bounds are parts of Hugo's time")
    if given.against and given.rounds and given.rounds < _ROUNDS_AGAINST:
        parser.error(f"--rounds: --against takes {_ROUNDS_AGAINST} or more")
    try:
        return _compare_checkouts(given) if given.against else _compare_with_hugo(given)
    except (CommandError, NoCommitError, NoHugoError, FileExistsError) as cause:
        print(cause, file=sys.stderr)
        return 2


def _compare_with_hugo(given: argparse.Namespace) -> int:
    hugo = find_hugo(given.hugo)
    compile_sources(HOME)
    with _folder(given.keep) as folder:
        _tell(f"writing {given.pairs:,} announcements in two languages, twice, to {folder}")
        sides = prepare(folder, given.pairs, hugo, search=given.search)
        starts = rounds.starts()
        costs, outputs = rounds.run(
            sides, given.pairs, given.rounds or _ROUNDS, _tell, _scenarios(given)
        )
    facts = machine.facts() | machine.versions(hugo)
    result = report.Result(given.pairs, facts, costs, outputs, starts, given.search)
    print(report.as_json(result) if given.json else report.as_markdown(result))
    return int(given.check_bounds and not all(bound.kept for bound in result.bounds))


def _compare_checkouts(given: argparse.Namespace) -> int:
    commit = name_of(given.against)
    with _folder(given.keep) as folder:
        old = export(commit, folder / "checkout")
        for home in (HOME, old):
            compile_sources(home)
        _tell(f"writing {given.pairs:,} announcements in two languages, twice, to {folder}")
        sides = prepare_checkouts(folder, given.pairs, old, search=given.search)
        costs, _ = rounds.run(
            sides, given.pairs, given.rounds or _ROUNDS_AGAINST, _tell, _scenarios(given)
        )
    result = comparison.Comparison(given.pairs, commit, machine.facts(), costs, given.search)
    print(comparison.as_json(result) if given.json else comparison.as_markdown(result))
    return 0


def _scenarios(given: argparse.Namespace) -> tuple[Scenario, ...]:
    return SEARCHED if given.search else ROUND


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Give the folder to work in: the one to `keep`, or one that goes at the end."""
    if keep:
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="gazette-bench-") as folder:
        yield Path(folder).resolve()


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
        description="Build the same portal with Gazette and with Hugo, or with two commits of "
        "Gazette, in turn, and compare.",
        epilog="Linux only. The bounds are meant for 10,000 pairs or more, on a machine with "
        "nothing else to do. As long as it runs, 10,000 pairs take 300 MB of disk, and a GB for "
        "each round.",
    )
    add = parser.add_argument
    add("--pairs", type=_positive, default=10_000, help="announcements, each in two languages")
    add(
        "--rounds",
        type=_positive,
        help=f"how often each scenario is measured: {_ROUNDS}, or {_ROUNDS_AGAINST} with --against",
    )
    add("--against", metavar="COMMIT", help="compare with another commit in place of Hugo")
    add("--json", action="store_true", help="every measurement, as JSON")
    add("--check-bounds", action="store_true", help="exit with 1 where a bound is missed")
    add("--keep", type=Path, metavar="DIR", help="work in this folder, and leave it")
    add("--search", action="store_true", help="with an index; Hugo followed by Pagefind")
    add("--hugo", type=Path, metavar="PROGRAM", help="a Hugo other than the installed one")
    return parser
