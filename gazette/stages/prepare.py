"""Everything up to the plan and its checks: what `build` carries out, and `check` looks at."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.apply.modified import ModifiedFiles
from gazette.cache.entries import Entries
from gazette.checks import check_plan, reported
from gazette.errors import DesignError
from gazette.library import Library
from gazette.locales import Formats, Words
from gazette.model.options import Options
from gazette.model.site import Site
from gazette.plan import Plan, TemplateLookup, build_units, make_plan, plan_clashes
from gazette.problems import Problem
from gazette.read.content import Content, read_content
from gazette.read.context import ReadContext
from gazette.read.static import Static, read_static
from gazette.render.candidates import RenderContext
from gazette.render.design import design_problems
from gazette.snapshot import fault_of
from gazette.snapshot.snapshot import Snapshot
from gazette.stages.check import Findings, check_content, missing_words, new_clashes
from gazette.stages.removals import removals
from gazette.views import SiteContext, make_site_context


@dataclass(frozen=True, slots=True)
class PreparedBuild:
    """A site that is read, planned and checked.

    `findings` are all that is wrong, `problems` those of them that are told: without what the
    settings have switched off. `removed` are the pages that the texts or the settings take off the
    site while their files are there.
    """

    context: ReadContext
    content: Content
    static: Static
    plan: Plan
    render_context: RenderContext
    findings: Findings
    problems: tuple[Problem, ...]
    removed: tuple[str, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the site cannot be built as it is; with `--strict` warnings count too."""
        strict = self.context.options.strict
        return any(strict or problem.severity == "error" for problem in self.problems)


def prepare_build(
    context: ReadContext, snapshot: Snapshot, modified: ModifiedFiles
) -> PreparedBuild:
    """Read, plan and check; `modified` tells which files of the output folder changed.

    Raises ContentError, SettingsError and DesignError for what cannot be read; what is wrong with
    the content is in the findings.
    """
    options, site = context.options, context.site
    _check_design_folders(snapshot)
    words = _words(options, site)
    content = read_content(snapshot.content, context)
    static = read_static(snapshot, options, context.trust)
    site_context = _site_context(content.library, words, options)
    plan = make_plan(
        build_units(site_context, static.outputs),
        context.contents.outputs,
        context.environment.building,
        _modified(options, modified),
    )
    render_context = _render_context(context, words, site_context)
    faults = design_problems(render_context.templates(), plan.outputs)
    if faults:
        raise DesignError(*faults)
    findings = _check(content, static, plan, context, words)
    guard = removals(
        content, plan, context.contents.outputs, context.prefix, options.now.timestamp()
    )
    problems = reported(site, findings.problems)
    if not any(each.severity == "error" for each in problems):
        # Else the build stops anyway, and each error says why its page could go.
        problems = (*problems, *guard.problems)
    return PreparedBuild(
        context, content, static, plan, render_context, findings, problems, guard.accounted
    )


def _modified(options: Options, modified: ModifiedFiles) -> frozenset[str] | None:
    changes = None if options.verify or options.explain else modified.changes()
    return changes.modified if changes else None


def _check(
    content: Content,
    static: Static,
    plan: Plan,
    context: ReadContext,
    words: dict[str, Words],
) -> Findings:
    """Return all that is wrong with the site."""
    outputs = context.contents.outputs
    findings = check_content(content, context)
    return findings.with_problems(
        (
            *static.unfit,
            *missing_words(context.site, words),
            *new_clashes(plan_clashes(plan, outputs), findings.problems),
            *check_plan(content.library, TemplateLookup(plan, outputs)),
        )
    )


def _check_design_folders(snapshot: Snapshot) -> None:
    """Raise DesignError for what stands among templates and catalogs and cannot be read there."""
    faults: list[Problem] = [
        fault
        for root, files in snapshot.design
        for file in files
        if file.fault and (fault := fault_of(file, root.name))
    ]
    if faults:
        raise DesignError(*faults)


def _words(options: Options, site: Site) -> dict[str, Words]:
    folders, cache = options.search("locales"), Entries(options.cache, "locales")
    return {
        each.code: Words.load(folders, each, cache=cache, keep=options.keep)
        for each in site.languages
    }


def _site_context(library: Library, words: dict[str, Words], options: Options) -> SiteContext:
    formats = {each.code: Formats(each.locale) for each in library.site.languages}
    root = str(options.content)
    return make_site_context(library, words, formats, root, searched=options.searched)


def _render_context(
    context: ReadContext, words: dict[str, Words], site_context: SiteContext
) -> RenderContext:
    options = context.options
    return RenderContext(
        folders=options.search("templates"),
        words=words,
        frames={locale.code: locale.frame for locale in site_context.locales},
        cache=options.cache,
        engine=context.environment.engine,
        blobs=context.blobs,
        keep=options.keep,
        speedups=options.speedups,
    )
