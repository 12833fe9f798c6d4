"""An output folder among the sources was accepted, and the site copied itself into itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette


@pytest.mark.parametrize("folder", ["static", "static/out", "templates", "locales/zh"])
@pytest.mark.parametrize("option", ["--output", "--cache"])
def test_a_folder_among_the_sources_is_refused(tmp_path: Path, folder: str, option: str) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")})
    run = gazette("build", "--site", site, option, site / folder)
    assert run.code == 2
    assert f"the folders of {option} and {folder.partition('/')[0]}/ lie in one another" in run.err
    assert not (site / folder).exists()
