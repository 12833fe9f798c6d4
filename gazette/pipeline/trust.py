"""Which remembered files need not be read again: a file as it is now, and as it was, in."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.source import File
from gazette.state import Memory, SourceRecord

# The coarsest clock that file systems keep (FAT): a file that changed so shortly before it was
# last read may have changed once more without its time telling.
_BLUR = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Trust:
    """Judges remembered files. `since` is when the remembered run began, in nanoseconds."""

    memory: Memory
    since: int
    verify: bool

    def recall(self, name: str, file: File, under: bytes) -> SourceRecord | None:
        """Return what is remembered of a file, if it still holds; `under` is what it follows from.

        With `verify` nothing is trusted.
        """
        record = self.memory.sources.get(name)
        if record is None or self.verify or record.parsed_under != under:
            return None
        same = record.size == file.size and record.mtime == file.mtime
        return record if same and file.mtime < self.since - _BLUR else None
