"""What has been replaced is let go after readers have the new files, by two processes."""

import os
from pathlib import Path

import pytest

from gazette.write import Stage, commit
from gazette.write.waste import Waste


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


@pytest.mark.parametrize("number", [0, 1, 3, 2500])
@pytest.mark.parametrize("fork", [False, True])
def test_nothing_is_left(tmp_path: Path, number: int, fork: bool) -> None:
    for name in range(number):
        (tmp_path / str(name)).touch()
    Waste(str(tmp_path), fork=fork).clear()
    assert list(tmp_path.iterdir()) == []


def test_what_the_other_process_left_when_it_was_killed_goes_with_the_stage(portal: Path) -> None:
    number = 1200
    before = {f"{each}": b"old" for each in range(number)}
    staged(portal, before).close()
    stage = staged(portal, dict.fromkeys(before, b"new"))
    stage.let_go(fork=False)
    # As if it had come half way.
    names = sorted(os.listdir(stage.folder / "replaced"))
    for name in names[: number // 2]:
        os.unlink(stage.folder / "replaced" / name)
    stage.close()
    assert list((portal / "cache").iterdir()) == []
    assert {path.read_bytes() for path in (portal / "output").glob("[0-9]*")} == {b"new"}
