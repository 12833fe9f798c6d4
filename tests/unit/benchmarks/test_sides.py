"""The two sites of the benchmark hold the same texts, and change in the same way."""

from __future__ import annotations

import json
import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.scenarios import BODY, LAYOUT, NOTHING, PAIR, Scenario
from benchmarks.sides import HOME, Side, prepare, prepare_checkouts

PAIRS = 4


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Side, Side]:
    return prepare(tmp_path_factory.mktemp("bench"), PAIRS, Path("hugo"))


def texts(side: Side) -> dict[str, bytes]:
    bundles = (side.content / "news").glob("*/*/index.*.md")
    return {path.relative_to(side.content).as_posix(): path.read_bytes() for path in bundles}


def everything(side: Side) -> dict[Path, tuple[bytes, int]]:
    paths = (path for root in (side.content, side.layout.parent) for path in root.rglob("*.*"))
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def test_both_sites_hold_the_same_texts_at_the_same_places(sides: tuple[Side, Side]) -> None:
    ours, theirs = sides
    assert texts(ours) == texts(theirs)
    assert len(texts(ours)) == 2 * PAIRS


def test_two_preparations_are_alike(sides: tuple[Side, Side], tmp_path: Path) -> None:
    again = prepare(tmp_path / "again", PAIRS, Path("hugo"))
    assert [texts(side) for side in again] == [texts(side) for side in sides]


def test_hugo_lists_every_year_and_topic_in_both_languages(sides: tuple[Side, Side]) -> None:
    content = sides[1].content
    years = {path.split("/")[1] for path in texts(sides[1])}
    configuration = json.loads((content.parent / "hugo.json").read_text("utf-8"))
    for language in ("en", "zh"):
        lists = [path.parent.name for path in content.rglob(f"_index.{language}.md")]
        assert years <= set(lists)
        assert {"news", "standards"} <= set(lists)
        assert (content / f"about.{language}.md").is_file()
        assert configuration["languages"][language]["title"]


@pytest.mark.parametrize("scenario", [BODY, PAIR, LAYOUT], ids=lambda each: each.name)
def test_a_change_reaches_both_sites_alike_and_is_taken_back(
    sides: tuple[Side, Side], scenario: Scenario
) -> None:
    for side in sides:
        before = everything(side)
        with scenario.change(side, PAIRS):
            assert everything(side) != before
            changed = texts(side), side.layout.read_text("utf-8").count("·</body>")
        assert everything(side) == before
        if side is sides[0]:
            expected = changed
    assert changed == expected


@pytest.mark.parametrize("scenario", [BODY, PAIR, LAYOUT], ids=lambda each: each.name)
def test_what_a_change_writes_is_dated_back(sides: tuple[Side, Side], scenario: Scenario) -> None:
    """Else a build that begins at once would read it a second time."""
    ours = sides[0]
    before = everything(ours)
    with scenario.change(ours, PAIRS):
        after = everything(ours)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed
    for path in changed:
        assert after[path][1] < time.time_ns() - 10 * 10**9
        assert after[path][1] != before.get(path, (b"", 0))[1]


def test_no_change_is_none(sides: tuple[Side, Side]) -> None:
    before = everything(sides[0])
    with NOTHING.change(sides[0], PAIRS):
        assert everything(sides[0]) == before


def test_a_new_pair_is_newer_than_all_others(sides: tuple[Side, Side]) -> None:
    ours = sides[0]
    before = sorted(texts(ours))
    with PAIR.change(ours, PAIRS):
        added = sorted(set(texts(ours)) - set(before))
    assert len(added) == 2
    assert all(first < second for first, second in pairwise([before[-1], *added]))


def test_what_is_built_anew_begins_with_nothing_and_deletes_nothing(tmp_path: Path) -> None:
    for side in prepare(tmp_path, 1, Path("hugo")):
        folders = [folder for folder in (side.output, side.cache) if folder]
        for name in ("first", "second", "third"):
            side.forget()
            assert [list(folder.iterdir()) for folder in folders] == [[]] * len(folders)
            for folder in folders:
                (folder / name).touch()
        left = [path.name for path in side.output.parent.rglob("past/*/*")]
        assert sorted(left) == sorted(["first", "second"] * len(folders))


def test_two_checkouts_build_the_same_texts_each_with_its_own_layout(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    shutil.copy2(HOME / "site.toml", checkout)
    for name in ("templates", "static", "locales"):
        shutil.copytree(HOME / name, checkout / name)
    base = checkout / "templates/layouts/base.html"
    base.write_text(f"{base.read_text('utf-8')}<!-- old -->\n", encoding="utf-8")
    new, old = prepare_checkouts(tmp_path / "sites", PAIRS, checkout)
    assert (new.name, old.name) == ("new", "old")
    assert texts(new) == texts(old)
    assert "<!-- old -->" in old.layout.read_text("utf-8")
    assert "<!-- old -->" not in new.layout.read_text("utf-8")
    assert new.command[1] == str(HOME / "build.py")
    assert old.command[1] == str(checkout / "build.py")
    words = [word.replace("/sites/old", "/sites/new") for word in old.command[2:]]
    assert words == list(new.command[2:])
    assert not {new.output, new.cache} & {old.output, old.cache}
