"""Pictures come, change, go and break in any order: what is left is what they come to now."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.incremental.edits import keep_size_of_file, put_picture, remove_file
from tests.incremental.histories import HOW, History, Step, seed
from tests.incremental.mischief import (
    break_picture,
    delete_output,
    delete_output_folder,
    lose_pictures,
    move_now,
    toggle_drafts,
)
from tests.support.measure import sample
from tests.support.pictures import large

EDITS = (
    put_picture,
    put_picture,
    put_picture,
    keep_size_of_file,
    remove_file,
    break_picture,
    lose_pictures,
    delete_output,
    delete_output_folder,
    toggle_drafts,
    move_now,
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seed(tmp_path_factory.mktemp("seed"))


@pytest.mark.parametrize("number", sample(range(3), 3))
def test_any_history_of_pictures_leaves_what_a_build_from_nothing_leaves(
    number: int, compiled: Path, tmp_path: Path
) -> None:
    dice = random.Random(number)
    history = History(tmp_path, clock="coarse" if number == 2 else "slow", seed=compiled)
    for _ in range(8):
        edits = [(dice.choice(EDITS), dice.randrange(99), dice.randrange(99)) for _ in range(3)]
        kills = [dice.randrange(900)] if dice.random() < 0.3 else []
        history.take(Step(edits, kills, dice.choice(HOW), kept=False))
    assert history.ended.count("exit code 0") > 3


@pytest.mark.parametrize("harm", ["gone", "half"])
def test_a_lost_memory_of_pictures_costs_time_and_writes_nothing(
    harm: str, compiled: Path, tmp_path: Path
) -> None:
    history = History(tmp_path, clock="slow", seed=compiled)
    history.site.put(history.site.bundled(0).parent / "picture-0.png", large(1))
    put_picture(history.site, 0, 0)
    history.build("here", kept=False)
    cache = history.site.portal.cache / "pictures"
    names = {path.name for path in cache.iterdir()}
    assert len(names) > 1
    for path in cache.iterdir():
        if harm == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:99])
    history.site.replace(history.site.text(0), "Edition", "An edition")
    history.build("here", kept=False)
    assert names == {path.name for path in cache.iterdir()}
