"""`messages`: keeps the gettext catalogs in step with templates and sources, or checks them."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazette.cli.building import site_folder
from gazette.cli.report import Report
from gazette.cli.speech import Speech, languages
from gazette.config import load as settings
from gazette.errors import DesignError
from gazette.locales import knows
from gazette.locales.catalogs import check_catalogs, update_catalogs
from gazette.rules.rule import N_
from gazette.templates import extractor


def run_messages(arguments: argparse.Namespace, report: Report, speech: Speech, home: Path) -> int:
    """Update the catalogs below the site's locales/, or tell what is wrong with them.

    With `--check` nothing is changed; 2 is returned where there is anything wrong.
    """
    folder = site_folder(arguments.site, home)
    site = settings(folder, knows=knows)
    tool = tuple(languages().values())
    if arguments.check:
        problems = check_catalogs(home, folder, site, tool, extractor)
        if problems:
            raise DesignError(*problems)
        report.done(speech.say(N_("The catalogs are complete and in step.")), changed=())
        return 0
    changed = [
        path.relative_to(folder).as_posix()
        for path in update_catalogs(home, folder, site, tool, extractor)
    ]
    # What is left to translate is the next thing to do, no failure of this one.
    problems = tuple(
        each.at_most("warning") for each in check_catalogs(home, folder, site, tool, extractor)
    )
    for path in changed:
        report.line(speech.say(N_("%(path)s was updated."), path=path))
    report.problems(problems)
    report.done(speech.say(N_("The catalogs are in step.")), changed=changed, problems=problems)
    return 0
