"""A portal's history, step by step, held against what a build from nothing makes of it.

In: steps. Out: nothing, or an AssertionError that says where the two differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.incremental.building import Files, Portal, Result, difference, file_stats, files
from tests.incremental.edits import EDITS, Edit, furnished
from tests.incremental.killing import KILLED, build_killed
from tests.incremental.mischief import MISCHIEF
from tests.incremental.small import Clock, SmallSite

ALL: tuple[Edit, ...] = (*EDITS, *MISCHIEF)


@dataclass(frozen=True, slots=True)
class Step:
    """Some edits, and the build after them.

    `kills` are the steps of builds that are cut short before the one that ends; `kept` says that
    what a build refuses stays refused until later steps, else the last good site comes back.
    """

    edits: Sequence[tuple[Edit, int, int]]
    kills: Sequence[int]
    how: str
    kept: bool

    def __repr__(self) -> str:
        edits = ", ".join(f"({edit.__name__}, {a}, {b})" for edit, a, b in self.edits)
        return f"Step([{edits}], {list(self.kills)}, {self.how!r}, {self.kept})"


HOW = ("here", "here", "here", "with workers", "elsewhere", "verified", "forgetful")


class History:
    """One portal, built over and over in one place."""

    def __init__(self, root: Path, *, clock: Clock, seed: Path) -> None:
        self._root = root
        self._seed = seed
        self.site = furnished(root, clock=clock)
        self.ended: list[str] = []
        self._good: Files = {}
        self._lend(self.site.portal)
        self.build("here", kept=False)

    def take(self, step: Step) -> None:
        """Make the edits and build."""
        for edit, a, b in step.edits:
            edit(self.site, a, b)
        for kill in step.kills:
            self._build_killed(kill)
        self.build(step.how, kept=step.kept)

    def build(self, how: str, *, kept: bool) -> None:
        """Build, and compare with a build from nothing."""
        site = self.site
        portal = site.elsewhere if how == "elsewhere" else site.portal
        strangers = {} if how == "elsewhere" else site.strangers
        before = file_stats(portal.output)
        result = self._build(portal, how)
        clean, expected = self._from_nothing()
        assert result.outcome == clean.outcome
        self.ended.append(f"exit code {result.code}")
        if result.code:
            assert file_stats(portal.output) == before
            if not kept:
                self._bring_back()
            return
        found = files(portal.output)
        assert difference(found, {**expected, **strangers}) == []
        if how == "forgetful":
            # What stood elsewhere is forgotten too, and would be left there.
            (portal.cache / "state.sqlite").unlink()
            shutil.rmtree(site.elsewhere.output, ignore_errors=True)
        self._write_nothing_again(portal)
        self._good = files(site.portal.site)

    def _build(self, portal: Portal, how: str) -> Result:
        more = ["--verify"] if how == "verified" else []
        jobs = 2 if how == "with workers" else 1
        return portal.build(*self.site.options, *more, jobs=jobs)

    def _build_killed(self, kill: int) -> None:
        """Cut a build short: every file is the old one or the new one, and strangers' stay."""
        output = self.site.portal.output
        before = files(output)
        code = build_killed(self.site.portal, kill, *self.site.options)
        self.ended.append("killed" if code == KILLED else "too late to be killed")
        _, expected = self._from_nothing() if code == KILLED else (None, {})
        for path, content in files(output).items():
            if code == KILLED:
                assert content in (before.get(path), expected.get(path), b""), path
                assert content or not (output / path).is_file() or b"" in (
                    before.get(path), expected.get(path)
                ), path  # fmt: skip

    def _write_nothing_again(self, portal: Portal) -> None:
        before = file_stats(portal.output)
        result = portal.build(*self.site.options)
        assert (result.code, result.report["written"], result.report["deleted"]) == (0, 0, 0)
        assert file_stats(portal.output) == before

    def _from_nothing(self) -> tuple[Result, Files]:
        fresh = self._root / "fresh"
        portal = Portal(self.site.portal.site, fresh / "output", fresh / "cache")
        self._lend(portal)
        try:
            return portal.build(*self.site.options), files(portal.output)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _lend(self, portal: Portal) -> None:
        """Spare a build the compiling of Gazette's own templates, found by their bytes."""
        shutil.copytree(self._seed, portal.cache)

    def _bring_back(self) -> None:
        """Restore the site as it last could be built, in new files."""
        folder = self.site.portal.site
        now = files(folder)
        for path in now.keys() - self._good.keys():
            if (folder / path).is_file():
                (folder / path).unlink()
        for path, content in self._good.items():
            if now.get(path) != content:
                self.site.put(folder / path, content)
        self.site.clear_away(folder)


def seed(root: Path) -> Path:
    """Return a cache folder with compiled templates and catalogs, and no cache."""
    site: SmallSite = furnished(root)
    assert site.portal.build(*site.options).code == 0
    kept = root / "seed"
    for name in ("templates", "locales"):
        shutil.copytree(site.portal.cache / name, kept / name)
    return kept
