"""What a page's inputs promise: where they are as they were, nobody has to make its context.

Whatever is edited: pages with the same inputs have the same context; what is read with a memory is
what is read without one, with the same problems; and time alone changes nothing before it is said
to.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.config import load
from gazette.digest import digest
from gazette.library import Library, assemble
from gazette.locales import Compiled, Formats, Words
from gazette.model.card import Card
from gazette.model.page import Output, Page
from gazette.pipeline.content import Content, read_content
from gazette.pipeline.keeping import Buffer, Held
from gazette.pipeline.look import Look
from gazette.pipeline.trust import Trust
from gazette.plan import plan
from gazette.state import Memory, Shelf, State
from gazette.views import scene
from gazette.views.phrases import PHRASES
from tests.support.measure import examples
from tests.unit.pipeline.portals import EDITS, NOW, Edit, Portal
from tests.unit.world import Nobody, options

SECOND = 1_000_000_000
BY_MONTH = ".well-known/security.txt"
"""The only file that time alone may change before the next announced change."""
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
        self._seen: dict[tuple[str, bytes], tuple[bytes, Page]] = {}

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
        afresh = self._read(portal, Trust(Memory(), 0, verify=True), None)
        with State.open(self._root / "cache", self._root / "output") as state:
            trust = Trust(state.memory, 1 << 60, verify=False)
            remembered = self._read(portal, trust, state)
            self._compare(portal, afresh, remembered)

    def _read(self, portal: Portal, trust: Trust, state: State | None) -> tuple[Content, Shelf]:
        root, held = self._root, Held()
        wishes = options(root, now=NOW[portal.now], drafts=portal.drafts)
        shelf = Shelf(wishes.cache, None if state else held.values)
        keeper = Buffer(state.add) if state else held
        site = load(root, None)
        content = read_content(
            wishes, site, b"engine", Look(wishes), trust, Nobody(), shelf, keeper
        )
        if state:
            content.learn(state, {})
        return content, shelf

    def _compare(
        self, portal: Portal, afresh: tuple[Content, Shelf], remembered: tuple[Content, Shelf]
    ) -> None:
        assert remembered[0].problems == afresh[0].problems
        assert cards(remembered[0]) == cards(afresh[0])
        expected = self._planned(portal, afresh[0].library)
        found = self._planned(portal, remembered[0].library)
        assert list(map(told, found)) == list(map(told, expected))
        if not any(problem.severity == "error" for problem in afresh[0].problems):
            self._look(found)
            self._wait(portal, found, afresh)

    def _wait(
        self, portal: Portal, outputs: Sequence[Output], afresh: tuple[Content, Shelf]
    ) -> None:
        """Hold that nothing changes by itself before the instant at which it is said to."""
        content, shelf = afresh
        now, change = content.library.now, content.library.next_change
        later = change - timedelta(microseconds=1) if change else now + timedelta(days=36500)
        shown = assemble(
            content.library.site,
            cards(content).values(),
            content.library.files,
            shelf.text,
            prefix="content",
            now=max(now, later),
            pictures=content.library.pictures,
        )
        planned = self._planned(portal, shown)
        assert [told(output) for output in planned if output.path != BY_MONTH] == [
            told(output) for output in outputs if output.path != BY_MONTH
        ]

    def _planned(self, portal: Portal, library: Library) -> Sequence[Output]:
        languages = library.site.languages
        spoken = {each.code: words(each.code, portal.words) for each in languages}
        written = {each.code: formats(each.locale) for each in languages}
        return plan(scene(library, spoken, written, str(self._root / "content")), ())

    def _look(self, outputs: Sequence[Output]) -> None:
        for page in outputs:
            if isinstance(page, Page):
                context = page.context
                assert isinstance(context, page.shape)
                made = digest(page.template, page.frame, context)
                before, _ = self._seen.setdefault((page.path, page.inputs), (made, page))
                assert made == before, page.path


def cards(content: Content) -> dict[str, Card]:
    items = [notice.item for notice in content.library.every]
    items += [*content.library.undated, *content.library.pages.values()]
    return {item.id: item.card for item in items}


def told(output: Output) -> tuple[object, ...]:
    if isinstance(output, Page):
        return output.path, output.template, output.inputs, output.origin, output.line
    return output.path, output.source, output.content, output.origin


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
def test_the_same_inputs_give_the_same_context_and_a_memory_changes_nothing(
    steps: list[Step],
) -> None:
    held(steps)
