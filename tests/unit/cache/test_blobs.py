"""Texts and converted bodies: found by their digests, by whoever asks, for as long as needed."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gazette.cache import BlobStore, DamagedError, Packer
from gazette.cache.packing import seal
from gazette.errors import MachineError
from gazette.problems import error
from tests.unit.cache.children import ended, outcome, start
from tests.unit.cache.kept import FRAGMENT, TEXT, card, opened, packed, packed_one, save_sources


def blobs(root: Path, fresh: dict[bytes, bytes] | None = None) -> BlobStore:
    return BlobStore(root / "cache", fresh)


def held(root: Path) -> set[bytes]:
    """The digests of all that the file holds."""
    connection = sqlite3.connect(root / "cache" / "state.sqlite")
    found = {digest for (digest,) in connection.execute("SELECT digest FROM packed")}
    connection.close()
    return found


# ---------------------------------------------------------------- reading


def test_texts_and_bodies_are_found_by_their_digests(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add([*packed(b"f"), *packed(b"t", value=TEXT)])
    reader = blobs(tmp_path)
    for _ in range(2):
        assert reader.fragment(b"f") == FRAGMENT
        assert reader.html(b"f") == FRAGMENT.html
        assert reader.text(b"t") == TEXT


def test_a_text_that_was_asked_for_is_kept_for_the_next_time(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add(packed(*(b"%d" % n for n in range(300)), value=TEXT))
    reader = blobs(tmp_path)
    assert reader.text(b"0") is reader.text(b"0")
    # However many there are, not all of them are kept.
    first = reader.text(b"1")
    for n in range(300):
        assert reader.text(b"%d" % n) == TEXT
    assert reader.text(b"1") is not first


def test_what_the_file_does_not_hold_yet_is_found_among_the_fresh(tmp_path: Path) -> None:
    fresh: dict[bytes, bytes] = {}
    reader = blobs(tmp_path, fresh)
    fresh |= dict([*packed(b"f"), *packed(b"t", value=TEXT)])
    assert (reader.fragment(b"f"), reader.text(b"t")) == (FRAGMENT, TEXT)
    assert list(tmp_path.iterdir()) == []
    with opened(tmp_path) as store:
        store.add(packed(b"older"))
    assert reader.fragment(b"older") == FRAGMENT


def test_what_was_added_first_stays(tmp_path: Path) -> None:
    other = Packer().pack(TEXT)
    with opened(tmp_path) as store:
        store.add(packed(b"f"))
        store.add([(b"f", other)])
    assert blobs(tmp_path).fragment(b"f") == FRAGMENT


def test_what_is_added_can_be_read_at_once_by_the_same_process_and_by_workers(
    tmp_path: Path,
) -> None:
    reader = blobs(tmp_path)

    def work() -> None:
        assert reader.fragment(b"1") == FRAGMENT
        assert reader.text(b"2") == TEXT

    with opened(tmp_path) as store:
        store.add(packed(b"1"))
        assert reader.fragment(b"1") == FRAGMENT
        store.add(packed(b"2", value=TEXT))
        assert outcome(work) == 0
        work()
        store.commit(written={}, meta={"a": b"1"})


def test_readers_that_were_forked_go_on_reading_while_their_parent_writes(tmp_path: Path) -> None:
    count, reader = 60, blobs(tmp_path)

    def read() -> None:
        for n in range(count * 3):
            assert reader.fragment(b"%d" % (n % count)) == FRAGMENT

    with opened(tmp_path) as store:
        store.add(packed(*(b"%d" % n for n in range(count))))
        assert reader.fragment(b"0") == FRAGMENT
        children = [start(read) for _ in range(3)]
        for n in range(30):
            store.add([(b"more %d" % n, os.urandom(5000))])
            assert reader.fragment(b"%d" % n) == FRAGMENT
        assert [ended(pid) for pid in children] == [0, 0, 0]
    assert len(held(tmp_path)) == count + 30


def test_a_reader_forked_within_its_parents_transaction_reads_what_was_there_before(
    tmp_path: Path,
) -> None:
    reader, children = blobs(tmp_path), []

    def read() -> None:
        assert reader.fragment(b"1") == FRAGMENT

    def values() -> Iterator[tuple[bytes, bytes]]:
        yield packed(b"2")[0]
        children.append(start(read))
        assert reader.fragment(b"1") == FRAGMENT

    with opened(tmp_path) as store:
        store.add(packed(b"1"))
        read()
        store.add(values())
        assert [ended(pid) for pid in children] == [0]
    assert held(tmp_path) == {b"1", b"2"}


# ---------------------------------------------------------------- damage


def damage(root: Path, value: bytes) -> None:
    connection = sqlite3.connect(root / "cache" / "state.sqlite")
    connection.execute("UPDATE packed SET value = ?", (value,))
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "value", [b"", b"\0", packed_one(FRAGMENT)[:-9], seal(b"<"), seal(b"<\0\0\1\0p")]
)
@pytest.mark.parametrize("ask", [BlobStore.fragment, BlobStore.html, BlobStore.text])
def test_a_damaged_value_is_told_once_and_then_made_anew(
    tmp_path: Path, ask: Callable[[BlobStore, bytes], object], value: bytes
) -> None:
    with opened(tmp_path) as store:
        store.add(packed(b"1"))
        save_sources(store, {"x": card("x", fragments=[b"1"])})
    damage(tmp_path, value)
    with pytest.raises(DamagedError) as damaged:
        ask(blobs(tmp_path), b"1")
    assert [problem.code for problem in damaged.value.problems] == ["memory-damaged"]
    with opened(tmp_path) as store:
        assert len(store.contents.cards) == 0


def test_a_value_of_another_kind_is_damage(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add([*packed(b"f"), *packed(b"t", value=TEXT)])
    with pytest.raises(DamagedError):
        blobs(tmp_path).text(b"f")
    for read in (blobs(tmp_path).fragment, blobs(tmp_path).html):
        with pytest.raises(MachineError):
            read(b"t")


def test_a_value_that_should_be_there_and_is_not_is_damage(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add(packed(b"1"))
    with pytest.raises(DamagedError):
        blobs(tmp_path).fragment(b"never")


def test_problems_come_back_as_they_were_told_and_damaged_ones_are_damage(tmp_path: Path) -> None:
    told = (error("link-dead", "a.md", 3, target="x"), error("no-title", "b.md"))
    reader = blobs(tmp_path)
    assert reader.problems(b"") == ()
    assert reader.problems(Packer().pack(told)) == told
    for data in (b"\0", Packer().pack(told)[:-3], Packer().pack(FRAGMENT), Packer().pack(("a",))):
        with pytest.raises(DamagedError):
            reader.problems(data)


def test_a_worker_that_finds_damage_tells_its_parent_no_lie(tmp_path: Path) -> None:
    def work() -> None:
        with pytest.raises(DamagedError):
            reader.fragment(b"1")

    with opened(tmp_path) as store:
        store.add(packed(b"1"))
        damage(tmp_path, b"\0")
        reader = blobs(tmp_path)
        assert outcome(work) == 0
    with opened(tmp_path) as store:
        store.add(packed(b"1"))
    assert blobs(tmp_path).fragment(b"1") == FRAGMENT


# ---------------------------------------------------------------- sweeping


def keep(root: Path, **cards: list[bytes]) -> None:
    """Build with these cards besides the known ones: each needs bodies of these digests."""
    with opened(root) as store:
        store.add(packed(*(digest for needed in cards.values() for digest in needed)))
        save_sources(store, {name: card(name, fragments=needed) for name, needed in cards.items()})


def forget(root: Path, *names: str) -> None:
    with opened(root) as store:
        save_sources(store, {}, names)


def test_a_value_goes_when_no_card_needs_it_any_more(tmp_path: Path) -> None:
    keep(tmp_path, x=[b"1", b"2"], y=[b"3"], z=[b"4"])
    keep(tmp_path, x=[b"2", b"5"])
    assert held(tmp_path) == {b"2", b"3", b"4", b"5"}
    forget(tmp_path, "y")
    assert held(tmp_path) == {b"2", b"4", b"5"}
    forget(tmp_path, "x", "z")
    assert held(tmp_path) == set()


def test_a_value_that_two_notices_share_stays_until_both_are_gone(tmp_path: Path) -> None:
    keep(tmp_path, x=[b"1"], y=[b"1"], z=[b"2"])
    forget(tmp_path, "x")
    assert held(tmp_path) == {b"1", b"2"}
    keep(tmp_path, y=[b"3"])
    assert held(tmp_path) == {b"2", b"3"}


def test_a_value_that_moves_from_one_notice_to_another_stays(tmp_path: Path) -> None:
    keep(tmp_path, x=[b"1"], y=[b"2"], z=[b"3"])
    with opened(tmp_path) as store:
        save_sources(store, {"w": card("w", fragments=[b"1"])}, ["x"])
    assert held(tmp_path) == {b"1", b"2", b"3"}


def test_texts_shown_and_held_back_are_kept_like_bodies(tmp_path: Path) -> None:
    full = card("x", live=[b"1"], held=[b"2"], fragments=[b"3"])
    assert full.packed == (b"1", b"2", b"3")
    with opened(tmp_path) as store:
        store.add(packed(b"1", b"2", b"3", b"4"))
        save_sources(store, {"x": full, "y": card("y", fragments=[b"4"])})
    assert held(tmp_path) == {b"1", b"2", b"3", b"4"}
    with opened(tmp_path) as store:
        save_sources(store, {"x": card("x", live=[b"2"])})
    assert held(tmp_path) == {b"2", b"4"}


def test_what_a_build_left_that_was_cut_short_before_it_learned_is_found_by_the_next(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.add(packed(b"1", b"2"))
    assert blobs(tmp_path).fragment(b"1") == FRAGMENT
    keep(tmp_path, x=[b"1"])
    assert held(tmp_path) == {b"1"}


def test_what_builds_cut_short_have_left_goes_when_most_is_learned_anew(tmp_path: Path) -> None:
    keep(tmp_path, **{name: [name.encode()] for name in "abcd"})
    with opened(tmp_path) as store:
        store.add(packed(b"left"))
    keep(tmp_path, a=[b"a1"])
    assert held(tmp_path) == {b"a1", b"b", b"c", b"d", b"left"}
    keep(tmp_path, a=[b"a2"], b=[b"b2"])
    assert held(tmp_path) == {b"a2", b"b2", b"c", b"d"}


def test_what_cannot_be_learned_whole_is_not_learned_at_all(tmp_path: Path) -> None:
    keep(tmp_path, x=[b"1"], y=[b"2"])
    with opened(tmp_path) as store, pytest.raises(TypeError):
        save_sources(store, {"x": card("x")}, ["y"], meta={"begun": object()})  # type: ignore[dict-item]
    assert held(tmp_path) == {b"1", b"2"}
    with opened(tmp_path) as store:
        assert store.contents.cards["x"].card == card("x", fragments=[b"1"])
        assert set(store.contents.cards) == {"x", "y"}


def test_what_is_read_together_is_read_in_one_transaction(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add([*packed(b"f"), *packed(b"t", value=TEXT)])
    reader = blobs(tmp_path)
    writer = sqlite3.connect(tmp_path / "cache" / "state.sqlite", timeout=0)
    with reader.together():
        writer.execute("DELETE FROM packed WHERE digest = ?", (b"none",))
        writer.commit()
        assert (reader.fragment(b"f"), reader.text(b"t")) == (FRAGMENT, TEXT)
        writer.execute("DELETE FROM packed")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            writer.commit()
        writer.rollback()
    assert reader.fragment(b"f") == FRAGMENT
    writer.execute("DELETE FROM packed")
    writer.commit()
    writer.close()


def test_reading_together_looks_for_nothing_by_itself(tmp_path: Path) -> None:
    with blobs(tmp_path).together():
        pass
    assert list(tmp_path.iterdir()) == []
