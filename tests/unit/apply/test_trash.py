"""What has been replaced is let go after readers have the new files, by two processes."""

import os
import shutil
import time
from pathlib import Path

import pytest

from gazette.apply import Stage, commit
from gazette.apply.trash import Trash


def staged(root: Path, files: dict[str, bytes]) -> Stage:
    """A stage whose files have been moved into the output folder."""
    stage = Stage(root / "output", root / "cache")
    commit(stage, [(path, stage.put(path, data)) for path, data in files.items()], ())
    return stage


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    staged(tmp_path, {"a": b"old a", "en/b": b"old b"}).close()
    return tmp_path


def test_a_move_deletes_nothing(portal: Path) -> None:
    with staged(portal, {"a": b"new a", "en/b": b"new b", "en/c": b"new"}) as stage:
        replaced = {path.read_bytes() for path in (stage.folder / "replaced").iterdir()}
        assert (portal / "output/a").read_bytes() == b"new a"
    assert replaced == {b"old a", b"old b"}
    assert list((portal / "cache").iterdir()) == []


def test_where_files_have_one_name_only_a_move_deletes(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    with staged(portal, {"a": b"new a"}) as stage:
        assert list((stage.folder / "replaced").iterdir()) == []
    assert (portal / "output/a").read_bytes() == b"new a"


def second_names(root: Path, number: int) -> list[str]:
    """Files with two names, as they are while others are moved over the first ones."""
    names = [f"{each}" for each in range(number)]
    for folder in ("first", "second"):
        (root / folder).mkdir()
    for name in names:
        (root / "first" / name).touch()
        os.link(root / "first" / name, root / "second" / name)
    return names


@pytest.mark.parametrize("number", [0, 3, 2500])
@pytest.mark.parametrize("fork", [False, True])
def test_nothing_is_left(tmp_path: Path, number: int, fork: bool) -> None:
    names = second_names(tmp_path, number)
    trash = Trash(str(tmp_path / "second"), names, fork=fork)
    shutil.rmtree(tmp_path / "first")
    trash.clear()
    assert list((tmp_path / "second").iterdir()) == []


def test_files_go_while_others_are_still_to_be_moved(tmp_path: Path) -> None:
    names = second_names(tmp_path, 1200)
    trash = Trash(str(tmp_path / "second"), names, fork=True)
    for name in names[:600]:
        (tmp_path / "first" / name).unlink()
    deadline = time.monotonic() + 30
    while len(os.listdir(tmp_path / "second")) > 600 and time.monotonic() < deadline:
        time.sleep(0.01)
    # What has not been moved is there under both names.
    assert sorted(os.listdir(tmp_path / "second")) == sorted(names[600:])
    assert sorted(os.listdir(tmp_path / "first")) == sorted(names[600:])
    trash.clear()
    assert os.listdir(tmp_path / "second") == []
    assert sorted(os.listdir(tmp_path / "first")) == sorted(names[600:])


def test_a_file_with_a_name_elsewhere_keeps_that_one_and_nobody_waiting(tmp_path: Path) -> None:
    names = second_names(tmp_path, 1200)
    os.link(tmp_path / "first" / "0", tmp_path / "backup")
    trash = Trash(str(tmp_path / "second"), names, fork=True)
    shutil.rmtree(tmp_path / "first")
    trash.clear()
    assert list((tmp_path / "second").iterdir()) == []
    assert (tmp_path / "backup").exists()


def test_a_build_that_fails_between_two_moves_loses_nothing(portal: Path) -> None:
    with Stage(portal / "output", portal / "cache") as stage:
        files = [(path, stage.put(path, b"new")) for path in ("a", "en/b")]
        stage.discard_replaced([file for _, file in files], fork=True)
        commit(stage, files[:1], ())
    assert (portal / "output/a").read_bytes() == b"new"
    assert (portal / "output/en/b").read_bytes() == b"old b"
    assert list((portal / "cache").iterdir()) == []
