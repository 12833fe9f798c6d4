"""The keystone: whatever happened before, a build leaves what a build from nothing would.

GAZETTE_LONG=30 runs for thirty minutes, with another seed each time.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st

from tests.incremental.edits import set_aliases, set_date
from tests.incremental.histories import ALL, HOW, History, Step, seed
from tests.incremental.mischief import SETTINGS_CHANGED, change_setting
from tests.incremental.small import CLOCKS, Clock
from tests.support.measure import examples

_NUMBER = st.integers(0, 99)
_EDIT = st.tuples(st.sampled_from(ALL), _NUMBER, _NUMBER)
_STEP = st.builds(
    Step,
    st.lists(_EDIT, min_size=1, max_size=5),
    st.lists(st.integers(0, 900), max_size=2),
    st.sampled_from(HOW),
    st.booleans(),
)
_STEPS = st.lists(_STEP, min_size=2, max_size=8)
_EXAMPLES = examples(3, 8)
# Which of the settings are changed, and to how many values each.
_SETTINGS = range(0, SETTINGS_CHANGED, examples(3, 1))
_LONG = float(os.environ.get("GAZETTE_LONG", "0"))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seed(tmp_path_factory.mktemp("seed"))


_CLOCKS = st.sampled_from(CLOCKS)


def live(steps: list[Step], compiled: Path, *, clock: Clock) -> None:
    with TemporaryDirectory(prefix="gazette-") as folder:
        history = History(Path(folder), clock=clock, seed=compiled)
        for step in steps:
            history.take(step)
        history.build("here", kept=False)
        for how in history.ended:
            event(how)


@pytest.mark.sampled
@pytest.mark.parametrize("part", range(2))
def test_any_history_leaves_what_a_build_from_nothing_leaves(part: int, compiled: Path) -> None:
    @settings(
        max_examples=_EXAMPLES,
        suppress_health_check=list(HealthCheck),
    )
    @with_seed(part)
    @given(steps=_STEPS, clock=_CLOCKS)
    def lived(steps: list[Step], clock: Clock) -> None:
        live(steps, compiled, clock=clock)

    lived()


@pytest.mark.sampled
def test_each_setting_changed_leaves_what_a_build_from_nothing_leaves(
    compiled: Path, tmp_path: Path
) -> None:
    history = History(tmp_path, clock="fine", seed=compiled)
    for notice in range(4):
        set_date(history.site, notice, 1)
        set_aliases(history.site, notice, 3 * notice + 1)
    for setting in _SETTINGS:
        for value in (1, 2):
            history.take(Step([(change_setting, setting, value)], [], "here", kept=False))
    assert set(history.ended) == {"exit code 0"}


@pytest.mark.skipif(not _LONG, reason="GAZETTE_LONG says for how many minutes")
def test_any_history_for_as_long_as_one_likes(compiled: Path) -> None:
    until = time.monotonic() + 60 * _LONG
    while time.monotonic() < until:
        chosen = random.randrange(2**32)

        @settings(
            max_examples=20, derandomize=False, database=None, print_blob=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @with_seed(chosen)
        @given(steps=_STEPS, clock=_CLOCKS)
        def lived(steps: list[Step], clock: Clock) -> None:
            live(steps, compiled, clock=clock)

        lived()
