"""A content folder that is read again and again with one cache."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from gazette.cache import BlobStore, CacheStore
from gazette.cache.writers import StoreWriter
from gazette.config import load
from gazette.read.trust import STARTED
from tests.support.content import settings, write
from tests.unit.world import NOW, PAGES, Reading, options, read_sources

Files = Mapping[str, str | bytes]
SECOND = 1_000_000_000
SINCE = 1 << 60


class Portal:
    """A folder that is read again and again with one cache."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._clock = SECOND
        self.put({"site.toml": settings(), **PAGES})

    def put(self, files: Files) -> None:
        """Write files, at a time long ago that no other one has."""
        write(self.root, files)
        for name in files:
            self._clock += SECOND
            os.utime(self.root / name, ns=(self._clock, self._clock))

    def change_unseen(self, files: Files) -> None:
        """Write files so that neither size nor time tell."""
        for name, data in files.items():
            path = self.root / name
            before = path.stat()
            write(self.root, {name: data})
            assert path.stat().st_size == before.st_size
            os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))

    def read(
        self,
        *,
        now: str = NOW,
        drafts: bool = False,
        verify: bool = False,
        jobs: int = 1,
        learn: bool = True,
    ) -> Reading:
        root = self.root
        wishes = options(root, now=now, drafts=drafts, jobs=jobs)
        with CacheStore.open(wishes.cache, "output") as store:
            meta = {STARTED: str(SINCE).encode()}
            contents = replace(store.contents, meta=meta)
            blobs, writer = BlobStore(wishes.cache), StoreWriter(store.add)
            reading = read_sources(
                replace(wishes, verify=verify), load(root, None), contents, blobs, writer
            )
            if learn:
                store.save_sources(reading.changes, {})
        return reading

    def packed(self) -> int:
        """How many texts and bodies are kept."""
        connection = sqlite3.connect(self.root / "cache" / "state.sqlite")
        (count,) = connection.execute("SELECT count(*) FROM packed").fetchone()
        connection.close()
        return int(count)
