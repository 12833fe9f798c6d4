"""Builds that are killed at a chosen step: a portal and a number in, how the build ended out.

A step is anything that leaves a trace outside of the process: a file opened, written, moved or
deleted, a folder made or removed, a statement that reaches the database. The process ends without
any clearing up, as after SIGKILL. Nothing in Gazette knows of it: the child that is forked for
the build replaces what Python offers, and hears of the rest by an audit hook.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import warnings
from collections.abc import Callable
from typing import Any

from tests.incremental.building import Portal

KILLED = 9
_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}


class _Steps:
    """Counts steps, and ends the process when the last one is about to be taken."""

    def __init__(self, last: int) -> None:
        self._left = last

    def take(self) -> None:
        self._left -= 1
        if self._left < 0:
            os._exit(KILLED)

    @property
    def dying(self) -> bool:
        """Whether the next step is the last."""
        return self._left <= 0


def build_killed(portal: Portal, step: int, *more: str) -> int:
    """Build in a child that dies when it is about to take this step (from 0).

    Returns KILLED, or the build's own exit code where it took fewer steps.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        code = 70
        try:
            _arm(_Steps(step))
            code = portal.build(*more).code
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _arm(steps: _Steps) -> None:
    def hear(event: str, given: tuple[Any, ...]) -> None:
        reads = event == "open" and not (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in _EVENTS and not reads:
            steps.take()

    sys.addaudithook(hear)
    _replace_write(steps)
    _replace_connect(steps)


def _replace_write(steps: _Steps) -> None:
    write = os.write

    def half_written(handle: int, data: Any) -> int:
        if steps.dying:
            write(handle, bytes(data)[: len(data) // 2])
        steps.take()
        return write(handle, data)

    os.write = half_written


def _replace_connect(steps: _Steps) -> None:
    connect = sqlite3.connect

    class Connection(sqlite3.Connection):
        def execute(self, *given: Any) -> sqlite3.Cursor:
            steps.take()
            return super().execute(*given)

        def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:
            # One by one: the process can die between two of them.
            return super().executemany(sql, _stepping(rows, steps.take))

    def connecting(*given: Any, **named: Any) -> sqlite3.Connection:
        return connect(*given, **{**named, "factory": Connection})

    sqlite3.connect = connecting  # type: ignore[assignment]


def _stepping(rows: Any, take: Callable[[], None]) -> Any:
    for row in rows:
        take()
        yield row
