"""What the fingerprint of a build unit promises: the same one, the same pages and contexts.

Whatever is edited: units with the same fingerprint have the same files; what is read with a cache
is what is read without one, with the same problems; and time alone changes nothing before it is
said to.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.cache import BlobStore, CacheContents, CacheStore
from gazette.cache.writers import MemoryWriter, StoreWriter
from gazette.config import load
from gazette.digest import digest
from gazette.library import Library, LibrarySources, assemble
from gazette.locales import Compiled, Formats, Words
from gazette.model.card import Card
from gazette.model.page import BuildUnit, Output, Page
from gazette.plan import build_units
from gazette.read.trust import STARTED
from gazette.views import make_site_context
from gazette.views.phrases import PHRASES
from tests.support.measure import examples
from tests.unit.read.portals import EDITS, NOW, Edit, Portal
from tests.unit.world import Reading, options, read_sources

SECOND = 1_000_000_000
BY_MONTH = "robots"
"""The only unit that time alone may change before the next announced change."""
Step = tuple[Edit, int, int]
STEPS = st.tuples(st.sampled_from(EDITS), st.integers(0, 99), st.integers(0, 99))


@cache
def formats(locale: str) -> Formats:
    return Formats(locale)


@cache
def words(code: str, edition: int) -> Words:
    """Interface texts; each edition differs from the first in another of them."""
    changed = {(None, PHRASES[n % len(PHRASES)]): f"{code} {n}" for n in range(edition)}
    return Words(Compiled(single=changed))


class Bench:
    """A folder that follows a portal's edits, and what was seen of its pages."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: dict[str, bytes] = {}
        self._clock = SECOND
        self._seen: dict[tuple[str, bytes], list[object]] = {}

    def follow(self, portal: Portal) -> None:
        """Write what changed, each file at a time of its own, long ago."""
        wanted = portal.files()
        for name in self._written.keys() - wanted.keys():
            (self._root / name).unlink()
        for name, data in wanted.items():
            if self._written.get(name) != data:
                self._clock += 10 * SECOND
                path = self._root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                os.utime(path, ns=(self._clock, self._clock))
        self._written = wanted

    def hold(self, portal: Portal) -> None:
        """Hold what was promised."""
        afresh = self._read(portal, None)
        with CacheStore.open(self._root / "cache", "output") as store:
            remembered = self._read(portal, store)
            self._compare(portal, afresh, remembered)

    def _read(self, portal: Portal, store: CacheStore | None) -> tuple[Reading, BlobStore]:
        root, held = self._root, MemoryWriter()
        wishes = options(root, now=NOW[portal.now], drafts=portal.drafts)
        wishes = replace(wishes, verify=store is None)
        blobs = BlobStore(wishes.cache, None if store else held.values)
        writer = StoreWriter(store.add) if store else held
        contents = store.contents if store else CacheContents()
        contents = replace(contents, meta={STARTED: str(1 << 60).encode()})
        reading = read_sources(wishes, load(root, None), contents, blobs, writer)
        if store:
            store.save_sources(reading.changes, {})
        return reading, blobs

    def _compare(
        self,
        portal: Portal,
        afresh: tuple[Reading, BlobStore],
        remembered: tuple[Reading, BlobStore],
    ) -> None:
        assert remembered[0].problems == afresh[0].problems
        assert cards(remembered[0]) == cards(afresh[0])
        expected = self._planned(portal, afresh[0].library)
        result = self._planned(portal, remembered[0].library)
        assert list(map(told, result)) == list(map(told, expected))
        if not any(problem.severity == "error" for problem in afresh[0].problems):
            self._snapshot(result)
            self._wait(portal, result, afresh)

    def _wait(
        self, portal: Portal, units: Sequence[BuildUnit], afresh: tuple[Reading, BlobStore]
    ) -> None:
        """Hold that nothing changes by itself before the instant at which it is said to."""
        content, blobs = afresh
        now, change = content.library.now, content.library.next_change
        later = change - timedelta(microseconds=1) if change else now + timedelta(days=36500)
        library = content.library
        sources = LibrarySources(cards(content).values(), library.files, blobs.text)
        shown = assemble(library.site, sources, prefix="content", now=max(now, later))
        shown = replace(shown, pictures=library.pictures)
        later_units = self._planned(portal, shown)
        assert [told(unit) for unit in later_units if unit.name != BY_MONTH] == [
            told(unit) for unit in units if unit.name != BY_MONTH
        ]

    def _planned(self, portal: Portal, library: Library) -> Sequence[BuildUnit]:
        languages = library.site.languages
        spoken = {each.code: words(each.code, portal.words) for each in languages}
        written = {each.code: formats(each.locale) for each in languages}
        return build_units(
            make_site_context(library, spoken, written, str(self._root / "content")), ()
        )

    def _snapshot(self, units: Sequence[BuildUnit]) -> None:
        for unit in units:
            files = [made(output) for output in unit.make()]
            if unit.fingerprint:
                assert files == self._seen.setdefault((unit.name, unit.fingerprint), files)
            else:
                assert not any(isinstance(output, Page) for output in unit.make()), unit.name


def cards(content: Reading) -> dict[str, Card]:
    items = [notice.item for notice in content.library.every]
    items += [*content.library.undated, *content.library.pages.values()]
    return {item.id: item.card for item in items}


def told(unit: BuildUnit) -> tuple[object, ...]:
    return unit.name, unit.fingerprint, [place(output) for output in unit.make()]


def place(output: Output) -> tuple[object, ...]:
    content = output.template if isinstance(output, Page) else output.content
    return output.path, content, output.source, output.line


def made(output: Output) -> tuple[object, ...]:
    """Return what a file follows from besides the environment."""
    if isinstance(output, Page):
        context = output.context
        assert isinstance(context, output.kind.shape)
        return *place(output), digest(output.frame, context)
    return place(output)


def held(steps: Sequence[Step]) -> None:
    portal = Portal()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.follow(portal)
        bench.hold(portal)
        for edit, a, b in steps:
            edit(portal, a, b)
            bench.follow(portal)
            bench.hold(portal)


@pytest.mark.sampled
@settings(max_examples=examples(12, 40))
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_the_same_fingerprint_gives_the_same_files_and_a_memory_changes_nothing(
    steps: list[Step],
) -> None:
    held(steps)
