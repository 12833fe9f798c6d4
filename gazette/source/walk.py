"""Walks a folder: a folder in, every file below it out, and with it what cannot be published."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from gazette.errors import ContentError
from gazette.problems import error
from gazette.source.files import Fault, File

MARKDOWN = re.compile(r"\.(md|markdown|mdown|mkd)$", re.IGNORECASE)
# What operating systems and editors leave behind, never an editor's own work.
_LITTER = re.compile(
    r"\.|~\$|Thumbs\.db$|desktop\.ini$|.*~$|#.*#$|.*\.(swp|tmp|bak)$", re.IGNORECASE
)
# Folders that link to each other hold as many paths as there are ways through them.
_DEEPEST = 2


def walk(root: Path, *, texts: bool = False) -> list[File]:
    """Return every file below `root`, sorted by path; none where there is no such folder.

    Links are followed as long as they stay below `root`, and rings are not. What cannot be
    published is among the files with its `fault`: a link that leaves `root`, so that nobody
    publishes a file of the machine, or leads nowhere; a device or a pipe; and, where `texts`
    are looked for, a folder that has the name of one. Raises ContentError for a folder that
    cannot be looked into.
    """
    if not root.is_dir():
        return []
    status = root.stat()
    inside = os.path.join(os.path.realpath(root), "")
    try:
        around = frozenset({(status.st_dev, status.st_ino)})
        found = list(_Walk(inside, texts).below(str(root), "", around, 0))
    except OSError as cause:
        below = os.path.relpath(cause.filename or root, root).replace(os.sep, "/")
        place = root.name if below == "." else f"{root.name}/{below}"
        raise ContentError(
            error("unreadable", place, detail=cause.strerror or str(cause))
        ) from None
    return sorted(found, key=lambda file: file.path)


class _Walk:
    """One walk; `inside` is the folder's real path with a slash at its end."""

    def __init__(self, inside: str, texts: bool) -> None:
        self._inside = inside
        self._texts = texts

    def below(
        self, folder: str, path: str, above: frozenset[tuple[int, int]], links: int
    ) -> Iterator[File]:
        """Yield the files of a folder; `above` are those around it, `links` how many led there."""
        with os.scandir(folder) as entries:
            for entry in entries:
                if _LITTER.match(entry.name):
                    continue
                linked = entry.is_symlink()
                status = _status(entry)
                name = path + entry.name
                fault = self._fault(entry, status, links + linked)
                if fault:
                    yield File(name, status.st_size, status.st_mtime_ns, fault)
                elif stat.S_ISREG(status.st_mode):
                    yield File(name, status.st_size, status.st_mtime_ns)
                else:
                    here = (status.st_dev, status.st_ino)
                    if here not in above:
                        around = above | {here}
                        yield from self.below(entry.path, name + "/", around, links + linked)

    def _fault(self, entry: os.DirEntry[str], status: os.stat_result, links: int) -> Fault:
        # Asked of every entry: the first question ends it for nearly all of them.
        if entry.is_symlink():
            if stat.S_ISLNK(status.st_mode):
                return "symlink-dead"
            if not os.path.join(os.path.realpath(entry.path), "").startswith(self._inside):
                return "symlink-outside"
            if stat.S_ISDIR(status.st_mode) and links > _DEEPEST:
                return "symlink-deep"
        if stat.S_ISREG(status.st_mode):
            return ""
        if not stat.S_ISDIR(status.st_mode):
            return "not-a-file"
        return "folder-not-file" if self._texts and MARKDOWN.search(entry.name) else ""


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        # On Windows an entry's own stat() leaves out what tells one folder from another.
        return os.stat(entry.path)
    except OSError:
        return os.lstat(entry.path)
