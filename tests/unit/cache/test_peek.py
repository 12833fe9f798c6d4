"""What is seen of the cache without its lock is what the last build left, or nothing at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gazette.cache import files_left, peek
from gazette.model.page import FileStat, Key, Remembered
from tests.unit.cache.kept import opened

PAGE = Remembered(Key(b"t", b"c", b"w", b"e"), FileStat(5, 7), ("new",), "i", b"d")


def left(root: Path) -> tuple[Path, str]:
    with opened(root) as store:
        store.commit(written={"en/a.html": PAGE}, meta={"begun": b"1"})
    return root / "cache", "output"


def test_a_finished_build_is_seen_while_another_holds_the_lock(tmp_path: Path) -> None:
    places = left(tmp_path)
    with opened(tmp_path):
        last_build = peek(*places)
        assert last_build is not None
        assert (dict(last_build.meta), last_build.unfinished) == ({"begun": b"1"}, False)
        assert files_left(*places) == [("en/a.html", 5, 7, b"d")]


def test_a_build_that_was_cut_short_is_seen_to_be_unfinished(tmp_path: Path) -> None:
    places = left(tmp_path)
    with opened(tmp_path) as store:
        store.begin_write(dict.fromkeys(["en/b.html"], b"d"))
    last_build = peek(*places)
    assert last_build is not None
    assert last_build.unfinished


def test_nothing_is_seen_where_nothing_was_built_and_nothing_is_made(tmp_path: Path) -> None:
    assert peek(tmp_path / "cache", "output") is None
    assert list(tmp_path.iterdir()) == []
    cache, _ = left(tmp_path)
    assert peek(cache, "another") is None


def test_nothing_is_seen_of_a_memory_that_is_damaged_or_holds_other_tables(tmp_path: Path) -> None:
    places = left(tmp_path)
    file = sqlite3.connect(places[0] / "state.sqlite")
    file.execute("ALTER TABLE meta RENAME COLUMN value TO content")
    file.execute("ALTER TABLE outputs RENAME COLUMN size TO length")
    file.close()
    assert (peek(*places), files_left(*places)) == (None, None)
    (places[0] / "state.sqlite").write_bytes(b"no database at all" * 500)
    assert (peek(*places), files_left(*places)) == (None, None)
    assert (places[0] / "state.sqlite").exists()
