"""What reading works with, the same for all of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gazette.cache import BlobStore, CacheContents
from gazette.cache.writers import BlobWriter
from gazette.model.environment import Environment
from gazette.model.options import Options, Progress
from gazette.model.site import Site
from gazette.read.trust import Trust


@dataclass(frozen=True, slots=True)
class ReadContext:
    """A run's options and settings, what the cache remembers, and where new blobs go.

    What is newly packed goes to `writer`, and is found in `blobs`.
    """

    options: Options
    site: Site
    environment: Environment
    contents: CacheContents
    blobs: BlobStore
    writer: BlobWriter
    progress: Progress

    @property
    def root(self) -> Path:
        """The content folder."""
        return self.options.content

    @property
    def prefix(self) -> str:
        """The content folder's name, which problems' paths begin with."""
        return self.options.content.name

    @property
    def trust(self) -> Trust:
        """What tells which remembered files still hold."""
        return Trust.of(self.contents, verify=self.options.verify)
