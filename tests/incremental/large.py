"""Large portals: a number of notices in, a built portal that is edited and put back, out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import corpus
from tests.incremental.building import (
    REPOSITORY,
    Portal,
    Result,
    Work,
    changed,
    counted,
    file_stats,
)

NOW = ("--now", "2026-06-01T12:00:00+08:00")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What one build did after an edit."""

    result: Result
    work: Work
    changed: frozenset[str]

    @property
    def rendered(self) -> set[str]:
        return set(self.work.rendered)


class LargeSite:
    """A built portal of the corpus, with Gazette's own templates, words and settings."""

    def __init__(self, root: Path, count: int) -> None:
        self.portal = Portal(root / "site", root / "output", root / "cache")
        self.content = root / "site" / "content"
        self.count = count
        corpus.write(self.content, count)
        shutil.copyfile(REPOSITORY / "site.toml", root / "site" / "site.toml")
        result = self.portal.build(*NOW, jobs=2)
        assert (result.code, result.report["problems"]) == (0, [])
        self.settle()

    def settle(self) -> None:
        """Build once more: what was written just before a build is looked at again by the next."""
        assert self.portal.build(*NOW).code == 0

    def ids(self) -> list[str]:
        """The notices' ids, newest last."""
        return sorted(path.parent.as_posix() for path in self._indexes())

    def text(self, id_: str, language: str) -> Path:
        return self.content / id_ / f"index.{language}.md"

    def page(self, id_: str, language: str) -> str:
        return f"{language}/{id_}/index.html"

    def showing(self, said: str) -> set[str]:
        """Return the pages and feeds in whose bytes a text stands."""
        output = self.portal.output
        paths = (path for path in output.rglob("*") if path.is_file())
        wanted = said.encode()
        return {p.relative_to(output).as_posix() for p in paths if wanted in p.read_bytes()}

    def rebuild(self, *more: str) -> Rebuilt:
        before = file_stats(self.portal.output)
        with counted() as work:
            result = self.portal.build(*NOW, *more)
        assert result.code == 0, result.report["problems"]
        return Rebuilt(result, work, frozenset(changed(before, file_stats(self.portal.output))))

    @contextmanager
    def put_back(self) -> Iterator[Changes]:
        """Take back all changes of a block, and build."""
        changes = Changes(self)
        try:
            yield changes
        finally:
            changes.take_back()
            self.settle()

    def _indexes(self) -> Iterator[Path]:
        for path in (self.content / "news").rglob("index.en.md"):
            yield path.relative_to(self.content)


class Changes:
    """Changes to a site's files that can be taken back, times and all."""

    def __init__(self, site: LargeSite) -> None:
        self._site = site
        self._before: dict[Path, tuple[bytes, int] | None] = {}

    def put(self, path: Path, text: str | bytes) -> None:
        self._keep(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text
        self.put(path, text.replace(old, new, 1))

    def add(self, number: int, day: date) -> str:
        """Add the corpus's notice of that number, on another day."""
        notice = corpus.notice(number, day)
        for language, text in notice.texts.items():
            self.put(self._site.text(notice.id, language), text)
        return notice.id

    def delete(self, id_: str) -> None:
        for language in corpus.LANGUAGES:
            path = self._site.text(id_, language)
            self._keep(path)
            path.unlink()

    def override(self, name: str, old: str, new: str) -> None:
        """Put a changed copy of one of Gazette's own files into the site."""
        text = (REPOSITORY / name).read_text()
        assert old in text
        self.put(self._site.portal.site / name, text.replace(old, new, 1))

    def take_back(self) -> None:
        for path, before in self._before.items():
            if before is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(before[0])
                os.utime(path, ns=(before[1], before[1]))

    def _keep(self, path: Path) -> None:
        if path not in self._before:
            there = path.is_file()
            self._before[path] = (path.read_bytes(), path.stat().st_mtime_ns) if there else None
