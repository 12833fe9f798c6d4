"""What one build leaves to the next."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.cache import (
    SUMMARY,
    CacheContents,
    CardRecord,
    DamagedError,
    OutputRow,
    Outputs,
    Packer,
    SourceRecord,
    unpack,
)
from gazette.cache.bodies import body_html, pack_body, unpack_body
from gazette.cache.packing import seal, unseal
from gazette.cache.records import UNFINISHED
from gazette.model.fragment import Slot
from gazette.model.page import FileStat, Key, Remembered
from gazette.problems import error
from tests.unit.cache.kept import FRAGMENT, TEXT, card, contents, opened, save_sources

PAGE = Remembered(Key(b"t", b"c", b"w", b"e"), FileStat(5, 10**18), ("template", "changed on disk"))
SOURCE = SourceRecord(12, 10**18 + 7, b"digest", b"settings")


def test_a_first_build_remembers_nothing_and_has_lost_nothing(tmp_path: Path) -> None:
    found = contents(tmp_path)
    assert (dict(found.sources), dict(found.cards), dict(found.outputs)) == ({}, {}, {})
    assert found.meta == {}


def test_a_finished_build_is_remembered_whole(tmp_path: Path) -> None:
    full = card("news/2020/公告", live=[b"1"], fragments=[b"2"])
    records = {full.id: CardRecord(full, b"problems", b"trace", b"links")}
    with opened(tmp_path) as store:
        save_sources(store, records, sources={"content/公告.zh.md": SOURCE}, meta={"begun": b"1"})
        store.commit(written={"en/公告.html": PAGE}, meta={"more": b"2"})
    found = contents(tmp_path)
    assert found.sources == {"content/公告.zh.md": SOURCE}
    assert found.cards == records
    assert found.outputs == {"en/公告.html": PAGE}
    assert found.meta == {"begun": b"1", "more": b"2"}


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        save_sources(store, {"x": card("x"), "y": card("y")}, sources={"x": SOURCE, "y": SOURCE})
        store.commit(written={"a": PAGE, "b": PAGE})
    with opened(tmp_path) as store:
        save_sources(store, {}, ["x"], sources_gone=["x"])
        store.commit(written={}, deleted=["a"])
    found = contents(tmp_path)
    assert (set(found.outputs), set(found.sources), set(found.cards)) == ({"b"}, {"y"}, {"y"})


def test_what_is_learned_anew_takes_the_place_of_what_was_known(tmp_path: Path) -> None:
    newer = SOURCE._replace(size=13)
    with opened(tmp_path) as store:
        save_sources(
            store, {"x": card("x", live=[b"1"])}, sources={"x": SOURCE}, meta={"begun": b"1"}
        )
    with opened(tmp_path) as store:
        save_sources(
            store, {"x": card("x", live=[b"2"])}, sources={"x": newer}, meta={"begun": b"2"}
        )
    found = contents(tmp_path)
    assert found.cards["x"].card == card("x", live=[b"2"])
    assert (found.sources, found.meta) == ({"x": newer}, {"begun": b"2"})


def test_files_about_to_be_moved_come_back_unfinished_until_a_build_is_finished(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.commit(written={"old": PAGE, "kept": PAGE})
    with opened(tmp_path) as store:
        store.begin_write(dict.fromkeys(["old", "new"], b"d"))
    found = contents(tmp_path).outputs
    assert found == {"old": UNFINISHED, "new": UNFINISHED, "kept": PAGE}
    assert (set(found.rows), found.pending) == ({"old", "kept"}, {"old", "new"})
    with opened(tmp_path) as store:
        store.commit(written={"old": PAGE}, deleted=["new"])
    assert contents(tmp_path).outputs == {"old": PAGE, "kept": PAGE}


def test_a_build_cut_short_is_over_when_the_next_finds_all_as_it_should_be(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.commit(written={"a": PAGE})
    with opened(tmp_path) as store:
        store.begin_write(dict.fromkeys(["a"], b"d"))
    with opened(tmp_path) as store:
        store.commit(written={})
    assert contents(tmp_path).outputs == {"a": PAGE}


def test_what_a_build_with_errors_has_read_is_kept_and_the_outputs_stay_as_they_were(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        save_sources(store, {"x": card("x")}, sources={"x": SOURCE})
    with opened(tmp_path) as store:
        store.begin_write(dict.fromkeys(["new"], b"d"))
        save_sources(store, {"y": card("y")}, sources={"y": SOURCE}, meta={"begun": b"2"})
    found = contents(tmp_path)
    assert (set(found.sources), set(found.cards)) == ({"x", "y"}, {"x", "y"})
    assert (set(found.outputs), found.meta) == ({"new"}, {"begun": b"2"})


def test_what_a_build_came_to_is_forgotten_when_something_new_is_learned(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        save_sources(store, {}, meta={"begun": b"1"})
        store.commit(written={}, meta={f"{SUMMARY}/one": b"1", f"{SUMMARY}/two": b"2"})
    assert set(contents(tmp_path).meta) == {"begun", f"{SUMMARY}/one", f"{SUMMARY}/two"}
    with opened(tmp_path) as store:
        save_sources(store, {})
    assert contents(tmp_path).meta == {"begun": b"1"}


def test_an_output_without_key_cannot_be_recorded_as_finished(tmp_path: Path) -> None:
    with opened(tmp_path) as store, pytest.raises(ValueError, match="not finished"):
        store.commit(written={"good": PAGE, "bad": UNFINISHED})
    assert contents(tmp_path).outputs == {}


def test_each_output_folder_has_files_of_its_own_and_the_sources_are_shared(tmp_path: Path) -> None:
    with opened(tmp_path, "one") as store:
        save_sources(store, {"x": card("x")}, sources={"x": SOURCE})
        store.commit(written={"a": PAGE})
    with opened(tmp_path, "two") as store:
        assert store.contents.outputs == {}
        assert (set(store.contents.sources), set(store.contents.cards)) == ({"x"}, {"x"})
        store.begin_write(dict.fromkeys(["b"], b"d"))
        store.commit(written={"b": PAGE})
    assert set(contents(tmp_path, "one").outputs) == {"a"}
    assert set(contents(tmp_path, "two").outputs) == {"b"}


def test_a_build_that_has_nothing_to_record_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(written={"a": PAGE}, meta={"begun": b"1"})
    before = (tmp_path / "cache" / "state.sqlite").stat()
    with opened(tmp_path) as store:
        store.begin_write({})
        store.commit(written={})
    assert (tmp_path / "cache" / "state.sqlite").stat().st_mtime_ns == before.st_mtime_ns


def test_packed_values_come_back_equal() -> None:
    problem = error("no-title", "a.md", 3, near="公告")
    for value in (FRAGMENT, TEXT, PAGE, (problem,), Slot("link", "a", 1), ("公告", 1, None, b"\0")):
        assert unpack(Packer().pack(value)) == value
    assert unpack_body(pack_body(FRAGMENT, Packer())) == FRAGMENT
    assert body_html(pack_body(FRAGMENT, Packer())) == FRAGMENT.html


def test_bytes_that_are_no_packed_value_are_told() -> None:
    packed = Packer().pack(FRAGMENT)
    renamed = seal(bytes(unseal(packed)).replace(b"Fragment", b"Fragmint"))
    for data in (b"", b"abc", b"nonsense", packed[:-5], renamed):
        for read in (unpack, unpack_body, body_html):
            with pytest.raises(ValueError, match="this version"):
                read(data)


@pytest.mark.parametrize(
    ("packed", "read"),
    [(Packer().pack(FRAGMENT), unpack), (pack_body(FRAGMENT, Packer()), unpack_body)],
)
def test_a_single_byte_that_changed_is_told(packed: bytes, read: Callable[[bytes], object]) -> None:
    for place in range(len(packed)):
        damaged = packed[:place] + bytes([packed[place] ^ 64]) + packed[place + 1 :]
        with pytest.raises(ValueError, match="this version"):
            read(damaged)


def test_a_card_that_changed_is_not_read(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        save_sources(store, {"x": card("x")})
    file = sqlite3.connect(tmp_path / "cache" / "state.sqlite")
    changed = "CAST(substr(records, 1, 4) || x'7f' || substr(records, 6) AS BLOB)"
    file.execute(f"UPDATE cards SET records = {changed}")
    file.commit()
    file.close()
    with opened(tmp_path) as store, pytest.raises(DamagedError):
        dict(store.contents.cards)


@pytest.mark.parametrize("name", ["state.sqlite", "lock"])
def test_a_folder_in_the_place_of_a_file_goes(tmp_path: Path, name: str) -> None:
    (tmp_path / "cache" / name / "inside").mkdir(parents=True)
    with opened(tmp_path) as store:
        assert not store.contents.outputs
    assert (tmp_path / "cache" / name).is_file()


# ---------------------------------------------------------------- the cache's mappings


def row(reasons: str = "") -> OutputRow:
    return OutputRow("pages", b"t", b"c", b"w", b"e", 5, 7, reasons, b"d")


def test_outputs_are_those_written_and_those_about_to_be() -> None:
    outputs = Outputs({"a": row(), "b": row(reasons="template,changed on disk")}, frozenset("bc"))
    assert list(outputs) == ["a", "b", "c"]
    assert len(outputs) == 3
    assert outputs["a"] == Remembered(
        Key(b"t", b"c", b"w", b"e"), FileStat(5, 7), (), "pages", b"d"
    )
    assert outputs["b"] == outputs["c"] == UNFINISHED
    assert ("c" in outputs, "d" in outputs, outputs.get("d")) == (True, False, None)
    told = Outputs({"b": outputs.rows["b"]})["b"]
    assert told.reasons == ("template", "changed on disk")


def test_there_may_be_no_outputs() -> None:
    assert (dict(Outputs()), len(Outputs()), Outputs().pending) == ({}, 0, frozenset())


def test_cards_are_found_by_their_ids(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        save_sources(store, {"b": card("b"), "a": card("a")})
    cards = contents(tmp_path).cards
    assert (sorted(cards), len(cards)) == (["a", "b"], 2)
    assert ("a" in cards, "c" in cards, cards.get("c")) == (True, False, None)
    assert cards["a"] == CardRecord(card("a"), b"", b"", b"")
    assert len(CacheContents().cards) == 0
