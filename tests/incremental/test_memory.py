"""A build's cache can be lost, damaged or of another version: the portal comes out whole."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.cache import Lock
from tests.incremental.building import Portal, difference, file_stats, files
from tests.incremental.edits import furnished
from tests.incremental.mischief import leave_a_file
from tests.incremental.small import SmallSite
from tests.support.measure import sample

_MEMORY = "state.sqlite"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = furnished(tmp_path)
    assert site.portal.build(*site.options).code == 0
    leave_a_file(site, 0, 0)
    leave_a_file(site, 3, 1)
    return site


def missing(path: Path) -> None:
    path.unlink()


def folder_missing(path: Path) -> None:
    for other in path.parent.rglob("*"):
        if other.is_file():
            other.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_its_head(path: Path) -> None:
    os.truncate(path, 100)


def something_else(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 400)


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    dice = random.Random(8)
    for _ in range(200):
        data[dice.randrange(100, len(data))] = dice.randrange(256)
    path.write_bytes(data)


def somebody_elses_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE sources (a)")
        connection.execute("CREATE TABLE outputs (folder, path, b)")
    connection.close()


def of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 7")
    connection.close()


LOSSES = (
    missing, folder_missing, empty, truncated, cut_to_its_head, something_else, scrambled,
    somebody_elses_database, of_another_version,
)  # fmt: skip


@pytest.mark.parametrize("lose", LOSSES, ids=lambda lose: lose.__name__)
def test_without_its_memory_a_build_is_whole_and_deletes_nothing_foreign(
    site: SmallSite, lose: Callable[[Path], None]
) -> None:
    before = files(site.portal.output)
    lose(site.portal.cache / _MEMORY)
    built = site.portal.build(*site.options)
    assert built.code == 0
    assert difference(files(site.portal.output), before) == []
    # With all of the cache, what anybody put there looks like what was left behind.
    unowned = ["output-unowned"] if lose is folder_missing else []
    assert [each["code"] for each in built.report["problems"]] == unowned
    after = file_stats(site.portal.output)
    assert site.portal.build(*site.options).report["written"] == 0
    assert file_stats(site.portal.output) == after


@pytest.mark.parametrize("lose", sample(LOSSES, 4), ids=lambda lose: lose.__name__)
def test_without_its_memory_a_build_after_edits_has_every_new_page(
    site: SmallSite, lose: Callable[[Path], None]
) -> None:
    lose(site.portal.cache / _MEMORY)
    site.write_notice("news/2024/05-05-new")
    path = site.content / "news/2024/03-20-scope/index.en.md"
    path.write_text(path.read_text().replace("Monday", "Tuesday"))
    assert site.portal.build(*site.options).code == 0
    fresh = fresh_files(site)
    assert difference(files(site.portal.output), {**fresh, **site.strangers}) == []


def test_a_memory_of_another_version_still_tells_what_to_delete(site: SmallSite) -> None:
    of_another_version(site.portal.cache / _MEMORY)
    gone = site.content / "news/2024/03-20-scope"
    for path in gone.iterdir():
        path.unlink()
    assert site.portal.build(*site.options).code == 0
    fresh = fresh_files(site)
    assert difference(files(site.portal.output), {**fresh, **site.strangers}) == []


def test_two_output_folders_share_a_memory(site: SmallSite) -> None:
    assert site.elsewhere.build(*site.options).code == 0
    site.write_notice("news/2024/05-05-new")
    (site.content / "news/2024/03-20-scope/index.zh.md").unlink()
    assert site.elsewhere.build(*site.options).code == 0
    site.write_notice("news/2024/05-06-newer")
    assert site.portal.build(*site.options).code == 0
    assert site.elsewhere.build(*site.options).code == 0
    fresh = fresh_files(site)
    assert difference(files(site.elsewhere.output), fresh) == []
    assert difference(files(site.portal.output), {**fresh, **site.strangers}) == []


def test_two_builds_at_once_both_end_well(site: SmallSite) -> None:
    for round_ in range(3):
        site.write_notice(f"news/2024/05-0{round_ + 1}-new")
        command = site.portal.command(*site.options)
        both = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        said = [process.communicate(timeout=60) for process in both]
        assert [process.returncode for process in both] == [0, 0], said
    fresh = fresh_files(site)
    assert difference(files(site.portal.output), {**fresh, **site.strangers}) == []


def test_a_build_that_waits_in_vain_says_why_and_changes_nothing(site: SmallSite) -> None:
    site.write_notice("news/2024/05-05-new")
    before = file_stats(site.portal.output)
    # A lock holds against other processes alone.
    lock = Lock(site.portal.cache, 0)
    try:
        process = site.portal.run(*site.options)
    finally:
        lock.release()
    assert process.returncode == 2
    assert '"another-build"' in process.stdout
    assert "Traceback" not in process.stdout + process.stderr
    assert file_stats(site.portal.output) == before
    assert site.portal.build(*site.options).code == 0


def fresh_files(site: SmallSite) -> dict[str, bytes]:
    root = site.portal.output.parent / "fresh"
    portal = Portal(site.portal.site, root / "output", root / "cache")
    assert portal.build(*site.options).code == 0
    return files(portal.output)
