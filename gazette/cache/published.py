"""The list of the files that were written into an output folder, kept beside the database.

In: what builds are about to write, and what they deleted. Out: all that stands there by them, for
the build that finds the database lost. It is a log: a build adds lines for what it changes, so it
costs an edit nothing; each line has its own checksum, and one that is damaged or cut short counts
for nothing.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from gazette.cache.places import NEW, clear_unless_file, make_folder, replace
from gazette.digest import digest
from gazette.files import read_plain

_FOLDER: Final = "published"
_ADDED, _REMOVED = "+", "-"
# When to write it anew: bytes that a log may have for each file, and in any case.
_A_FILE: Final = 400
_ANYHOW: Final = 1 << 16


class PublishedList:
    """The list of one output folder, remembered as `folder`."""

    def __init__(self, cache: Path, folder: str) -> None:
        self._cache = cache
        self._path = cache / _FOLDER / f"{digest(folder).hex()}.log"

    def files(self) -> dict[str, str]:
        """Return the digest of each file by its path, empty where it is not known."""
        try:
            raw = read_plain(self._path)
        except OSError:
            return {}
        found: dict[str, str] = {}
        for line in raw.splitlines():
            seal, _, rest = line.partition(b" ")
            if seal != _checksum(rest):
                continue
            sign, content, path = json.loads(rest)
            if sign == _ADDED:
                found[path] = content
            else:
                found.pop(path, None)
        return found

    def add(self, files: Mapping[str, bytes], *, removed: Iterable[str] = ()) -> None:
        """Note files with the digests of their bytes, and what is gone.

        Where the disk refuses, the list is shorter, and the site is none the worse.
        """
        lines = [_line(_ADDED, content.hex(), path) for path, content in files.items()]
        lines += [_line(_REMOVED, "", path) for path in removed]
        if not lines:
            return
        with suppress(OSError):
            self._make_room()
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                # The first line may follow one that was cut short.
                os.write(handle, b"\n" + b"".join(lines))
            finally:
                os.close(handle)

    def is_due(self, count: int) -> bool:
        """Tell whether the list of `count` files is lost, or has become long."""
        try:
            found = os.lstat(self._path)
        except OSError:
            return True
        return found.st_size > max(_ANYHOW, count * _A_FILE)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the list anew."""
        data = b"".join(_line(_ADDED, content.hex(), path) for path, content in files.items())
        half = self._path.with_name(f"{NEW}{self._path.name}")
        with suppress(OSError):
            self._make_room()
            half.write_bytes(data)
            replace(half, self._path)

    def _make_room(self) -> None:
        make_folder(self._cache, self._path.parent)
        clear_unless_file(self._path)


def _line(sign: str, content: str, path: str) -> bytes:
    rest = json.dumps((sign, content, path)).encode()
    return b"%s %s\n" % (_checksum(rest), rest)


def _checksum(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)
