"""The command line: arguments in, an exit code out; nothing else prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gazette.cli.speech import Speech, language
from gazette.errors import GazetteError


def main(argv: Sequence[str], *, home: Path) -> int:
    """Run one command; `home` is the folder of Gazette's own templates and catalogs.

    Returns 0 when done, 1 when the content has errors, 2 on wrong usage, settings or a machine
    that refuses.
    """
    _speak_utf8()
    try:
        code = _run(argv, home)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go()
        return 2
    return code


def _run(argv: Sequence[str], home: Path) -> int:
    from gazette.cli import arguments
    from gazette.cli.report import Report

    speech = Speech(language(arguments.wanted_language(argv), os.environ), home)
    report = Report(speech, json="--json" in argv)
    try:
        given = arguments.parse(argv, speech.say)
        if given.command == "messages":
            from gazette.cli.messages import run_messages

            return run_messages(given, report, speech, home)
        from gazette.cli.building import run_building

        return run_building(given, report, speech, home)
    except GazetteError as stop:
        report.failure(stop.problems)
        return stop.exit_code
    except SystemExit as told:
        # argparse has printed the help, or the version.
        return int(told.code or 0)


def _let_go() -> None:
    # Whoever read the output has gone; what still waits to be printed is for nobody.
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, 1)
    os.dup2(nobody, 2)


def _speak_utf8() -> None:
    # A person whose environment names no encoding still reads Chinese.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
