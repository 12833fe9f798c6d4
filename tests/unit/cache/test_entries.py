"""What is kept beside the database is there whole, or it is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.cache.entries import Entries, discard_damaged
from gazette.cache.failure import DamagedError
from gazette.cache.places import remove, replace


@pytest.fixture
def entries(tmp_path: Path) -> Entries:
    return Entries(tmp_path / "cache", "words")


def test_an_entry_comes_back_as_it_was_kept(entries: Entries) -> None:
    for data in (b"", b"one", os.urandom(300_000)):
        entries.put("a", data)
        assert entries.get("a") == data
    assert os.listdir(entries.folder) == ["a"]


def test_what_was_never_kept_is_absent(entries: Entries) -> None:
    assert entries.get("a") is None
    assert not entries.folder.exists()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def flipped_at_its_head(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b".")


def a_folder(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_dead_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


DAMAGES = (
    emptied, halved, flipped, flipped_at_its_head, longer, a_folder, a_pipe, a_dead_link,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
def test_a_damaged_entry_is_absent_and_can_be_kept_again(
    entries: Entries, damage: Callable[[Path], None]
) -> None:
    entries.put("a", b"some bytes")
    damage(entries.folder / "a")
    assert entries.get("a") is None
    entries.put("a", b"other bytes")
    assert entries.get("a") == b"other bytes"
    assert os.listdir(entries.folder) == ["a"]


def test_a_file_in_the_place_of_its_folder_goes(entries: Entries) -> None:
    entries.folder.parent.mkdir()
    entries.folder.write_text("in the way")
    assert entries.get("a") is None
    entries.put("a", b"one")
    assert entries.get("a") == b"one"


def test_where_nothing_can_be_written_an_offer_is_in_vain_and_a_put_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    entries = Entries(tmp_path / "file" / "cache", "words")
    entries.offer("a", b"one")
    with pytest.raises(OSError, match="Not a directory"):
        entries.put("a", b"one")


def test_only_what_is_needed_is_kept(entries: Entries) -> None:
    for name in "abc":
        entries.put(name, b"")
    (entries.folder / "d" / "e").mkdir(parents=True)
    entries.keep_only(frozenset("ac"))
    assert sorted(os.listdir(entries.folder)) == ["a", "c"]


def test_a_folder_is_out_of_sight_before_the_first_of_its_files_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "a").touch()
    seen: list[list[str]] = []
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: seen.append(os.listdir(tmp_path)))
    remove(tmp_path / "index")
    assert seen
    assert "index" not in seen[0]


def test_a_folder_takes_the_place_of_one_that_is_not_empty(tmp_path: Path) -> None:
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    replace(tmp_path / "new", tmp_path / "old")
    assert os.listdir(tmp_path / "old") == ["new"]


@pytest.mark.parametrize(
    ("file", "left"),
    [("search/one/a.pf", ["pictures"]), ("pictures/a.webp", ["pictures", "search"])],
)
def test_what_is_damaged_goes_as_a_whole(tmp_path: Path, file: str, left: list[str]) -> None:
    for path in ("search/one/a.pf", "search/one/b.pf", "pictures/a.webp"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    with pytest.raises(DamagedError):
        discard_damaged(tmp_path, tmp_path / file)
    found = sorted(path.name for path in tmp_path.iterdir() if any(path.iterdir()))
    assert found == [each for each in left if each != file.partition("/")[0]]
    # A source that changed is nothing of the cache's.
    discard_damaged(tmp_path / "pictures", tmp_path / "search")
