"""The files of months, as they are now: what has to be read, and what is remembered of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gazette.cache import CardRecord, SourceRecord
from gazette.model.notice import Asset
from gazette.problems import Problem
from gazette.read.assets import read_assets
from gazette.read.context import ReadContext
from gazette.read.items import ReadItem, ReadJob
from gazette.snapshot import File
from gazette.snapshot.arrange import Bundle, arrange


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of months that were looked into.

    `bundles` are their notices and pages before they are read, `assets` their other files by path
    from the content folder, `items` what was read or remembered of each, by id. `records` are to
    be remembered anew. `broken` are the ids of items with a text that its name keeps from being
    read.
    """

    bundles: tuple[Bundle, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)
    records: Mapping[str, SourceRecord] = field(default_factory=dict)
    items: Mapping[str, ReadItem] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    def __add__(self, other: Sources) -> Sources:
        return Sources(
            self.bundles + other.bundles,
            {**self.assets, **other.assets},
            {**self.records, **other.records},
            {**self.items, **other.items},
            self.problems + other.problems,
            self.broken | other.broken,
        )


def sort_sources(files: Iterable[File], context: ReadContext) -> tuple[Sources, list[ReadJob]]:
    """Sort files into items; return those whose remembered card still holds, and jobs for others.

    Raises ContentError for files that cannot be read.
    """
    prefix, trust = context.prefix, context.trust
    tree = arrange(files, context.site.codes, prefix)
    assets, records = read_assets(
        tree.files.values(), context.root, prefix, context.options.place(context.root), trust
    )
    texts = (file for bundle in tree.bundles for _, file in bundle.texts)
    stale = trust.stale(f"{prefix}/", texts, context.environment.reading)
    items: dict[str, ReadItem] = {}
    jobs: list[ReadJob] = []
    for bundle in tree.bundles:
        own = tuple(assets[file.path] for file in bundle.files)
        before = context.contents.cards.get(bundle.id)
        # Gate: card
        if before is not None and _holds(before, bundle, own, stale):
            items[bundle.id] = ReadItem(before.card, before.problems, before=before)
        else:
            jobs.append(_job(bundle, own, stale, before, context))
    return Sources(tree.bundles, assets, records, items, tree.problems, tree.broken), jobs


def _holds(
    before: CardRecord, bundle: Bundle, files: tuple[Asset, ...], stale: frozenset[str]
) -> bool:
    """Tell whether an item has the files of its card; `stale` texts may have changed."""
    paths = tuple([file.path for _, file in bundle.texts])
    # Gate: card
    if paths != before.card.sources or not stale.isdisjoint(paths):
        return False
    return before.card.files == tuple((each.path, each.size, each.content) for each in files)


def _job(
    bundle: Bundle,
    files: tuple[Asset, ...],
    stale: frozenset[str],
    before: CardRecord | None,
    context: ReadContext,
) -> ReadJob:
    bundled = any(file.path.startswith(f"{bundle.id}/") for _, file in bundle.texts)
    folder = bundle.id if bundled else ""
    names = [f"{context.prefix}/{file.path}" for _, file in bundle.texts if file.path not in stale]
    unread = {name: context.contents.sources[name].digest for name in names}
    return ReadJob(bundle.id, bundle.kind, folder, bundle.texts, files, unread, before)
