"""The folders of sources as they are: options in; files by folder, and their digest, out."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.model.options import Options
from gazette.snapshot.files import File
from gazette.snapshot.walk import walk

_END = "\0"
"""Stands in no path."""


class Snapshot:
    """The folders of sources; each is walked once, when it is asked for."""

    def __init__(self, options: Options) -> None:
        self._options = options

    @cached_property
    def content(self) -> tuple[File, ...]:
        """The files of the content folder."""
        return tuple(walk(self._options.content, texts=True))

    @cached_property
    def static(self) -> tuple[tuple[Path, tuple[File, ...]], ...]:
        """The static files of each folder that there is: those that no folder before it has."""
        return tuple(self._static())

    def _static(self) -> Iterator[tuple[Path, tuple[File, ...]]]:
        last_build: set[str] = set()
        for root in self._options.search("static"):
            if root.is_dir():
                files = tuple(file for file in walk(root) if file.path not in last_build)
                last_build.update(file.path for file in files)
                yield root, files

    @cached_property
    def design(self) -> tuple[tuple[Path, tuple[File, ...]], ...]:
        """The files of each folder of templates and of catalogs."""
        folders = (*self._options.search("templates"), *self._options.search("locales"))
        return tuple((root, tuple(walk(root, every=True))) for root in folders if root.is_dir())

    @cached_property
    def digest(self) -> bytes:
        """The digest of all sources' paths, sizes and times."""
        folders = [(self._options.place(root), _listing(files)) for root, files in self.static]
        return digest(_listing(self.content), folders)

    @property
    def newest(self) -> int:
        """When a source last changed, as far as its time tells, in nanoseconds."""
        files = (*self.content, *(file for _, files in self.static for file in files))
        return max((file.mtime for file in files), default=0)


def _listing(files: Sequence[File]) -> bytes:
    """Return the digest of files' paths, sizes, times and faults."""
    texts = _END.join([*(file.path for file in files), *(file.fault for file in files)])
    numbers = array("q", [number for file in files for number in (file.size, file.mtime)])
    return digest_bytes(texts.encode("utf-8", "surrogateescape") + numbers.tobytes())
