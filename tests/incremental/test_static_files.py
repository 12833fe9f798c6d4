"""Each build remembers static files, whatever else it reads."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tests.support.content import notice, settings, text, write
from tests.support.run import gazette


def remembered(root: Path) -> int:
    memory = sqlite3.connect(root / "cache" / "state.sqlite")
    query = "SELECT count(*) FROM sources WHERE path LIKE 'static/%'"
    (count,) = memory.execute(query).fetchone()
    memory.close()
    return int(count)


def test_static_files_are_remembered_by_each_build(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings(), **notice("2024/01-05-a", en="A", zh="甲")})
    write(tmp_path, {"static/own.txt": "x"})
    os.utime(tmp_path / "static/own.txt", (1_000_000_000, 1_000_000_000))
    result = []
    for edition in ("A", "B", "C"):
        body = text(edition, date="2024-01-05")
        write(tmp_path, {"content/news/2024/01-05-a/index.en.md": body})
        gazette("build", "--site", tmp_path, "--cache", tmp_path / "cache", "--no-search", "--json")
        result.append(remembered(tmp_path))
    assert result[0] > 1
    assert result == [result[0]] * 3
    (tmp_path / "static/own.txt").unlink()
    gazette("build", "--site", tmp_path, "--cache", tmp_path / "cache", "--no-search", "--json")
    assert remembered(tmp_path) == result[0] - 1
