"""Reading plain files, whatever stands at their paths: a path in, bytes or a digest out.

A pipe or a device in a file's place is refused at once: to open one may take for ever.
"""

from __future__ import annotations

import errno
import os
import stat
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from gazette.digest import SIZE
from gazette.errors import shortage
from gazette.rules.rule import N_

# Windows has neither, and opens files as texts where it is not told otherwise.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 18

NOT_A_FILE = N_("Not a plain file")


class FileContent(NamedTuple):
    """A file's bytes; its size, and its modification time in nanoseconds, after they were read."""

    data: bytes
    size: int
    mtime: int


def open_plain(path: str | Path) -> int:
    """Open a plain file for reading; return its handle.

    Raises OSError for what cannot be opened, and for what is no plain file; MachineError where
    the system has no handle for it.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as cause:
        raise shortage(cause) or cause from None
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return handle
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise OSError(errno.EINVAL, NOT_A_FILE, str(path))


def read_plain(path: str | Path) -> bytes:
    """Return a plain file's bytes; OSError as for `open_plain`."""
    return read_with_stat(path).data


def read_with_stat(path: str | Path) -> FileContent:
    """Return a plain file's bytes with its size and time; OSError as for `open_plain`."""
    handle = open_plain(path)
    try:
        expected = os.fstat(handle).st_size
        data = os.read(handle, expected + 1)
        if len(data) != expected:
            data = b"".join((data, *iter(lambda: os.read(handle, _BLOCK), b"")))
        status = os.fstat(handle)
    finally:
        os.close(handle)
    return FileContent(data, status.st_size, status.st_mtime_ns)


def digest_file(path: str | Path) -> tuple[bytes, int, int]:
    """Return the digest of a plain file's bytes, with its size and time as for `read_with_stat`.

    It is read in pieces, however large it is. Raises OSError as for `open_plain`.
    """
    summed = blake2b(digest_size=SIZE)
    handle = open_plain(path)
    try:
        while block := os.read(handle, _BLOCK):
            summed.update(block)
        status = os.fstat(handle)
    finally:
        os.close(handle)
    return summed.digest(), status.st_size, status.st_mtime_ns
