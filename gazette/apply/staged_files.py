"""Single files of a stage: read, written, and compared with what stands in the output folder.

In: paths and bytes. Out: what was written, and the stat of a file that holds the same already.
"""

from __future__ import annotations

import os
import stat

from gazette.errors import read_refused
from gazette.files import open_plain
from gazette.model.page import FileStat

_BLOCK = 1 << 20
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
# To open a pipe takes for ever otherwise.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


class SourceFile:
    """A file to be copied; what goes wrong with it is told as its own fault (MachineError)."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._handle = open_plain(path)
        except OSError as cause:
            raise read_refused(cause, path) from cause

    def __enter__(self) -> SourceFile:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def read(self) -> bytes:
        """Return the next piece, nothing at the end."""
        try:
            return os.read(self._handle, _BLOCK)
        except OSError as cause:
            raise read_refused(cause, self._path) from cause


class NewFile:
    """A new file, written without a buffer; its mode is what the umask makes of 0666."""

    def __init__(self, path: str) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)

    def __enter__(self) -> NewFile:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def write(self, data: bytes) -> None:
        """Write all of these bytes behind the others."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._handle, rest) :]

    def file_stat(self) -> FileStat:
        """Return the stat that it will keep, once all is written."""
        found = os.fstat(self._handle)
        return FileStat(found.st_size, found.st_mtime_ns)


def stat_if_holds(path: str, data: bytes) -> FileStat | None:
    """Return the stat of a plain file with just these bytes; None where none stands there."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY)
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
            return None
        same = os.read(handle, len(data) + 1) == data
    except OSError:
        return None
    finally:
        os.close(handle)
    return FileStat(status.st_size, status.st_mtime_ns) if same else None


def stat_if_equal(path: str, staged: str, size: int) -> FileStat | None:
    """Return the stat of a plain file that has the bytes of the staged one; None where none has."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != size:
            return None
        with open(path, "rb") as one, open(staged, "rb") as other:
            while block := one.read(_BLOCK):
                if block != other.read(_BLOCK):
                    return None
            same = not other.read(1)
    except OSError:
        return None
    return FileStat(status.st_size, status.st_mtime_ns) if same else None
