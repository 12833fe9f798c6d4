"""`build` and `check`: parsed arguments in, an exit code out."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gazette.cli.progress import Bar, Silence
from gazette.cli.report import Report
from gazette.cli.speech import Speech
from gazette.config import load as settings
from gazette.errors import UsageError
from gazette.locales import knows
from gazette.model.moment import FIRST_YEAR, LAST_YEAR
from gazette.model.options import Options
from gazette.model.site import Site
from gazette.problems import error


def run_building(arguments: argparse.Namespace, report: Report, speech: Speech, home: Path) -> int:
    """Build the portal, or check it."""
    for name in ("site", "content", "output", "cache"):
        if getattr(arguments, name) == "":
            # A variable of a script that was never set must not stand for the folder of the site.
            raise UsageError(error("option-folder", f"--{name}", value=""))
    folder = site_folder(arguments.site, home)
    site = settings(folder, arguments.url, knows)
    options = _options(arguments, folder, site, home)
    speech.remember(options.cache, keep=arguments.command == "build")
    bar = Bar(sys.stderr, speech.say) if sys.stderr.isatty() and not arguments.json else Silence()
    from gazette.stages.build import build, check

    try:
        outcome = (build if arguments.command == "build" else check)(options, site, bar)
    finally:
        bar.clear()
    report.problems(outcome.problems)
    report.outcome(outcome, site.time_zone, command=arguments.command)
    return 0


def site_folder(given: str | None, home: Path) -> Path:
    """Return the folder of site.toml; UsageError where there is no such folder."""
    return _folder("--site", given) if given else home


def _options(arguments: argparse.Namespace, folder: Path, site: Site, home: Path) -> Options:
    content = _folder("--content", arguments.content) if arguments.content else folder / "content"
    output = _possible("--output", arguments.output) if arguments.output else folder / "output"
    cache = _possible("--cache", arguments.cache) if arguments.cache else folder / ".cache"
    _apart(("--output", output), ("--content", content))
    _apart(("--cache", cache), ("--output", output))
    _apart(("--cache", cache), ("--content", content))
    for name in ("static", "templates", "locales"):
        _apart(("--output", output), (f"{name}/", folder / name))
        _apart(("--cache", cache), (f"{name}/", folder / name))
    return Options(
        home=home,
        site=folder,
        content=content,
        output=output,
        cache=cache,
        now=_now(arguments.now, site),
        drafts=arguments.drafts,
        strict=arguments.strict,
        verify=arguments.verify,
        clean=getattr(arguments, "clean", False),
        jobs=_jobs(arguments.jobs),
        explain=getattr(arguments, "explain", None),
        searched=not getattr(arguments, "no_search", False),
    )


def _folder(option: str, value: str) -> Path:
    path = _possible(option, value).resolve()
    if not path.is_dir():
        raise UsageError(error("option-folder", option, value=value))
    return path


def _possible(option: str, value: str) -> Path:
    """Return the path of a folder that may be there or not, where one can have that name."""
    path = Path(value).absolute()
    try:
        str(path).encode()
        path.resolve().is_dir()
    except (OSError, ValueError):
        raise UsageError(error("option-folder", option, value=value)) from None
    return path


def _apart(first: tuple[str, Path], second: tuple[str, Path]) -> None:
    one, other = first[1].resolve(), second[1].resolve()
    if one == other or one in other.parents or other in one.parents:
        raise UsageError(error("option-folders-clash", "", first=first[0], second=second[0]))


def _now(value: str | None, site: Site) -> datetime:
    if value is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(error("option-now", "--now", value=value)) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UsageError(error("option-now", "--now", value=value))
    zone = site.time_zone if isinstance(site.time_zone, ZoneInfo) else UTC
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _jobs(value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isdecimal() or len(value) > 6 or int(value) < 1:
        raise UsageError(error("option-jobs", "--jobs", value=value))
    return int(value)
