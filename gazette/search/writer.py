"""What Pagefind is to read, written by one process: records in, files and the words in them out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from gazette.cache import BlobStore
from gazette.search.document import document, plain
from gazette.search.pairs import Pairs
from gazette.search.records import Group, Record


class Writer:
    """Writes records as HTML, those of a group below a folder with the group's number."""

    def __init__(self, folder: Path, groups: Sequence[Group], blobs: BlobStore) -> None:
        self._folder = folder
        self._groups = groups
        self._blobs = blobs
        self._pairs = [Pairs() for _ in groups]
        self._made: set[str] = set()

    def write(self, number: int, record: Record) -> set[str]:
        """Write a record of a group; return the pairs of characters that are new in the group.

        Raises OSError where the disk is full or refuses, DamagedError where the body is not there.
        """
        body = plain(self._blobs.html(record.body))
        made = document(record, self._groups[number].tag, body)
        path = f"{self._folder}/{number}/{record.id}.html"
        above = path.rpartition("/")[0]
        if above not in self._made:
            os.makedirs(above, exist_ok=True)
            self._made.add(above)
        with open(path, "wb") as file:
            file.write(made.html.encode())
        return self._pairs[number].new(made.words)
