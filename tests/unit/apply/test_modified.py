"""Files of the output folder that are not as they were written are found, and no others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from gazette.apply import OutputChanges, output_changes
from gazette.cache import FileLeft
from gazette.digest import digest_bytes

PAGES = {
    "robots.txt": b"robots",
    "en/index.html": b"home",
    "en/news/1/index.html": b"one",
    "en/news/1/a.pdf": b"pdf",
}


@pytest.fixture
def left(tmp_path: Path) -> dict[str, FileLeft]:
    """An output folder as a build left it, and what is remembered of it."""
    rows = {}
    for path, data in PAGES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        rows[path] = FileLeft(path, len(data), file.stat().st_mtime_ns, digest_bytes(data))
    return rows


def changes(output: Path, left: dict[str, FileLeft], *, verify: bool = False) -> OutputChanges:
    return output_changes(output, left.values(), verify=verify)


@pytest.mark.parametrize("verify", [False, True])
def test_files_that_are_as_they_were_written_are_not_modified(
    tmp_path: Path, left: dict[str, FileLeft], verify: bool
) -> None:
    (tmp_path / "stranger").write_bytes(b"mine")
    assert changes(tmp_path, left, verify=verify) == OutputChanges()
    assert changes(tmp_path / "nowhere", {}, verify=verify) == OutputChanges()
    # What only looks like another time is none: access, mode, a link to the folder.
    (tmp_path / "robots.txt").chmod(0o600)
    (tmp_path / "link").symlink_to(tmp_path)
    assert changes(tmp_path / "link", left, verify=verify) == OutputChanges()


@pytest.mark.parametrize("path", PAGES)
def test_a_file_of_another_size_is_modified(
    tmp_path: Path, left: dict[str, FileLeft], path: str
) -> None:
    (tmp_path / path).write_bytes(PAGES[path] + b".")
    assert changes(tmp_path, left).modified == {path}
    assert changes(tmp_path / "nowhere", left).modified == set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_of_a_file_of_another_time_the_bytes_decide(
    tmp_path: Path, left: dict[str, FileLeft], path: str
) -> None:
    os.utime(tmp_path / path, ns=(7, 7))
    assert changes(tmp_path, left) == OutputChanges(frozenset(), {path: 7})
    (tmp_path / path).write_bytes(PAGES[path].swapcase())
    os.utime(tmp_path / path, ns=(7, 7))
    assert changes(tmp_path, left) == OutputChanges(frozenset({path}))


def test_other_bytes_of_the_same_size_and_time_are_found_where_all_is_verified(
    tmp_path: Path, left: dict[str, FileLeft]
) -> None:
    (tmp_path / "robots.txt").write_bytes(b"ROBOTS")
    os.utime(tmp_path / "robots.txt", ns=(1, left["robots.txt"].mtime))
    assert changes(tmp_path, left) == OutputChanges()
    assert changes(tmp_path, left, verify=True).modified == {"robots.txt"}


def deleted(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def linked(path: Path) -> None:
    """The same bytes at the same time, but not Gazette's own file."""
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def in_a_files_place(path: Path) -> None:
    rmtree(path.parent)
    path.parent.write_bytes(b"")


@pytest.mark.parametrize("change", [deleted, a_folder, a_pipe, linked, in_a_files_place])
def test_a_file_that_is_gone_or_has_become_something_else_is_modified(
    tmp_path: Path, left: dict[str, FileLeft], change: Callable[[Path], None]
) -> None:
    path = "en/news/1/index.html"
    change(tmp_path / path)
    seen = os.lstat(tmp_path / path) if os.path.lexists(tmp_path / path) else None
    if seen:
        left[path] = left[path]._replace(size=seen.st_size, mtime=seen.st_mtime_ns)
    below = {"en/news/1/a.pdf"} if change is in_a_files_place else set()
    assert changes(tmp_path, left).modified == {path, *below}
