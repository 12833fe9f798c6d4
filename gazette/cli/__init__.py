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
    from gazette.cli import arguments
    from gazette.cli.report import Report

    _speak_utf8()
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
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; there is nobody to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return 2


def _speak_utf8() -> None:
    # A person whose environment names no encoding still reads Chinese.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
