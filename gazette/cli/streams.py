"""Standard output and standard error: lines in; told apart is who can still hear them.

Who reads may be gone (`| head`), the disk full, the stream closed before the run began (`>&-`).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO, cast


class UnsaidError(Exception):
    """What came of the run could not be written to standard output; `detail` says why."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def prepare() -> None:
    """Have both streams take any text, also where the run was started without them.

    A person whose environment names no encoding still reads Chinese.
    """
    if sys.stdout is None or sys.stderr is None:
        _occupy()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Print a line to standard output; UnsaidError where it cannot be written."""
    try:
        print(text, flush=True)
    except OSError as cause:
        _let_go(1)
        raise UnsaidError(cause.strerror or str(cause)) from None


def complain(text: str) -> None:
    """Print a line to standard error; where it cannot be written, nobody is left to tell."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _let_go(2)


def _occupy() -> None:
    # The next file to be opened would take a closed stream's number, and what is printed by
    # others would land in it: that may be the memory.
    number = os.open(os.devnull, os.O_RDWR)
    while number <= 2:
        number = os.dup(number)
    os.close(number)
    if sys.stdout is None:
        # Open for reading only: whoever prints is told so.
        sys.stdout = _nowhere("r")
    if sys.stderr is None:
        sys.stderr = _nowhere("w")


def _nowhere(mode: str) -> TextIO:
    flags = os.O_RDONLY if mode == "r" else os.O_WRONLY
    return cast(TextIO, open(os.open(os.devnull, flags), mode, closefd=False))


def _let_go(number: int) -> None:
    # What still waits to be printed would stumble again when the interpreter ends.
    with suppress(OSError):
        nobody = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nobody, number)
        os.close(nobody)
