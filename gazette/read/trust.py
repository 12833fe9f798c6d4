"""Which remembered files need not be read again: a file as it is now, and as it was, in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.cache import CacheContents, SourceRecord
from gazette.snapshot import File

# The coarsest clock that file systems keep (FAT): a file that changed so shortly before it was
# last read may have changed once more without its time telling.
BLUR = 2_000_000_000


NEVER = -(1 << 63)
"""The mtime of no file."""

STARTED = "started"
"""The name under which the cache keeps when the remembered run began, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Judges remembered files. `since` is when the remembered run began, in nanoseconds."""

    contents: CacheContents
    since: int
    verify: bool

    @classmethod
    def of(cls, contents: CacheContents, *, verify: bool) -> Trust:
        """Return what judges by the last run's start; with `verify` nothing is trusted."""
        started = contents.meta.get(STARTED, b"")
        return cls(contents, int(started) if started.isdigit() else 0, verify)

    def recall(self, name: str, file: File, fingerprint: bytes) -> SourceRecord | None:
        """Return what is remembered of a file read with these settings, if it still holds."""
        record = self.contents.sources.get(name)
        if self.verify or not _holds(record, file, fingerprint, self.limit):
            return None
        return record

    def stale(self, prefix: str, files: Iterable[File], fingerprint: bytes) -> frozenset[str]:
        """Return the paths of those files for which `recall` has nothing, all in one go.

        Their names in the cache are their paths behind the `prefix`.
        """
        if self.verify:
            return frozenset(file.path for file in files)
        record_of, limit = self.contents.sources.get, self.limit
        return frozenset(
            file.path
            for file in files
            if not _holds(record_of(prefix + file.path), file, fingerprint, limit)
        )

    @property
    def limit(self) -> int:
        """Before which mtime, in nanoseconds, a file is the one that was read."""
        return self.since - BLUR


def source_record(
    file: File, size: int, mtime: int, content: bytes, fingerprint: bytes
) -> SourceRecord:
    """Return what is to be remembered of a file; `size` and `mtime` are those of what was read.

    Where they are not those of the file that was walked, another one may stand there by now: the
    record has a time that no file has, so that it does not hold next time.
    """
    same = (size, mtime) == (file.size, file.mtime)
    return SourceRecord(file.size, file.mtime if same else NEVER, content, fingerprint)


def _holds(record: SourceRecord | None, file: File, fingerprint: bytes, limit: int) -> bool:
    # Gate: source file
    return (
        record is not None
        and record.mtime == file.mtime < limit
        and record.size == file.size
        and record.settings_fingerprint == fingerprint
    )
