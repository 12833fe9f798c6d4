"""From the content folder to a library and its problems: the first half of every run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette import library
from gazette.checks import check
from gazette.library import Library, Sources
from gazette.model.notice import Asset
from gazette.model.site import Site
from gazette.pipeline.assets import read_assets
from gazette.pipeline.options import Options, Progress
from gazette.pipeline.texts import Desk, Texts, read_texts
from gazette.pipeline.trust import Trust
from gazette.problems import Problem, error
from gazette.source import Bundle, Tree, arrange, walk
from gazette.state import SourceRecord
from gazette.workers import usable_jobs


@dataclass(frozen=True, slots=True)
class Content:
    """All content of a run, read.

    `records` are to be remembered, by name; `present` are the names of all sources; `fragments`
    are newly converted bodies.
    """

    library: Library
    problems: tuple[Problem, ...]
    records: dict[str, SourceRecord]
    present: frozenset[str]
    fragments: tuple[tuple[bytes, bytes], ...]


def read_content(
    options: Options,
    site: Site,
    engine: bytes,
    trust: Trust,
    progress: Progress,
) -> Content:
    """Walk, read and check the content folder."""
    root, prefix = options.content, options.content.name
    tree = arrange(walk(root), site.codes, prefix)
    desk = Desk(root, prefix, site, options.cache, engine, trust)
    texts = read_texts(tree.bundles, desk, usable_jobs(options.jobs), progress)
    assets, asset_records = read_assets(tree.files.values(), root, prefix, trust)
    found = _library(options, site, tree, texts, assets)
    problems = [*tree.problems, *_no_content(tree, prefix)]
    problems += _drafts_eased(texts, held=not options.drafts)
    problems += _without_echoes(check(found), tree, texts, prefix)
    names = {f"{prefix}/{path}" for path in (*texts.entries, *assets)}
    return Content(
        library=found,
        problems=tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place)),
        records={**texts.records, **asset_records},
        present=frozenset(names),
        fragments=tuple(texts.fragments),
    )


def _library(
    options: Options, site: Site, tree: Tree, texts: Texts, assets: dict[str, Asset]
) -> Library:
    def sources(kind: str) -> list[Sources]:
        bundles = (bundle for bundle in tree.bundles if bundle.kind == kind)
        read = (_sources(bundle, texts, assets) for bundle in bundles)
        return [source for source in read if source.texts]

    return library.build(
        site,
        sources("notice"),
        sources("page"),
        assets,
        prefix=options.content.name,
        now=options.now,
        drafts=options.drafts,
        broken=tree.broken.union(
            bundle.id
            for bundle in tree.bundles
            if any(texts.entries[file.path].text is None for _, file in bundle.texts)
        ),
    )


def _sources(bundle: Bundle, texts: Texts, assets: dict[str, Asset]) -> Sources:
    read = (texts.entries[file.path].text for _, file in bundle.texts)
    bundled = any(file.path.startswith(f"{bundle.id}/") for _, file in bundle.texts)
    return Sources(
        id=bundle.id,
        folder=bundle.id if bundled else "",
        texts=tuple(text for text in read if text is not None),
        files=tuple(assets[file.path] for file in bundle.files),
    )


def _drafts_eased(texts: Texts, *, held: bool) -> list[Problem]:
    """Return the problems of the texts; of drafts held back they stop nothing."""
    problems = []
    for entry in texts.entries.values():
        eased = held and entry.text is not None and entry.text.fields.draft
        problems += [p.at_most("warning") if eased else p for p in entry.problems]
    return problems


def _without_echoes(
    problems: Iterable[Problem], tree: Tree, texts: Texts, prefix: str
) -> list[Problem]:
    """Leave out that a date is missing where there is one that cannot be read."""
    misdated = {
        f"{prefix}/{file.path}"
        for bundle in tree.bundles
        if any(_tells_of_date(texts.entries[each.path].problems) for _, each in bundle.texts)
        for _, file in bundle.texts
    }
    return [p for p in problems if p.key != "missing-date" or p.path not in misdated]


def _tells_of_date(problems: Iterable[Problem]) -> bool:
    return any(
        p.code in {"bad-date", "wrong-type"} and ("field", "date") in p.params for p in problems
    )


def _no_content(tree: Tree, prefix: str) -> list[Problem]:
    return [] if tree.bundles or tree.problems else [error("no-content", prefix)]
