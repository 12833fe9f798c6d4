"""A compiled template that is cut short in the cache is compiled again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette


@pytest.mark.parametrize("size", [0, 10, 30, 60, 200])
def test_a_compiled_template_that_was_cut_short_is_compiled_again(
    tmp_path: Path, size: int
) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲")})
    command = ("build", "--site", site, "--json", "--jobs", "1")
    assert gazette(*command).code == 0
    compiled = [path for path in (site / ".cache/templates").rglob("*") if path.suffix == ".cache"]
    assert compiled
    for path in compiled:
        path.write_bytes(path.read_bytes()[:size])
    write(tmp_path, notice("2026/01-03-b", en="B", zh="乙"))
    done = gazette(*command)
    assert done.code == 0
    assert done.report["written"] > 0
