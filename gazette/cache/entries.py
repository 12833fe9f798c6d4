"""Files of the cache beside its database: bytes in, the same bytes out, or nothing.

Each begins with the digest of the rest, so what is damaged, cut short, somebody else's, or no file
at all counts as absent. A file is written under another name and renamed, so that it is there
whole or not at all.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from gazette.cache.failure import DamagedError
from gazette.cache.places import NEW, make_folder, remove, replace
from gazette.digest import SIZE, digest_bytes
from gazette.files import read_plain
from gazette.problems import error


class Entries:
    """The entries of one folder below the cache folder, by name."""

    def __init__(self, cache: Path, *parts: str) -> None:
        self._cache = cache
        self.folder = cache.joinpath(*parts)

    def get(self, name: str) -> bytes | None:
        """Return an entry as it was kept; None where there is none that is whole."""
        try:
            sealed = read_plain(self.folder / name)
        except OSError:
            return None
        seal, data = sealed[:SIZE], sealed[SIZE:]
        return data if digest_bytes(data) == seal else None

    def put(self, name: str, data: bytes) -> None:
        """Keep an entry; OSError where it cannot be written."""
        self.put_plain(name, digest_bytes(data) + data)

    def put_plain(self, name: str, data: bytes) -> None:
        """Keep a file as it is, whose digest stands elsewhere; OSError as for `put`."""
        self.make()
        place, half = self.folder / name, self.folder / f"{NEW}{uuid4().hex}"
        try:
            half.write_bytes(data)
            replace(half, place)
        except BaseException:
            with suppress(OSError):
                half.unlink()
            raise

    def offer(self, name: str, data: bytes) -> None:
        """Keep an entry where it can be written: without it the next build only takes longer."""
        with suppress(OSError):
            self.put(name, data)

    def make(self) -> None:
        """Make the folder; what stands in its place, or in that of one above it, goes."""
        make_folder(self._cache, self.folder)

    def keep_only(self, names: frozenset[str]) -> None:
        """Remove what is not named, as far as that is possible."""
        with suppress(OSError):
            for name in sorted(set(os.listdir(self.folder)) - names):
                remove(self.folder / name)


def discard_damaged(cache: Path, file: Path) -> None:
    """Discard the entry that a damaged file belongs to, and raise DamagedError.

    An entry is a file, or a folder of search's. A file that is not the cache's is left alone.
    """
    with suppress(ValueError):
        below = file.relative_to(cache.absolute())
        remove(cache.absolute().joinpath(*below.parts[:2]))
        raise DamagedError(error("memory-damaged", file.as_posix()))
