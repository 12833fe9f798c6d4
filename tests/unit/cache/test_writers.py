"""Where newly packed values go."""

from __future__ import annotations

from gazette.cache.writers import MemoryWriter, Packed, StoreWriter


def test_values_are_handed_on_in_handfuls_and_none_twice_and_none_forgotten() -> None:
    handed: list[list[Packed]] = []
    buffer = StoreWriter(lambda packed: handed.append(list(packed)))
    values = [(b"%d" % n, bytes(3 << 20)) for n in range(14)]
    for value in values:
        buffer.put([value])
    assert len(handed) == 2
    assert all(sum(len(data) for _, data in each) < 20 << 20 for each in handed)
    buffer.flush()
    buffer.flush()
    assert [value for each in handed for value in each] == values
    assert len(handed) == 3


def test_where_there_is_nothing_to_keep_the_memory_is_not_asked() -> None:
    def refuse(_packed: object) -> None:
        raise AssertionError

    buffer = StoreWriter(refuse)
    buffer.put([])
    buffer.flush()


def test_a_run_that_writes_nothing_holds_what_was_packed() -> None:
    held = MemoryWriter()
    held.put([(b"1", b"one"), (b"2", b"two")])
    held.flush()
    held.put(iter([(b"3", b"three")]))
    assert held.values == {b"1": b"one", b"2": b"two", b"3": b"three"}
