"""A portal is the same with and without the speed-ups of Python-Markdown and Jinja2."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from gazette.config import load
from gazette.model.options import Options
from gazette.stages.build import build
from tests.sites.conftest import NOW, PORTALS
from tests.support.portal import Portal
from tests.support.run import REPOSITORY
from tests.unit.world import Nobody


@pytest.mark.parametrize("name", ["sample", "layouts"])
def test_a_build_without_them_makes_the_same_bytes(
    tmp_path: Path,
    portal_named: Callable[[str], Portal],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    quick = portal_named(name).files
    # As if they were not there.
    modules = [each for each in sys.modules if each.startswith("gazette.speedups")]
    for module in [*modules, "gazette.speedups"]:
        monkeypatch.setitem(sys.modules, module, None)
    site, url = PORTALS[name]
    options = Options(
        home=REPOSITORY,
        site=site,
        content=site / "content",
        output=tmp_path / "out",
        cache=tmp_path / "cache",
        now=datetime.fromisoformat(NOW),
        jobs=1,
        searched=True,
        speedups=False,
    )
    build(options, load(site, url if site == REPOSITORY else None), Nobody())
    plain = Portal(tmp_path / "out", url).files
    assert plain.keys() == quick.keys()
    assert [path for path in plain if plain[path] != quick[path]] == []
