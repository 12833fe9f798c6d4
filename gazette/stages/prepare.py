"""Everything up to the plan: what `build` carries out, and all that `check` looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gazette.cache import BlobStore, CacheContents, CacheStore, SourceRecord
from gazette.cache.writers import BlobWriter
from gazette.checks import dead_addresses
from gazette.errors import DesignError
from gazette.locales import Formats, Words, catalog_path
from gazette.model.month import STATIC
from gazette.model.options import Options, Progress
from gazette.model.page import Output
from gazette.model.site import Site
from gazette.plan import units
from gazette.problems import Problem, warning
from gazette.read.content import Content, read_content
from gazette.read.static import read_static
from gazette.read.trust import STARTED, Trust, since
from gazette.render.candidates import RenderContext
from gazette.render.design import design_problems
from gazette.snapshot import fault_of
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.planning import Planned, plan
from gazette.views import make_site_context


@dataclass(frozen=True, slots=True)
class PreparedBuild:
    """A planned site. `records` are static files to remember, `gone` those to forget."""

    site: Site
    content: Content
    planned: Planned
    problems: tuple[Problem, ...]
    render_context: RenderContext
    records: dict[str, SourceRecord]
    gone: tuple[str, ...]

    def stops(self, *, strict: bool) -> bool:
        """Tell whether the site cannot be built as it is; with `strict` warnings count too."""
        return any(strict or problem.severity == "error" for problem in self.problems)

    def save_sources(self, store: CacheStore, started: int) -> None:
        """Have the cache hold what was read; `started` is when the run began, in nanoseconds."""
        meta = {STARTED: str(started).encode()}
        self.content.save_sources(store, meta, records=self.records, gone=self.gone)


def prepare_build(
    options: Options,
    site: Site,
    engine: bytes,
    snapshot: Snapshot,
    contents: CacheContents,
    progress: Progress,
    blobs: BlobStore,
    writer: BlobWriter,
    environment: bytes = b"",
) -> PreparedBuild:
    """Read, check and plan. What is newly packed goes to `keep`, and is found on the `blobs`.

    `environment` is the digest of all that the site follows from besides sources and time. Raises
    SettingsError and DesignError; what is wrong with the content is in `problems`.
    """
    _hold_design_folders(snapshot)
    words, formats = _languages(options, site)
    trust = Trust(contents, since(contents), options.verify)
    content = read_content(options, site, engine, snapshot, trust, progress, blobs, writer)
    static = read_static(snapshot, trust)
    root = str(options.content)
    view = make_site_context(content.library, words, formats, root, searched=options.searched)
    known = contents.outputs
    modified = None if options.verify or options.explain else snapshot.modified
    planned = plan(units(view, static.outputs), known, environment, modified)
    folders = options.search("templates")
    frames = {locale.code: locale.frame for locale in view.locales}
    render_context = RenderContext(
        folders, words, frames, options.cache, engine, blobs, options.keep
    )
    _hold_design(render_context, planned.outputs)
    problems = (
        *content.problems,
        *static.unfit,
        *_unspoken(site, words),
        *_new(planned.clashes(known), content.problems),
        *dead_addresses(content.library, partial(planned.template, remembered=known)),
    )
    return PreparedBuild(
        site=site,
        content=content,
        planned=planned,
        problems=tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place)),
        render_context=render_context,
        records=static.records,
        gone=tuple(contents.sources.of(STATIC).keys() - static.present),
    )


def _hold_design_folders(snapshot: Snapshot) -> None:
    """Raise DesignError for what stands among templates and catalogs and cannot be read there."""
    faults = [
        fault
        for root, files in snapshot.design
        for file in files
        if file.fault and (fault := fault_of(file, root.name))
    ]
    if faults:
        raise DesignError(*faults)


def _languages(options: Options, site: Site) -> tuple[dict[str, Words], dict[str, Formats]]:
    folders, cache = options.search("locales"), options.cache / "locales"
    keep = options.keep
    words = {
        each.code: Words.load(folders, each, cache=cache, keep=keep) for each in site.languages
    }
    return words, {each.code: Formats(each.locale) for each in site.languages}


def _unspoken(site: Site, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Tell of languages in which readers would meet the portal's own texts in English."""
    for language in site.languages:
        if words[language.code].silent and language.tag.partition("-")[0].lower() != "en":
            catalog = catalog_path(Path("locales"), language.code, "messages").as_posix()
            yield warning("words-missing", catalog, language=language.code)


def _new(clashes: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """Return the clashes that no check has told in words of its own."""
    reserved = {problem.path for problem in told if problem.key == "reserved-name"}
    assets = [set(dict(p.params).values()) for p in told if p.key == "asset-clash"]
    return [
        clash
        for clash in clashes
        if clash.path not in reserved
        and not any({clash.path, dict(clash.params).get("other")} <= pair for pair in assets)
    ]


def _hold_design(render_context: RenderContext, outputs: Iterable[Output]) -> None:
    problems = design_problems(render_context.templates(), outputs)
    if problems:
        raise DesignError(*problems)
