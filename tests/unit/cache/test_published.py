"""The list of what was published outlives the database."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gazette.cache.published import PublishedList


@pytest.fixture
def published(tmp_path: Path) -> PublishedList:
    return PublishedList(tmp_path, "site:output")


def log_of(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "published").iterdir()
    return path


def test_what_was_added_and_not_removed_is_listed(published: PublishedList) -> None:
    assert published.files() == {}
    published.add({"a": b"1", "en/文件\n \udc80.pdf": b"2"})
    published.add({"b": b"3", "a": b"4"}, removed=["b"])
    published.add({}, removed=["nobody knows"])
    assert published.files() == {"a": "34", "en/文件\n \udc80.pdf": "32"}


def test_each_output_folder_has_its_own(published: PublishedList, tmp_path: Path) -> None:
    published.add({"a": b"1"})
    assert PublishedList(tmp_path, "site:elsewhere").files() == {}


def test_a_damaged_line_counts_for_nothing_and_the_others_for_all(
    published: PublishedList, tmp_path: Path
) -> None:
    published.add(dict.fromkeys("abcdef", b"1"))
    log = log_of(tmp_path)
    whole = log.read_bytes()
    for at in range(0, len(whole), 7):
        log.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found = published.files()
        assert len(found) >= 4, at
        assert set(found) <= set("abcdef")


def test_what_follows_a_line_that_was_cut_short_is_listed(
    published: PublishedList, tmp_path: Path
) -> None:
    published.add({"a": b"1", "b": b"2"})
    log = log_of(tmp_path)
    os.truncate(log, log.stat().st_size - 9)
    published.add({"c": b"3"})
    assert set(published.files()) == {"a", "c"}


def test_it_is_due_where_it_is_lost_or_long(published: PublishedList, tmp_path: Path) -> None:
    assert published.is_due(1)
    published.write({"a": b"1"})
    assert not published.is_due(1)
    for _ in range(4_000):
        published.add({"a": b"1"})
    assert published.is_due(1)
    published.write({"b": b"2"})
    assert not published.is_due(1)
    assert published.files() == {"b": "32"}
    log_of(tmp_path).unlink()
    assert published.is_due(1)


def test_what_stands_in_its_place_goes(published: PublishedList, tmp_path: Path) -> None:
    published.add({"a": b"1"})
    log = log_of(tmp_path)
    log.unlink()
    (log / "inside").mkdir(parents=True)
    assert published.files() == {}
    published.add({"b": b"2"})
    assert set(published.files()) == {"b"}
