"""Gazette's own catalogs are complete, and in step with its templates and sources."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.run import REPOSITORY, gazette


def test_the_check_has_nothing_to_say_of_gazettes_own_catalogs() -> None:
    run = gazette("messages", "--check", "--json")
    assert run.report["problems"] == []
    assert run.code == 0


def test_an_update_changes_none_of_gazettes_own_catalogs(tmp_path: Path) -> None:
    shutil.copy2(REPOSITORY / "site.toml", tmp_path)
    for name in ("gazette", "locales", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    run = gazette("messages", "--json", home=tmp_path)
    assert run.code == 0
    assert run.report["changed"] == []
    for path in (REPOSITORY / "locales").rglob("*.po*"):
        copy = tmp_path / path.relative_to(REPOSITORY)
        assert copy.read_bytes() == path.read_bytes(), path
