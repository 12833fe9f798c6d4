"""`--output ""`, an unset variable of a script, built into the site's own output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette


@pytest.mark.parametrize("option", ["--site", "--content", "--output", "--cache"])
def test_an_empty_folder_is_no_folder(tmp_path: Path, option: str) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")})
    done = gazette("build", "--site", site, option, "", "--json", "--jobs", "1")
    assert done.code == 2
    assert [problem["code"] for problem in done.report["problems"]] == ["option-folder"]
    assert not (site / "output").exists()
