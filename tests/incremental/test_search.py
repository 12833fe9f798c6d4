"""Search indexes from build to build: only what changed is indexed again."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from gazette.search import index, pagefind
from tests.incremental.building import Portal, changed, difference, file_stats, files
from tests.support.content import settings, text, write
from tests.support.processes import children

NOW = "--now=2026-12-15T09:00:00+08:00"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    found: dict[str, str | bytes] = {"site.toml": settings()}
    for year in (2019, 2024, 2026):
        for code, title in (("en", "Certificates"), ("zh", "认证证书")):
            found[f"content/news/{year}/03-04-a.{code}.md"] = text(title, date=f"{year}-03-04")
    write(tmp_path / "site", found)
    return Portal(tmp_path / "site", tmp_path / "out", tmp_path / "cache", search=True)


def built(portal: Portal) -> dict[str, object]:
    result = portal.build(NOW)
    assert result.code == 0, result.report
    return dict(result.report)


def indexed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the number of notices in each index that is made from now on."""
    made: list[int] = []
    make_index = index.make_index

    def counting(program: str, documents: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        given = list(documents)
        made.append(len(given))
        return make_index(program, given)

    monkeypatch.setattr(index, "make_index", counting)
    return made


def test_a_second_build_writes_nothing(portal: Portal) -> None:
    built(portal)
    before = file_stats(portal.output)
    assert built(portal)["written"] == 0
    result = portal.build(NOW, "--verify")
    assert (result.report["written"], result.report["deleted"]) == (0, 0)
    assert changed(before, file_stats(portal.output)) == set()


def test_a_new_notice_indexes_its_own_year_and_language_alone(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = indexed(monkeypatch)
    built(portal)
    assert sorted(made) == [1] * 6
    made.clear()
    before = file_stats(portal.output)
    write(portal.site, {"content/news/2026/05-06-b.zh.md": text("新公告", date="2026-05-06")})
    built(portal)
    assert made == [2]
    touched = {path for path in changed(before, file_stats(portal.output)) if "/search/" in path}
    assert {path.split("/")[2] for path in touched} == {"2026"}
    assert {path.split("/")[0] for path in touched} == {"zh"}


def test_what_is_removed_leaves_nothing_of_its_index(portal: Portal) -> None:
    built(portal)
    shutil.rmtree(portal.site / "content/news/2019")
    built(portal)
    assert not (portal.output / "en/search/2016-2020").exists()
    assert sorted(path.name for path in (portal.output / "en/search").iterdir()) == [
        "2021-2025",
        "2026",
        "index.html",
    ]
    kept = len(list((portal.cache / "search").iterdir()))
    write(portal.site, {"content/news/2026/03-04-a.en.md": text("Other", date="2026-03-04")})
    built(portal)
    assert len(list((portal.cache / "search").iterdir())) <= kept


def test_what_is_built_again_is_what_a_build_from_nothing_gives(
    portal: Portal, tmp_path: Path
) -> None:
    built(portal)
    write(portal.site, {"content/news/2024/03-04-a.en.md": text("Other", date="2024-03-04")})
    built(portal)
    fresh = Portal(portal.site, tmp_path / "fresh", tmp_path / "memory", search=True)
    built(fresh)
    assert difference(files(portal.output), files(fresh.output)) == []


def test_without_search_there_is_no_page_no_index_and_no_link(portal: Portal) -> None:
    built(portal)
    assert b"/en/search/" in (portal.output / "en/index.html").read_bytes()
    apart = Portal(portal.site, portal.output, portal.cache)
    built(apart)
    assert not (portal.output / "en/search").exists()
    assert b"/search/" not in (portal.output / "en/index.html").read_bytes()


def test_a_language_without_notices_has_a_page_and_no_index(portal: Portal) -> None:
    for path in portal.site.rglob("*.en.md"):
        path.unlink()
    built(portal)
    assert [path.name for path in (portal.output / "en/search").iterdir()] == ["index.html"]


def test_an_index_that_is_lost_from_the_cache_is_made_again(portal: Portal) -> None:
    built(portal)
    before = files(portal.output)
    shutil.rmtree(portal.cache / "search")
    (portal.output / "en/search/2026/pagefind-entry.json").unlink()
    built(portal)
    assert difference(before, files(portal.output)) == []


def program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "pagefind"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("script", "said"), [("echo no luck; exit 3", "no luck"), ("exit 0", "exit code 0")]
)
def test_pagefind_failing_stops_the_build_with_its_own_words(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    monkeypatch.setattr(index, "find_program", lambda: program(tmp_path, script))
    result = portal.build(NOW)
    assert result.code == 2
    (problem,) = result.report["problems"]
    assert problem["code"] == "search-failed"
    assert said in problem["message"]
    assert not (portal.output / "en/index.html").exists()
    monkeypatch.undo()
    built(portal)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("exec sleep 600", "search-slow"),
        ("exec sleep 600 >&- 2>&- <&-", "search-slow"),
        ("kill -9 $$", "worker-died"),
        ("echo memory allocation of 12 bytes failed >&2; kill -6 $$", "machine-short"),
        ("echo 'Os { code: 11, kind: WouldBlock }, it said' >&2; exec sleep 600", "machine-short"),
        ("echo 'Too many open files (os error 24)' >&2; exit 101", "machine-short"),
    ],
    ids=["says nothing", "hears nothing", "is killed", "no memory", "no threads", "no files"],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_pagefind_that_cannot_go_on_is_ended_and_told(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    script: str, code: str, jobs: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(pagefind, "_PATIENCE", 0.2)
    monkeypatch.setattr(index, "find_program", lambda: program(tmp_path, script))
    before, began = children(), time.monotonic()
    result = portal.build(NOW, jobs=jobs)
    assert (result.code, [each["code"] for each in result.report["problems"]]) == (2, [code])
    # Six indexes: none of the others is waited for as well.
    assert time.monotonic() - began < 4
    assert children() == before


def test_indexes_that_a_killed_process_had_finished_are_taken(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, place = os.getpid(), index.replace
    finished = tmp_path / "finished"

    def place_one(made: Path, where: Path) -> None:
        place(made, where)
        if os.getppid() != here and not finished.exists():
            finished.touch()
            # The process that hired this one; both work for the build.
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)

    monkeypatch.setattr(index, "replace", place_one)
    result = portal.build(NOW, jobs=2)
    assert result.code == 0, result.report
    assert finished.exists()
    fresh = Portal(portal.site, tmp_path / "fresh", tmp_path / "memory", search=True)
    monkeypatch.undo()
    built(fresh)
    assert difference(files(portal.output), files(fresh.output)) == []
    assert not list((portal.cache / "search").glob("new-*"))


class KilledError(BaseException):
    pass


@pytest.mark.parametrize("first", ["listing.json", "fragment"])
def test_an_index_whose_removal_was_cut_short_is_made_again(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    built(portal)
    path = portal.site / "content/news/2026/03-04-a.en.md"
    as_it_was, before = path.read_bytes(), files(portal.output)
    write(portal.site, {"content/news/2026/03-04-a.en.md": text("Other", date="2026-03-04")})
    rmtree = shutil.rmtree

    def killed(folder: Path, **given: Any) -> None:
        if not (Path(folder) / "listing.json").exists():
            rmtree(folder, **given)
            return
        part = Path(folder) / first
        part.unlink() if part.is_file() else rmtree(part)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(KilledError):
            portal.build(NOW, jobs=1)
    built(portal)
    path.write_bytes(as_it_was)
    shutil.rmtree(portal.output / "en/search")
    built(portal)
    assert difference(before, files(portal.output)) == []
    assert not list((portal.cache / "search").glob("new-*"))


def test_the_bytes_of_an_index_do_not_depend_on_the_order_of_files_on_disk(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path / "site",
        {f"content/news/2025/03-{day:02}-a.en.md": text("T", date=f"2025-03-{day:02}")
         for day in range(1, 29)},
    )  # fmt: skip
    built(portal)
    scandir, listdir, dice = os.scandir, os.listdir, random.Random(3)

    class Shuffled:
        def __init__(self, *given: Any) -> None:
            found = list(scandir(*given))
            dice.shuffle(found)
            self._entries = iter(found)

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self

        def __next__(self) -> os.DirEntry[str]:
            return next(self._entries)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self

        def __exit__(self, *_: object) -> None: ...

        def close(self) -> None: ...

    def shuffled_names(*given: Any) -> list[str]:
        return dice.sample(found := listdir(*given), len(found))

    monkeypatch.setattr(os, "scandir", Shuffled)
    monkeypatch.setattr(os, "listdir", shuffled_names)
    again = Portal(portal.site, tmp_path / "again", tmp_path / "again-cache", search=True)
    built(again)
    monkeypatch.undo()
    assert difference(files(portal.output), files(again.output)) == []
    # A file system in memory lists what came last first; others by a hash.
    with TemporaryDirectory(dir="/dev/shm") as name:
        root = Path(name)
        another = Portal(portal.site, root / "out", root / "cache", search=True)
        assert another.build(NOW, jobs=2).code == 0
        assert difference(files(portal.output), files(another.output)) == []


def test_pagefind_missing_is_told_with_what_to_do(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pagefind_bin_extended

    def missing() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(pagefind_bin_extended, "get_executable", missing)
    result = portal.build(NOW)
    assert result.code == 2
    assert [each["code"] for each in result.report["problems"]] == ["search-missing"]
    assert portal.build(NOW, "--no-search").code == 0


def test_a_build_that_is_killed_while_indexing_is_completed_by_the_next(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(index, "_write", killed)
        with pytest.raises(KilledError):
            portal.build(NOW)
    # What a killed process cannot tidy up.
    (portal.cache / "search/new-left").mkdir(parents=True)
    built(portal)
    fresh = Portal(portal.site, tmp_path / "fresh", tmp_path / "memory", search=True)
    built(fresh)
    assert difference(files(portal.output), files(fresh.output)) == []
    assert not (portal.cache / "search/new-left").exists()


def test_an_index_names_only_files_that_are_published(portal: Portal) -> None:
    built(portal)
    folder = portal.output / "zh/search/2026"
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    (language,) = entry["languages"].values()
    assert (folder / f"pagefind.{language['hash']}.pf_meta").is_file()
    assert (folder / "wasm.unknown.pagefind").is_file()
    assert not list(folder.glob("*.css"))
