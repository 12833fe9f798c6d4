"""The command line: arguments in, an exit code out; nothing else prints."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cli import streams
from gazette.cli.speech import Speech, language
from gazette.errors import GazetteError, shortage

if TYPE_CHECKING:
    from gazette.cli.report import Report

_SHORT = "gazette: too little memory, or too few files or processes / 内存、文件或进程不足"


def main(argv: Sequence[str], *, home: Path) -> int:
    """Run one command; `home` is the folder of Gazette's own templates and catalogs.

    Returns 0 when done, 1 when the content has errors, 2 on wrong usage, settings or a machine
    that refuses.
    """
    streams.prepare()
    try:
        return _run(argv, home)
    except KeyboardInterrupt:
        return 130
    except Exception as cause:
        if shortage(cause) is None:
            raise
    # Here all is given back that the run held: there was not even room to say it in its language.
    streams.complain(_SHORT)
    return 2


def _run(argv: Sequence[str], home: Path) -> int:
    from gazette.cli import arguments
    from gazette.cli.report import Report

    speech = Speech(language(arguments.wanted_language(argv), os.environ), home)
    report = Report(speech, json="--json" in argv)
    try:
        return _obey(argv, report, speech, home)
    except streams.UnsaidError as unsaid:
        from gazette.problems import error

        streams.complain(speech.problem(error("unsaid", "", detail=unsaid.detail)))
        return 2


def _obey(argv: Sequence[str], report: Report, speech: Speech, home: Path) -> int:
    from gazette.cli import arguments

    try:
        namespace = arguments.parse(argv, speech.say)
        if namespace.command == "messages":
            from gazette.cli.messages import run_messages

            return run_messages(namespace, report, speech, home)
        from gazette.cli.building import run_building

        return run_building(namespace, report, speech, home)
    except SystemExit as end:
        # argparse has printed the help, or the version.
        return int(end.code or 0)
    except GazetteError as cause:
        stop = cause
    except Exception as cause:
        short = None if isinstance(cause, streams.UnsaidError) else shortage(cause)
        if short is None:
            raise
        stop = short
    # Behind the handlers, where the memory of what was tried is free again.
    report.failure(stop.problems)
    return stop.exit_code
