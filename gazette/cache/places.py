"""Places in the cache folder: made, given to something new, or cleared, whatever stands there.

All is done by one rename, so that whoever is killed meanwhile leaves nothing half.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

NEW: Final = "new-"
"""What the names of things begin with that are being made or removed."""


def is_foreign(place: Path) -> bool:
    """Tell whether something stands in the place of a file that is none."""
    return os.path.lexists(place) and (place.is_symlink() or not place.is_file())


def clear_unless_file(place: Path) -> None:
    """Remove what stands in the place of a file and is none."""
    if is_foreign(place):
        remove(place)


def with_journals(database: Path) -> list[Path]:
    """Return a database's file and those that SQLite opens beside it."""
    ends = ("", "-journal", "-wal", "-shm")
    return [database.with_name(database.name + end) for end in ends]


def make_folder(cache: Path, folder: Path) -> None:
    """Make a folder below the cache folder; what stands in its way there goes.

    Raises OSError where the system refuses.
    """
    if folder.is_dir():
        return
    if folder != cache:
        make_folder(cache, folder.parent)
        remove(folder)
    folder.mkdir(parents=True, exist_ok=True)


def replace(source: Path, target: Path) -> None:
    """Give a file or folder its name; what had it goes. Raises OSError where that is refused."""
    try:
        os.replace(source, target)
    except OSError:  # a folder in the place of a file, or another one in that of a folder
        remove(target)
        os.replace(source, target)


def remove(place: Path) -> None:
    """Remove a file or a folder: from sight at once, and then for good, as far as possible.

    A folder is renamed first, so that whoever is killed meanwhile leaves nothing half.
    """
    if place.is_dir() and not place.is_symlink():
        gone = place.with_name(f"{NEW}{uuid4().hex}")
        try:
            place.rename(gone)
        except OSError:
            gone = place
        shutil.rmtree(gone, ignore_errors=True)
    else:
        with suppress(OSError):
            place.unlink()
