"""What one worker of a pool does: it takes tickets, does the work, and sends what comes of it.

In: tickets from one pipe. Out, through another: for each ticket its number with what the work gave
for that range, or with a `Failure`, after which it ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from gazette.errors import GazetteError, shortage

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
Work = Callable[[range], T]

TICKET = struct.Struct("<I")


class WorkerError(Exception):
    """The work raised something that nobody expected; the text is its traceback."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What came instead of a result: an error's class and its problems, or a traceback."""

    kind: type[GazetteError] | type[WorkerError]
    content: tuple[Any, ...]

    @classmethod
    def of(cls, cause: BaseException) -> Failure:
        """Return what the parent needs to raise the same."""
        failure = cause if isinstance(cause, GazetteError) else shortage(cause)
        if failure is not None:
            return cls(type(failure), failure.problems)
        return cls(WorkerError, ("".join(traceback.format_exception(cause)),))


def serve(
    parts: Sequence[range],
    make_work: Callable[[], Work[T]],
    tickets: int,
    sending: Connection,
    parent: int,
) -> int:
    """Work until no ticket is left, the work fails, or the parent is gone; return the status."""
    gc.freeze()
    work: Work[T] | None = None
    while ticket := os.read(tickets, TICKET.size):
        (number,) = TICKET.unpack(ticket)
        if os.getppid() != parent:
            return 1
        try:
            work = work or make_work()
            message = pickle.dumps((number, work(parts[number])), protocol=5)
        except BaseException as cause:  # noqa: BLE001 - it is raised again, in the parent
            sending.send_bytes(pickle.dumps((number, Failure.of(cause))))
            return 0
        sending.send_bytes(message)
    return 0
