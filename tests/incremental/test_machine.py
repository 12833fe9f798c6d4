"""A full disk, a folder that may not be written: said in a sentence, and the portal stays."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.incremental.building import Portal, Result, difference, file_stats, files
from tests.incremental.edits import add_notice, edit_body, furnished, put_picture
from tests.incremental.mischief import change_template
from tests.incremental.small import SmallSite
from tests.support.measure import examples

_PAGE = os.sysconf("SC_PAGE_SIZE")
_NOBODY = 65534


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of its own, in cache; skips where this machine lets nobody mount one."""
    place.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "gazette", str(place)]
    mounts = shutil.which("mount") is not None
    if not mounts or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not possible here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def used(place: Path) -> int:
    found = os.statvfs(place)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def edit(site: SmallSite) -> None:
    """Change something of everything: nearly all pages are to be written."""
    for number in range(4):
        edit_body(site, number, 0)
        add_notice(site, number, number)
        put_picture(site, number, number)
    change_template(site, 0, 0)


def codes(result: Result) -> set[str]:
    return {problem["code"] for problem in result.report["problems"]}


@pytest.mark.sampled
@pytest.mark.parametrize("on_disk", ["output", "cache", "both"])
def test_a_full_disk_is_told_and_leaves_the_portal_as_it_was(on_disk: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        output = (disk if on_disk != "cache" else tmp_path) / "output"
        cache = (disk if on_disk != "output" else tmp_path) / "cache"
        portal = Portal(small.portal.site, output, cache)
        assert portal.build(*small.options).code == 0
        edit(small)
        before, held, expected = file_stats(output), used(disk), _fresh(small)
        failures = 0
        for room in _rooms():
            remount(disk, f"size={max(used(disk), held) + room * _PAGE}")
            result = portal.build(*small.options)
            if result.code == 0:
                break
            failures += 1
            assert (result.code, codes(result)) == (2, {"disk-full"})
            if file_stats(output) != before:
                # Room ran out for the cache alone, which is written last: the portal is whole.
                assert on_disk == "cache"
                assert difference(files(output), expected) == []
                before = file_stats(output)
        assert failures > 5
        remount(disk, "size=64m")
        assert portal.build(*small.options).code == 0
        assert difference(files(output), expected) == []


def _rooms() -> Iterator[int]:
    """How many free pages to try: each of the first, then ever more."""
    yield from range(0, 24, examples(4, 1))
    yield from range(24, 2000, 24)


def test_the_first_build_on_a_full_disk_leaves_no_file_behind(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        portal = Portal(small.portal.site, disk / "output", tmp_path / "cache")
        for room in range(1, 200, 12):
            remount(disk, f"size={room * _PAGE}")
            result = portal.build(*small.options)
            if result.code == 0:
                break
            assert (result.code, codes(result)) == (2, {"disk-full"})
            assert files(disk) == {}
        remount(disk, "size=64m")
        assert portal.build(*small.options).code == 0
        assert difference(files(disk / "output"), _fresh(small)) == []


def test_a_disk_without_room_for_more_files_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        portal = Portal(small.portal.site, disk / "output", tmp_path / "cache")
        assert portal.build(*small.options).code == 0
        edit(small)
        before = file_stats(portal.output)
        found = os.statvfs(disk)
        for more in (1, 10, 30):
            remount(disk, f"nr_inodes={found.f_files - found.f_ffree + more}")
            result = portal.build(*small.options)
            assert (result.code, codes(result)) == (2, {"disk-full"})
            assert file_stats(portal.output) == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_told_in_words(jobs: str, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        portal = Portal(small.portal.site, disk / "output", tmp_path / "cache")
        remount(disk, f"size={20 * _PAGE}")
        command = [word for word in portal.command(*small.options) if word != "--json"]
        run = subprocess.run(
            [*command, "--jobs", jobs, "--lang", "en"], capture_output=True, text=True, check=False
        )
        assert run.returncode == 2
        assert "there is no space left on the disk" in run.stderr
        assert "Traceback" not in run.stderr
        assert files(disk) == {}


def test_an_output_folder_on_a_disk_for_reading_only_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        portal = Portal(small.portal.site, disk / "output", tmp_path / "cache")
        assert portal.build(*small.options).code == 0
        edit(small)
        before = file_stats(portal.output)
        remount(disk, "ro")
        result = portal.build(*small.options)
        assert (result.code, codes(result)) == (2, {"output-refused"})
        assert file_stats(portal.output) == before
        remount(disk, "rw")
        assert portal.build(*small.options).code == 0
        assert difference(files(portal.output), _fresh(small)) == []


def test_a_memory_on_a_disk_for_reading_only_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(tmp_path)
        portal = Portal(small.portal.site, tmp_path / "output", disk / "cache")
        remount(disk, "ro")
        result = portal.build(*small.options)
        assert (result.code, codes(result)) == (2, {"cache-refused"})
        remount(disk, "rw")
        assert portal.build(*small.options).code == 0
        edit(small)
        before = file_stats(portal.output)
        remount(disk, "ro")
        result = portal.build(*small.options)
        assert result.code == 2
        assert codes(result) <= {"cache-refused", "memory-refused"}
        assert file_stats(portal.output) == before


def test_a_portal_on_a_disk_for_reading_only_is_built_elsewhere(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        small = furnished(disk)
        remount(disk, "ro")
        portal = Portal(small.portal.site, tmp_path / "output", tmp_path / "cache")
        assert portal.build(*small.options).code == 0


@pytest.mark.parametrize("folder", ["output", "output/en", "output/en/news/2024", "cache"])
def test_a_folder_that_may_not_be_written_is_told(folder: str) -> None:
    root = Path(tempfile.mkdtemp(prefix="gazette-"))
    root.chmod(0o755)
    try:
        small = furnished(root)
        assert small.portal.build(*small.options).code == 0
        _give_away(root)
        edit(small)
        before = file_stats(small.portal.output)
        (root / folder).chmod(0o555)
        told = as_nobody(small)
        assert told.code == 2
        refused = "cache-refused" if folder == "cache" else "output-refused"
        assert codes(told) <= {refused, "memory-refused"}
        assert file_stats(small.portal.output) == before
        (root / folder).chmod(0o755)
        assert as_nobody(small).code == 0
        assert difference(files(small.portal.output), _fresh(small)) == []
    finally:
        shutil.rmtree(root)


def as_nobody(site: SmallSite) -> Result:
    """Build in a child without root's power to write everywhere."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(_NOBODY)
                os.setuid(_NOBODY)
            result = site.portal.build(*site.options)
            os.write(writing, pickle.dumps((result.code, dict(result.report))))
        except BaseException:  # noqa: BLE001 - a child never returns
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as told:
        said = told.read()
    os.waitpid(pid, 0)
    assert said, "the build ended in an exception; its traceback is on standard error"
    return Result(*pickle.loads(said))


def _give_away(root: Path) -> None:
    if os.geteuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)


def _fresh(site: SmallSite) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(site.portal.site, Path(folder) / "output", Path(folder) / "cache")
        assert portal.build(*site.options).code == 0
        return files(portal.output)
