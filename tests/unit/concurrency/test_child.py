"""No process is left where the one that began it is gone, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.support.processes import marked
from tests.support.run import REPOSITORY

_SECONDS = 3.0

_PARENTS = {
    "a background task that waits for its result to be read": """
        BackgroundTask(lambda: bytes(1 << 20), fork=True)
    """,
    "a background task at work": """
        BackgroundTask(lambda: time.sleep(600), fork=True)
    """,
    "workers at work": """
        threading.Timer(0.5, tell).start()
        run(ranges(100), lambda: lambda part: time.sleep(600), jobs=3)
    """,
    "workers that wait for their results to be read": """
        threading.Timer(0.5, tell).start()
        sleep = lambda _: time.sleep(600)
        run(ranges(100), lambda: lambda part: bytes(1 << 20), jobs=3, take=sleep)
    """,
    "a search index that is being made": """
        service = _Service(find_program())
        service.ask(type="NewIndex", config={})
        os.kill(service._process.pid, signal.SIGSTOP)
    """,
    "a search index in a background task": """
        def made():
            service = _Service(find_program())
            os.kill(service._process.pid, signal.SIGSTOP)
            time.sleep(600)
        BackgroundTask(made, fork=True)
        time.sleep(0.5)
    """,
}
_PROGRAM = """
import os, signal, sys, threading, time
from gazette.concurrency.background import BackgroundTask
from gazette.concurrency.pool import ranges, run
from gazette.search.pagefind import _Service, find_program
def tell():
    print("ready", flush=True)
if True:
{body}
tell()
time.sleep(600)
"""


@pytest.mark.parametrize("body", _PARENTS.values(), ids=_PARENTS)
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_its_parent(body: str, ending: signal.Signals) -> None:
    mark = f"GAZETTE_TEST={os.urandom(8).hex()}"
    name, _, value = mark.partition("=")
    parent = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM.format(body=body)],
        cwd=REPOSITORY,
        env={**os.environ, name: value},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"ready\n"
    assert len(marked(mark)) >= 2
    parent.send_signal(ending)
    parent.wait()
    deadline = time.monotonic() + _SECONDS
    while marked(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert marked(mark) == []
    # Whoever waits for the end of what it says hears it.
    assert parent.stdout.read() == b""
    parent.stdout.close()
