"""SQLite's refusals, sorted: a damaged file, a full disk, anything else the machine forbids.

In: exceptions of sqlite3 and of the system. Out: errors with a problem that a person can act on.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette.cache.places import remove, with_journals
from gazette.errors import MachineError, shortage
from gazette.problems import error

# The first byte of an error code is its class, see sqlite.org/rescode.html section 2.
_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_ERROR,  # no such table, no such column: somebody else's file
}


class DamagedError(MachineError):
    """An entry of the cache, or all of its database, was damaged; it has been thrown away."""


def is_damage(cause: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, so that a new one would do."""
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:  # raised by the module, not by SQLite: a text that is no UTF-8
        return isinstance(cause, sqlite3.OperationalError)
    return code & 0xFF in _DAMAGE


def refusal(cause: sqlite3.Error | OSError, path: Path) -> MachineError:
    """Return the error for a file that is in order but cannot be read or written."""
    if getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return MachineError(error("disk-full", path.as_posix()))
    detail = getattr(cause, "strerror", None) or str(cause)
    refused = MachineError(error("memory-refused", path.as_posix(), detail=detail))
    return shortage(cause) or refused


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into MachineError; a damaged file is thrown away (DamagedError)."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a defect of Gazette, no fault of the file
    except sqlite3.Error as cause:
        if is_damage(cause):
            raise damaged(path) from cause
        raise refusal(cause, path) from cause
    except UnicodeDecodeError as cause:  # SQLite's message quotes what it could not read
        raise damaged(path) from cause


def damaged(path: Path) -> DamagedError:
    """Throw the file away and return the error that says so."""
    discard(path)
    return DamagedError(error("memory-damaged", path.as_posix()))


def discard(path: Path) -> None:
    """Delete a cache with its journal; MachineError where that is forbidden."""
    for place in with_journals(path):
        remove(place)
        if os.path.lexists(place):
            raise refusal(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), path)
