"""Pagefind, run as a service: documents in, one after the other; the files of an index out.

It reads a folder in the order in which the file system lists it, and its index follows from that
order. So it is handed the documents itself, in theirs.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

from gazette.concurrency.child import end_with_parent
from gazette.errors import MachineError, shortage
from gazette.problems import error

# Seconds that Pagefind may take for an answer. The longest is the last: some twenty times what it
# takes. Where it cannot have memory or a thread, it may wait for ever.
_PATIENCE: Final = 20.0
_FOR_A_DOCUMENT: Final = 0.05
_LAST_WORDS: Final = 2.0
_LOOK: Final = 0.5
_END: Final = b","
_SAID: Final = 300


def find_program() -> str:
    """Return Pagefind's program, that of its Python package; MachineError where there is none."""
    try:
        from pagefind_bin_extended import (  # type: ignore[import-untyped]
            get_executable,
        )

        program = str(get_executable())
    except (ImportError, FileNotFoundError):
        raise MachineError(error("search-missing", "")) from None
    if not os.access(program, os.X_OK):
        raise MachineError(error("search-missing", ""))
    return program


def index(program: str, documents: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of an index of documents, each its address and its HTML, by path.

    Raises MachineError where Pagefind fails, or says nothing for too long.
    """
    try:
        with _Service(program) as service:
            service.ask(type="NewIndex", config={})
            for url, html in documents:
                service.ask(type="AddFile", index_id=0, file_path=None, url=url, file_contents=html)
                service.patience += _FOR_A_DOCUMENT
            # Not by its own hand: it answers before the last of them is on the disk.
            files = service.ask(type="GetFiles", index_id=0)["files"]
            return {each["path"]: base64.b64decode(each["content"]) for each in files}
    except OSError as cause:
        raise shortage(cause) or failed(cause.strerror or str(cause)) from cause


def failed(detail: str) -> MachineError:
    """Return the error for an index that could not be made."""
    return MachineError(error("search-failed", "", detail=detail))


class _Service:
    """The program while it runs: messages go to its standard input, answers come back.

    A message is JSON in base64 with a comma behind it, and so is an answer (Pagefind 1.5, the
    protocol of its Python package).
    """

    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen(
            (program, "--service"),
            # Settings of the machine's own would make another index.
            env={name: value for name, value in os.environ.items() if "PAGEFIND" not in name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=end_with_parent(os.getpid()),  # noqa: PLW1509 - it asks the system one thing
        )
        self.patience = _PATIENCE
        self._deadline = time.monotonic() + self.patience
        self._slow = False
        self._ended = threading.Event()
        self._last = b""
        self._answers = self._read()
        self._number = 0
        self._watch = threading.Thread(target=self._watch_over, daemon=True)
        self._watch.start()

    def __enter__(self) -> _Service:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()

    def ask(self, **payload: Any) -> dict[str, Any]:
        """Send a message and return its answer."""
        self._number += 1
        message = json.dumps({"message_id": self._number, "payload": payload}).encode()
        self._deadline = time.monotonic() + self.patience
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # what it said last tells more
            self._process.stdin.write(base64.b64encode(message) + _END)
            self._process.stdin.flush()
        answer = next(self._answers, None)
        if answer is None:
            raise self._failure()
        if answer.get("type") == "Error":
            raise failed(str(answer.get("message", ""))[-_SAID:])
        return answer

    def _read(self) -> Iterator[dict[str, Any]]:
        waiting = bytearray()
        while block := self._block():
            waiting += block
            if _END not in block:
                continue
            *whole, waiting = waiting.split(_END)
            for number, each in enumerate(whole):
                try:
                    yield json.loads(base64.b64decode(each, validate=True))["payload"]
                except (ValueError, KeyError, TypeError):
                    waiting = bytearray(_END.join((*whole[number:], waiting)))
                    self._hear_out(waiting)
                    break
        self._last = bytes(waiting)

    def _block(self) -> bytes:
        # By handle: a buffered reader would wait until it is full.
        assert self._process.stdout is not None
        return os.read(self._process.stdout.fileno(), 1 << 16)

    def _hear_out(self, said: bytearray) -> None:
        """Take what is no answer: the program's last words, to the end of them."""
        self._deadline = min(self._deadline, time.monotonic() + _LAST_WORDS)
        while block := self._block():
            said += block

    def _failure(self) -> MachineError:
        # It may have closed its output, and yet wait for ever: then it is ended.
        status = self._process.wait()
        if said := " ".join(self._last.decode("utf-8", "replace").split())[-_SAID:]:
            return _told_short(said) or failed(said)
        if self._slow:
            return MachineError(error("search-slow", "", seconds=round(self.patience)))
        if status == -signal.SIGKILL:
            return MachineError(error("worker-died", ""))
        return failed(f"exit code {status}")

    def _watch_over(self) -> None:
        """End the program where an answer takes too long: it may wait for ever."""
        while not self._ended.wait(_LOOK):
            if time.monotonic() > self._deadline:
                self._slow = True
                self._process.kill()
                return


def _told_short(said: str) -> MachineError | None:
    """Return the error for a want of memory, files, processes or disk that a Rust program told."""
    if "memory allocation of" in said:
        return shortage(MemoryError())
    found = re.search(r"(?:os error |code: )(\d+)", said)
    return shortage(OSError(int(found[1]), "")) if found else None
