"""Lighthouse over the main pages: `python -m tests.browser.lighthouse`, or `make lighthouse`.

In: an address. Out: the scores of a mobile visit, the median of several, and what cost points.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.paths import LANGUAGES, TABLE
from tests.support.run import REPOSITORY, gazette
from tests.support.server import serving
from tests.support.visit import CHROMIUM, FLAGS

PAGES = tuple(f"{code}/{path}" for code in LANGUAGES for path in ("", TABLE, "favorites/"))
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
_PROGRAM = REPOSITORY / "node_modules/lighthouse/cli/index.js"


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse says of a page: points of 100 by category, how far things moved, faults."""

    points: dict[str, float]
    shift: float
    faults: tuple[str, ...]


def measured(address: str) -> Scores:
    """Return the median of three visits to an address; two with full marks decide it."""
    visits = [_visit(address) for _ in range(RUNS - 1)]
    if any(points < 100 for visit in visits for points in visit.points.values()):
        visits.append(_visit(address))
    points = {name: median(visit.points[name] for visit in visits) for name in CATEGORIES}
    faults = sorted({fault for visit in visits for fault in visit.faults})
    return Scores(points, max(visit.shift for visit in visits), tuple(faults))


def _visit(address: str) -> Scores:
    command = ["node", _PROGRAM, address, "--quiet", "--output=json"]
    flags = " ".join(("--headless=new", *FLAGS))
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return _scores(json.loads(done.stdout))


def _scores(report: dict[str, Any]) -> Scores:
    categories, audits = report["categories"], report["audits"]
    return Scores(
        {name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        audits["cumulative-layout-shift"]["numericValue"],
        tuple(_faults(categories.values(), audits)),
    )


def _faults(categories: Iterable[dict[str, Any]], audits: dict[str, Any]) -> Iterable[str]:
    """Yield the audits that cost points."""
    for category in categories:
        for part in category["auditRefs"]:
            audit = audits[part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = audit.get("displayValue", audit["title"])
                yield f"{category['id']}: {part['id']}: {shown}"


def main() -> None:
    """Build the sample, serve it, and print a line for each page."""
    with tempfile.TemporaryDirectory() as root:
        output = Path(root) / "out"
        output.mkdir()
        with serving(output) as address:
            words = ("build", "--site", REPOSITORY, "--url", address, "--output", output)
            run = gazette(*words, "--cache", Path(root) / "cache", search=True)
            if run.code:
                sys.exit(run.err)
            for page in PAGES:
                scores = measured(address + page)
                points = " ".join(f"{name} {scores.points[name]:.0f}" for name in CATEGORIES)
                sys.stdout.write(f"/{page}: {points}, shift {scores.shift:g}\n")
                sys.stdout.writelines(f"  {fault}\n" for fault in scores.faults)


if __name__ == "__main__":
    main()
