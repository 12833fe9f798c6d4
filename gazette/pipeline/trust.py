"""Which remembered files need not be read again: a file as it is now, and as it was, in."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.source import File
from gazette.state import Memory, SourceRecord

# The coarsest clock that file systems keep (FAT): a file that changed so shortly before it was
# last read may have changed once more without its time telling.
BLUR = 2_000_000_000


STARTED = "started"
"""The name under which the memory keeps when the remembered run began, in nanoseconds."""


def since(memory: Memory) -> int:
    """Return when the remembered run began, in nanoseconds; 0 where there was none."""
    started = memory.meta.get(STARTED, b"")
    return int(started) if started.isdigit() else 0


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
        if record is None or self.verify:
            return None
        if record.mtime != file.mtime or record.size != file.size or record.under != under:
            return None
        return record if file.mtime < self.since - BLUR else None
