"""A site from texts: files in; its library, its problems, and the pages planned for it out.

The content is written, and read by the very functions that a build reads it with; nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from gazette.cache import BlobStore, CacheContents, SourceChanges
from gazette.cache.writers import BlobWriter, MemoryWriter
from gazette.config import load
from gazette.library import Library
from gazette.locales import Compiled, Formats, Words
from gazette.model.environment import Environment
from gazette.model.options import Options
from gazette.model.page import Output, Page, Ready
from gazette.model.site import Site
from gazette.plan import build_units
from gazette.problems import Problem
from gazette.read.content import read_content
from gazette.read.context import ReadContext
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.check import check_content
from gazette.stages.environment import reading_fingerprint
from gazette.stages.remember import source_changes
from gazette.views import SiteContext, make_site_context
from tests.support.content import settings, text, write

NOW = "2026-01-01T00:00:00+08:00"
PAGES = {
    f"content/pages/{name}.{code}.md": text(name.title())
    for name in ("home", "about", "disclaimer")
    for code in ("en", "zh")
}


class Nobody:
    """Watches a run, and says nothing."""

    def stage(self, name: str, total: int) -> None:
        pass

    def advance(self, done: int) -> None:
        pass


def options(root: Path, *, now: str = NOW, drafts: bool = False, jobs: int = 1) -> Options:
    """Return the options of a run on a site with all its folders in one place."""
    return Options(
        home=root,
        site=root,
        content=root / "content",
        output=root / "output",
        cache=root / "cache",
        now=datetime.fromisoformat(now),
        drafts=drafts,
        jobs=jobs,
    )


def read(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    now: str = NOW,
    drafts: bool = False,
    url: str | None = None,
    pages: bool = True,
    tables: str = "",
    **values: str | int,
) -> Reading:
    """Read a site made of these files; `pages` adds its own pages.

    `values` are settings, `tables` more of site.toml.
    """
    write(root, {"site.toml": settings(**values) + tables, **(PAGES if pages else {}), **files})
    wishes = replace(options(root, now=now, drafts=drafts), verify=True)
    writer = MemoryWriter()
    blobs = BlobStore(root / "cache", writer.values)
    return read_sources(wishes, load(root, url), CacheContents(), blobs, writer)


class Reading(NamedTuple):
    """Content that was read and checked, and what of it is to be remembered."""

    library: Library
    problems: tuple[Problem, ...]
    changes: SourceChanges


def read_sources(
    wishes: Options, site: Site, contents: CacheContents, blobs: BlobStore, writer: BlobWriter
) -> Reading:
    """Read and check content, with what a cache remembers."""
    engine = b"engine"
    environment = Environment(engine, reading_fingerprint(wishes, site, engine), b"")
    context = ReadContext(wishes, site, environment, contents, blobs, writer, Nobody())
    content = read_content(Snapshot(wishes).content, context)
    findings = check_content(content, context)
    changes = source_changes(content, findings, context)
    return Reading(content.library, findings.problems, changes)


def view(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    sound: bool = True,
    searched: bool = False,
    **wishes: Any,
) -> SiteContext:
    """Return the site context of a site without errors, with every interface text in English.

    Where it is not `sound`, it may have errors.
    """
    content = read(root, files, **wishes)
    assert not sound or [p for p in content.problems if p.severity == "error"] == []
    languages = content.library.site.languages
    words = {language.code: Words(Compiled()) for language in languages}
    formats = {language.code: Formats(language.locale) for language in languages}
    return make_site_context(
        content.library, words, formats, str(root / "content"), searched=searched
    )


def plan(site_context: SiteContext, static: Iterable[Ready] = ()) -> tuple[Output, ...]:
    """Return everything that is planned."""
    return tuple(output for unit in build_units(site_context, static) for output in unit.make())


def outputs(site_context: SiteContext) -> dict[str, Output]:
    """Return everything that is planned, by its path."""
    planned = plan(site_context)
    by_path = {output.path: output for output in planned}
    assert len(by_path) == len(planned)
    return by_path


def context(site_context: SiteContext, path: str) -> Any:
    """Return what the template of a planned page sees."""
    page = outputs(site_context)[path]
    assert isinstance(page, Page)
    return page.context


def told(problems: Iterable[Problem], prefix: str = "content/") -> list[str]:
    """Return problems as lines: `news/…/index.en.md:3 [warning: ]key name=value, name=value`."""
    lines = []
    for problem in problems:
        grade = "warning: " if problem.severity == "warning" else ""
        params = ", ".join(f"{name}={value}" for name, value in problem.params)
        place = f"{problem.path.removeprefix(prefix)}:{problem.line}"
        lines.append(f"{place} {grade}{problem.key} {params}".rstrip())
    return lines
