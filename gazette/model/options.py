"""What a run was asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from gazette.model.page import Reason
from gazette.problems import Problem


@dataclass(frozen=True, slots=True)
class Options:
    """A run's folders and wishes. `home` is where Gazette's own templates and catalogs stand.

    `now` is aware, in any zone. `jobs` is the number of processes, None for what the machine has.
    With `keep`, what saves the next run work is kept in the cache folder; without, it is only read.
    With `clean`, files of the output folder that nobody owns and that look like Gazette's are
    removed. With `searched`, the portal gets search pages and their indexes. Without `speedups`,
    Python-Markdown and Jinja2 work as they come (see `gazette.speedups`).
    """

    home: Path
    site: Path
    content: Path
    output: Path
    cache: Path
    now: datetime
    drafts: bool = False
    strict: bool = False
    verify: bool = False
    clean: bool = False
    jobs: int | None = None
    explain: str | None = None
    keep: bool = True
    searched: bool = False
    speedups: bool = True

    def place(self, path: Path) -> str:
        """Return where a file or folder stands, in words that hold where the site is moved.

        That is its path from the site's folder, from the one around that, from Gazette's home, or
        from the root.
        """
        real = path.resolve()
        around = ("site", self.site), ("beside", self.site / ".."), ("home", self.home)
        for name, folder in around:
            if real.is_relative_to(root := folder.resolve()):
                return f"{name}:{real.relative_to(root).as_posix()}"
        return real.as_posix()

    def search(self, folder: str) -> tuple[Path, ...]:
        """Return where a folder's files are looked for: in the site, then in Gazette's home."""
        return tuple(dict.fromkeys((self.site / folder, self.home / folder)))


class Progress(Protocol):
    """Hears how far a run is."""

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""

    def advance(self, done: int) -> None:
        """So many steps of the stage are done."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a file was written now, or, where it was kept (`reasons` empty), when it last was."""

    path: str
    reasons: tuple[Reason, ...]
    earlier: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: numbers of files, when the site next changes by itself, problems.

    `removed` are pages taken off the site by their texts or the settings.
    """

    pages: int
    written: int
    kept: int
    deleted: int
    next_change: datetime | None
    problems: tuple[Problem, ...]
    removed: tuple[str, ...] = ()
    explanation: Explanation | None = None
