"""Walks a folder: a folder in, every file below it out, and with it what cannot be published."""

from __future__ import annotations

import os
import re
import stat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from gazette.errors import ContentError, unopened
from gazette.snapshot.files import Fault, File

MARKDOWN = re.compile(r"\.(md|markdown|mdown|mkd)$", re.IGNORECASE)
# What operating systems and editors leave behind, and what is private: it is never published.
_LITTER = re.compile(
    r"\.|_private$|~\$|Thumbs\.db$|desktop\.ini$|.*~$|#.*#$|.*\.(swp|tmp|bak)$",
    re.IGNORECASE | re.ASCII,
)
# Nearly all names are told from it by their first and last letter.
_LITTER_BEGINS, _LITTER_ENDS = frozenset("._~#TtDd"), frozenset("~pPkK\n")
_PATH = attrgetter("path")
# Folders that link to each other hold as many paths as there are ways through them.
_DEEPEST = 2


def walk(root: Path, *, texts: bool = False, every: bool = False) -> list[File]:
    """Return every file below `root`, sorted by path; none where there is no such folder.

    Links are followed as long as they stay below `root`, and rings are not. What cannot be
    published is among the files with its `fault`: a link that leaves `root`, so that nobody
    publishes a file of the machine, or leads nowhere; a device or a pipe; and, where `texts`
    are looked for, a folder that has the name of one. What systems and editors leave behind is
    passed over, but with `every`. Raises ContentError for a folder that cannot be looked into.
    """
    if not root.is_dir():
        return []
    real = os.path.realpath(root)
    aims = _Aims(f"{real}{os.sep}", texts, every)
    files: list[File] = []
    waiting = [_Folder(str(root), "", real, real, ())]
    try:
        while waiting:
            _look_into(waiting.pop(), aims, files, waiting)
    except OSError as cause:
        below = os.path.relpath(cause.filename or root, root).replace(os.sep, "/")
        place = root.name if below == "." else f"{root.name}/{below}"
        raise ContentError(unopened(place, cause)) from None
    return sorted(files, key=_PATH)


def folders(root: Path) -> list[str]:
    """Return every folder below `root` by its path from there, sorted; links are not followed."""
    below = (os.path.relpath(place, root) for place, _, _ in os.walk(root))
    return sorted(below)


class _Aims(NamedTuple):
    """What a walk is for: the real folder that it stays in, whether texts are looked for, and
    whether what systems and editors leave behind is too.
    """

    inside: str
    texts: bool
    every: bool


class _Folder(NamedTuple):
    """A folder to look into: `place` is how it was reached, `below` its path from the root with
    a slash, `real` where it lies. The way there leads by real folders from `start`, and before
    that along each of `ways`, from where to where; between two of them lies a link.
    """

    place: str
    below: str
    start: str
    real: str
    ways: tuple[tuple[str, str], ...]


def _look_into(folder: _Folder, aims: _Aims, files: list[File], waiting: list[_Folder]) -> None:
    """Add a folder's files to `files`, and the folders in it to `waiting`."""
    with os.scandir(folder.place) as entries:
        for entry in entries:
            name = entry.name
            if (
                (name[0] in _LITTER_BEGINS or name[-1] in _LITTER_ENDS)
                and not aims.every
                and _LITTER.match(name)
            ):
                continue
            path = folder.below + name
            if entry.is_symlink():
                _follow(entry, path, folder, aims, files, waiting)
            elif entry.is_file():
                status = entry.stat()
                files.append(File(path, status.st_size, status.st_mtime_ns))
            elif not entry.is_dir():
                files.append(_faulty(entry, path, "not-a-file"))
            elif aims.texts and "." in name and MARKDOWN.search(name):
                files.append(_faulty(entry, path, "folder-not-file"))
            else:
                real = f"{folder.real}{os.sep}{name}"
                waiting.append(_Folder(entry.path, f"{path}/", folder.start, real, folder.ways))


def _follow(
    entry: os.DirEntry[str],
    path: str,
    folder: _Folder,
    aims: _Aims,
    files: list[File],
    waiting: list[_Folder],
) -> None:
    """Add what a symbolic link leads to."""
    try:
        status = os.stat(entry.path)
    except OSError:
        files.append(_faulty(entry, path, "symlink-dead"))
        return
    real, ways = os.path.realpath(entry.path), (*folder.ways, (folder.start, folder.real))
    if not f"{real}{os.sep}".startswith(aims.inside):
        files.append(_faulty(entry, path, "symlink-outside"))
    elif stat.S_ISREG(status.st_mode):
        files.append(File(path, status.st_size, status.st_mtime_ns))
    elif not stat.S_ISDIR(status.st_mode):
        files.append(_faulty(entry, path, "not-a-file"))
    elif len(ways) > _DEEPEST:
        files.append(_faulty(entry, path, "symlink-deep"))
    elif aims.texts and MARKDOWN.search(entry.name):
        files.append(_faulty(entry, path, "folder-not-file"))
    elif not any(_between(start, real, end) for start, end in ways):
        waiting.append(_Folder(entry.path, f"{path}/", real, real, ways))


def _between(start: str, place: str, end: str) -> bool:
    """Tell whether a folder lies on the way from one folder down to another, both included."""
    return _holds(start, place) and _holds(place, end)


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}{os.sep}")


def _faulty(entry: os.DirEntry[str], path: str, fault: Fault) -> File:
    status = os.lstat(entry.path)
    return File(path, status.st_size, status.st_mtime_ns, fault)
