"""Files written where nobody reads them yet, on the same file system as the output folder.

In: bytes, or a file to copy, for a path of the output folder. Out: numbered files, ready to be
moved by a rename; and folders that the output folder does not have, ready to be moved whole.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from gazette.apply.staged_files import NewFile, SourceFile, stat_if_equal, stat_if_holds
from gazette.apply.trash import Trash
from gazette.cache.entries import discard_damaged
from gazette.digest import SIZE, digest_bytes
from gazette.errors import MachineError, write_refused
from gazette.model.page import Copy, FileStat
from gazette.problems import error

_PREFIX = ".gazette-staging-"
_AT_FAULT = frozenset({"source-changed", "source-refused"})
"""What is said of a file that cannot be copied as it was planned."""


@dataclass(frozen=True, slots=True)
class Staged:
    """One file made ready: its stat, the digest of its bytes, and where it is staged.

    `place` is empty where the output folder already holds these very bytes at its path, so that
    nothing was staged and nothing will be moved.
    """

    file_stat: FileStat
    digest: bytes
    place: str

    @property
    def same(self) -> bool:
        """Whether the output folder holds it already."""
        return not self.place


class Stage:
    """A folder for the files of one build; made under the build's lock, gone when it ends.

    It lies in the cache folder where that is on the output folder's file system, else beside the
    output folder, else (where the output folder is a mount point) inside of it. `files` holds what
    is to be moved into folders that are there, `tree` folders that are new, and `replaced` second
    names of the files that will be moved over; `discard_replaced` is called before they are.
    """

    def __init__(self, output: Path, cache: Path) -> None:
        """Remove what builds that were cut short have left, and make the folder.

        Raises MachineError when there is no place that can be written.
        """
        self.output = Path(os.path.realpath(output))
        self._cache = cache
        places = (Path(os.path.realpath(cache)), self.output.parent, self.output)
        for place in places:
            _remove_leftovers(place)
        mount = _mount(self.output)
        place = next((place for place in places if _mount(place) == mount), self.output)
        self.folder = place / f"{_PREFIX}{uuid.uuid4().hex}"
        self._tree = self.folder / "tree"
        self._files = self.folder / "files"
        self._replaced = self.folder / "replaced"
        self._trash: Trash | None = None
        self._made = {""}
        self._present: dict[str, bool] = {}
        self._count = 0
        try:
            self._tree.mkdir(parents=True)
            self._files.mkdir()
            self._replaced.mkdir()
        except OSError as cause:
            raise write_refused(cause, place.as_posix()) from cause

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def discard_replaced(self, files: Iterable[Staged], *, fork: bool) -> None:
        """Begin to delete what these files, once moved, have taken the place of; see `Trash`."""
        with suppress(OSError):
            there = frozenset(os.listdir(self._replaced))
            names = [os.path.basename(file.place) for file in files]
            self._trash = Trash(
                str(self._replaced), [*filter(there.__contains__, names)], fork=fork
            )

    def close(self) -> None:
        """Remove the folder and what is still in it."""
        if self._trash:
            with suppress(OSError):
                self._trash.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tree(self, path: str) -> str:
        """Return where this file, or folder, of the output folder stands if its folder is new."""
        return f"{self._tree}/{path}"

    def put(self, path: str, data: bytes) -> Staged:
        """Stage these bytes for a path of the output folder; each path is used once.

        Raises MachineError when the disk is full or refuses.
        """
        summed = digest_bytes(data)
        there = self._is_there(path.rpartition("/")[0])
        # Gate: written file
        file_stat = stat_if_holds(f"{self.output}/{path}", data) if there else None
        if file_stat:
            return Staged(file_stat, summed, "")
        place = self._place()
        try:
            with NewFile(place) as staged:
                staged.write(data)
                file_stat = staged.file_stat()
            return Staged(file_stat, summed, self._settled(place, path, there=there))
        except OSError as cause:
            raise write_refused(cause, self.folder.parent.as_posix()) from cause

    def copy(self, copy: Copy) -> Staged:
        """Stage a file to be copied; its bytes must still have the digest that was planned.

        Raises MachineError when it has changed, cannot be read, or the disk is full or refuses;
        DamagedError when it is the cache's own.
        """
        place = self._place()
        try:
            staged, summed = self._copy_bytes(copy, place)
            if summed != copy.content:
                raise MachineError(error("source-changed", copy.file))
        except MachineError as cause:
            if all(each.code in _AT_FAULT for each in cause.problems):
                discard_damaged(self._cache, Path(copy.file))
            raise
        there = self._is_there(copy.path.rpartition("/")[0])
        # Gate: written file
        file_stat = (
            stat_if_equal(f"{self.output}/{copy.path}", place, staged.size) if there else None
        )
        if file_stat:
            return Staged(file_stat, summed, "")
        try:
            return Staged(staged, summed, self._settled(place, copy.path, there=there))
        except OSError as cause:
            raise write_refused(cause, self.folder.parent.as_posix()) from cause

    def _copy_bytes(self, copy: Copy, place: str) -> tuple[FileStat, bytes]:
        summed = blake2b(digest_size=SIZE)
        with SourceFile(copy.file) as source:
            try:
                with NewFile(place) as staged:
                    while block := source.read():
                        summed.update(block)
                        staged.write(block)
                    file_stat = staged.file_stat()
            except OSError as cause:
                raise write_refused(cause, self.folder.parent.as_posix()) from cause
        return file_stat, summed.digest()

    def _place(self) -> str:
        # All in one folder: file systems take several times as long to write a file into each of
        # many new folders as to move it there.
        self._count += 1
        return f"{self._files}/{os.getpid()}-{self._count}"

    def _is_there(self, folder: str) -> bool:
        """Tell whether the output folder has this folder."""
        answer = self._present.get(folder)
        if answer is None:
            above = not folder or self._is_there(folder.rpartition("/")[0])
            answer = above and os.path.isdir(f"{self.output}/{folder}")
            self._present[folder] = answer
        return answer

    def _settled(self, place: str, path: str, *, there: bool) -> str:
        """Return where a staged file waits; `there` tells whether the output has its folder."""
        if not there:
            self._make_folder(path.rpartition("/")[0])
            os.rename(place, self.tree(path))
            return self.tree(path)
        # A second name for what stands there: else the move would delete it (see `Trash`). Where a
        # file system has none, it does.
        with suppress(OSError):
            os.link(f"{self.output}/{path}", f"{self._replaced}/{os.path.basename(place)}")
        return place

    def _make_folder(self, folder: str) -> None:
        # Never the stage itself: it is gone where this is the worker of a build that was killed.
        if folder not in self._made:
            self._make_folder(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # another worker was sooner
                os.mkdir(self.tree(folder))
            self._made.add(folder)


def _remove_leftovers(place: Path) -> None:
    try:
        names = [entry.name for entry in os.scandir(place) if entry.name.startswith(_PREFIX)]
    except OSError:
        return
    for name in names:
        # Its last worker may still be at work, and finds no place to go on under this name.
        gone = place / f"{_PREFIX}{uuid.uuid4().hex}"
        with suppress(OSError):
            os.rename(place / name, gone)
        shutil.rmtree(gone, ignore_errors=True)


def _mount(path: Path) -> tuple[int, str]:
    """What two folders share when a file can be renamed from one into the other.

    A missing folder counts as the nearest one above it. The device alone does not tell: one device
    can be mounted twice, and rename(2) fails between the two (EXDEV).
    """
    while not path.is_dir() and path != path.parent:
        path = path.parent
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return os.stat(path).st_dev, ""
    try:
        return os.fstat(handle).st_dev, _mount_number(handle)
    finally:
        os.close(handle)


def _mount_number(handle: int) -> str:
    try:
        lines = Path(f"/proc/self/fdinfo/{handle}").read_text("ascii").splitlines()
    except OSError:
        return ""
    return next((line for line in lines if line.startswith("mnt_id:")), "")
