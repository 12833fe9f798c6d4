"""Plain files are read; whatever else stands at a path is refused at once."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.digest import digest_bytes
from gazette.errors import MachineError
from gazette.files import digest_file, read_plain, read_with_stat


@pytest.mark.parametrize("size", [0, 1, 300_000, 3_000_000])
def test_a_file_is_read_with_its_size_and_time(tmp_path: Path, size: int) -> None:
    path, data = tmp_path / "a", os.urandom(size)
    path.write_bytes(data)
    os.utime(path, ns=(7, 7))
    assert read_with_stat(path) == (data, size, 7)
    assert digest_file(path) == (digest_bytes(data), size, 7)


def test_a_file_whose_size_is_not_told_is_read_to_its_end() -> None:
    assert read_plain("/proc/self/status").startswith(b"Name:")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [a_pipe, a_folder, a_socket, a_device])
@pytest.mark.parametrize("read", [read_plain, digest_file])
def test_what_is_no_plain_file_is_refused(
    tmp_path: Path, make: Callable[[Path], None], read: Callable[[Path], object]
) -> None:
    make(tmp_path / "a")
    with pytest.raises(OSError, match=r"plain|directory|No such device"):
        read(tmp_path / "a")


def test_too_few_handles_are_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(MachineError) as told:
        read_plain(tmp_path / "a")
    assert [problem.key for problem in told.value.problems] == ["machine-short+files"]
