"""Builds and what they leave: a portal's folders in, a result and the state of a folder out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from gazette.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Result:
    """What a build said: its exit code and its JSON report."""

    code: int
    report: Mapping[str, Any]

    @property
    def outcome(self) -> tuple[object, ...]:
        """What must not depend on what was built before."""
        names = ("ok", "pages", "next_change", "problems")
        return (self.code, *(self.report[name] for name in names))


@dataclass(frozen=True, slots=True)
class Portal:
    """A site's folder with its output and its build's cache."""

    site: Path
    output: Path
    cache: Path
    search: bool = False

    def arguments(self, *more: str) -> list[str]:
        return [
            "build", "--json",
            "--site", str(self.site),
            "--output", str(self.output),
            "--cache", str(self.cache),
            *([] if self.search else ["--no-search"]),
            *more,
        ]  # fmt: skip

    def build(self, *more: str, jobs: int = 1) -> Result:
        """Build in this process."""
        said = StringIO()
        with redirect_stdout(said):
            code = main(self.arguments("--jobs", str(jobs), *more), home=REPOSITORY)
        return Result(code, json.loads(said.getvalue()))

    def command(self, *more: str) -> list[str]:
        """The command line of a build in a process of its own."""
        return [sys.executable, str(REPOSITORY / "build.py"), *self.arguments(*more)]

    def run(self, *more: str) -> subprocess.CompletedProcess[str]:
        """Build in a process of its own."""
        return subprocess.run(
            self.command(*more), capture_output=True, text=True, check=False, timeout=120
        )


Files = dict[str, bytes]
"""Everything in a folder, by path: a file's bytes; a link's target; a folder that is empty."""

Stamps = dict[str, tuple[int, int, int]]


def files(folder: Path) -> Files:
    """Return all files of a folder; empty folders too, for none is to be left behind."""
    found: Files = {}
    for path, entry in _walk(folder, ""):
        found[path] = b"" if entry is None else Path(entry.path).read_bytes()
    return found


def file_stats(folder: Path) -> Stamps:
    """Return inode, size and time of everything in a folder."""
    found: Stamps = {}
    for path, entry in _walk(folder, ""):
        if entry is not None:
            status = entry.stat(follow_symlinks=False)
            found[path] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def changed(before: Stamps, after: Stamps) -> set[str]:
    """Return the paths that were made, written again or deleted."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def difference(one: Files, other: Files) -> list[str]:
    """Return the paths at which two folders differ, for a person to read."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _walk(folder: Path, below: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    if not found and below:
        yield below, None
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{below}{entry.name}/")
        else:
            yield below + entry.name, entry


@dataclass(slots=True)
class Work:
    """What a build did: texts read, bodies converted, pages rendered, pictures opened."""

    converted: list[str] = field(default_factory=list)
    parsed: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    opened: list[bytes] = field(default_factory=list)


@contextmanager
def counted() -> Iterator[Work]:
    """Count the work of builds in this process, which must have one job."""
    from gazette import parse, pictures
    from gazette.markup import Converter
    from gazette.model.fragment import Fragment
    from gazette.model.page import Page
    from gazette.render import candidates
    from gazette.templates import Templates

    work = Work()
    convert, parse_text, render = Converter.convert, parse.parse_text, candidates.render
    study = pictures.study

    def counting_convert(self: Converter, source: str) -> Fragment:
        work.converted.append(source)
        return convert(self, source)

    def counting_parse(raw: bytes, **given: Any) -> Any:
        work.parsed.append(given["path"])
        return parse_text(raw, **given)

    def counting_render(templates: Templates, page: Page, context: object) -> bytes:
        work.rendered.append(page.path)
        return render(templates, page, context)

    def counting_study(data: bytes) -> pictures.Studied:
        work.opened.append(data)
        return study(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "study", counting_study)
        patch.setattr(Converter, "convert", counting_convert)
        patch.setattr(parse, "parse_text", counting_parse)
        patch.setattr(candidates, "render", counting_render)
        yield work
