"""The output folder, looked over before anything in it is moved.

In: the paths to make and the paths to delete. Out: what must be deleted first, because something
new takes its place; or an error that names everything that stands in the way. Gazette deletes
only what it wrote, and neither follows nor replaces a folder that is a symbolic link.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazette.errors import MachineError
from gazette.problems import Problem, error

_EFFECTIVE = os.access in os.supports_effective_ids
_UNSAFE = frozenset(("", ".", ".."))
_Folder = Literal["there", "missing", "blocked"]


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found.

    `first`: files to be deleted before anything is moved, `cleared`: folders to be removed then
    (inner first), `missing`: folders to be made then (outer first; empty for the output folder).
    """

    first: tuple[str, ...]
    cleared: tuple[str, ...]
    missing: tuple[str, ...]


def preflight(output: Path, make: Sequence[str], delete: Collection[str]) -> Preflight:
    """Look at every place where something is to be made or deleted.

    Paths are relative to `output`, with slashes; ValueError for one that leads out of it, and for
    two of them that cannot both stand. MachineError holds a problem for each thing in the way:
    somebody else's file or folder, a symbolic link, a folder that may not be written.
    """
    looked = _Inspection(output, delete)
    both = {above for folder in {_parent(_safe(path)) for path in make} for above in _above(folder)}
    for path in both.intersection(make):
        raise ValueError(f"{path} cannot be a file, with files below it")
    for path in make:
        looked.at_target(path)
    for path in delete:
        looked.at_deletion(_safe(path))
    if looked.problems:
        raise MachineError(*looked.problems)
    return Preflight(tuple(looked.first), tuple(looked.cleared), tuple(looked.missing))


class _Inspection:
    """The looking over of one output folder; each folder is looked at once."""

    def __init__(self, output: Path, delete: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.first: dict[str, None] = {}
        self.cleared: dict[str, None] = {}
        self.missing: dict[str, None] = {}
        self._output = output
        self._root = str(output)  # a look at a place takes less time than a `Path` of it
        self._delete = frozenset(delete)
        self._folders: dict[str, _Folder] = {}
        self._allowed: dict[str, bool] = {}
        self._obstacles: dict[str, tuple[str, str]] = {}

    def at_target(self, path: str) -> None:
        """Look at the place of a file to be made."""
        folder = _parent(path)
        state = self._folder(folder)
        if state == "missing":
            self._miss(folder)
        elif state == "blocked":
            self._blocked(*self._obstacles[folder])
        elif self._writable(folder):
            mode = self._mode(path)
            if mode is not None and stat.S_ISDIR(mode):
                self._clear(path)

    def at_deletion(self, path: str) -> None:
        """Look at the place of a file to be deleted; in a file's place there is nothing below."""
        folder = _parent(path)
        state = self._folder(folder)
        if state == "there" and self._mode(path) is not None:
            self._writable(folder)
        elif state == "blocked" and self._obstacles[folder][0] == "output-has-link":
            self._blocked(*self._obstacles[folder])

    def _folder(self, path: str) -> _Folder:
        state = self._folders.get(path)
        if state is None:
            state = self._folders[path] = self._look_at_folder(path)
        return state

    def _look_at_folder(self, path: str) -> _Folder:
        if path:
            above = self._folder(_parent(path))
            if above == "blocked":
                self._obstacles[path] = self._obstacles[_parent(path)]
            if above != "there":
                return above
        mode = self._mode(path)
        if mode is None:
            return "missing"
        if stat.S_ISDIR(mode):
            return "there"
        if path in self._delete and stat.S_ISREG(mode):
            self.first[path] = None
            return "missing"
        key = "output-has-link" if stat.S_ISLNK(mode) else "output-has-file"
        self._obstacles[path] = (key, path)
        return "blocked"

    def _miss(self, folder: str) -> None:
        if folder in self.missing:
            return
        if folder:
            above = _parent(folder)
            if self._folder(above) == "missing":
                self._miss(above)
            else:
                self._writable(above)
        self.missing[folder] = None

    def _clear(self, path: str) -> None:
        files, folders = self._inside(path)
        if self._delete.issuperset(files):
            self.first.update(dict.fromkeys(files))
            self.cleared.update(dict.fromkeys((*reversed(folders), path)))
        else:
            self._blocked("output-has-folder", path)

    def _writable(self, folder: str) -> bool:
        answer = self._allowed.get(folder)
        if answer is None:
            answer = self._allowed[folder] = self._look_at_access(folder)
        return answer

    def _look_at_access(self, folder: str) -> bool:
        place = f"{self._root}/{folder}" if folder else self._root
        if os.access(place, os.W_OK | os.X_OK, effective_ids=_EFFECTIVE):
            return True
        self._blocked("output-refused", folder, detail=os.strerror(errno.EACCES))
        return False

    def _blocked(self, key: str, path: str, **params: str) -> None:
        problem = error(key, (self._output / path).as_posix(), **params)
        if problem not in self.problems:
            self.problems.append(problem)

    def _mode(self, path: str) -> int | None:
        try:
            return os.lstat(f"{self._root}/{path}" if path else self._root).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as cause:
            self._blocked("output-refused", path, detail=cause.strerror or str(cause))
            return None

    def _inside(self, path: str) -> tuple[list[str], list[str]]:
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(self._output / path) as entries:
            for entry in entries:
                name = f"{path}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    files.append(name)
                    continue
                inner_files, inner_folders = self._inside(name)
                files += inner_files
                folders += (name, *inner_folders)
        return files, folders


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _above(folder: str) -> Iterator[str]:
    """Yield the folder and those above it, but for the output folder itself."""
    while folder:
        yield folder
        folder = _parent(folder)


def _safe(path: str) -> str:
    if "\\" in path or "\0" in path or not _UNSAFE.isdisjoint(path.split("/")):
        raise ValueError(f"{path!r} is no path inside the output folder")
    return path
