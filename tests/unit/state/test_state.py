"""What one build leaves to the next."""

from pathlib import Path

import pytest

from gazette.errors import MachineError
from gazette.model.fragment import Finding, Fragment, Heading, Slot
from gazette.model.page import Key, Remembered, Stamp
from gazette.state import Fragments, Memory, Packer, SourceRecord, State, peek, unpack
from tests.unit.state.children import outcome

PAGE = Remembered(Key(b"t", b"c", b"w", b"e"), Stamp(5, 10**18), ("template", "changed on disk"))
FRAGMENT = Fragment(
    "<p>\x020\x03</p>",
    (Slot("link", "https://a.cn/", 3),),
    (Heading(2, "h", "标题", False, 1),),
    ("a",),
    "领",
    (Finding("raw-html", 4, (("tag", "b"),)),),
)


def opened(root: Path, output: str = "output") -> State:
    return State.open(root / "cache", root / output)


def memory(root: Path, output: str = "output") -> Memory:
    with opened(root, output) as state:
        return state.memory


def source(fragment: bytes = b"", record: bytes = b"") -> SourceRecord:
    return SourceRecord(12, 10**18 + 7, b"digest", b"settings", fragment, record)


def keep(root: Path, digest: bytes, path: str) -> None:
    with opened(root) as state:
        state.add_fragments([(digest, Packer().pack(FRAGMENT))])
        state.finish(written={}, sources={path: source(digest)})


def test_a_first_build_remembers_nothing_and_has_lost_nothing(tmp_path: Path) -> None:
    assert memory(tmp_path) == Memory({}, {}, {}, lost=False)


def test_a_finished_build_is_remembered_whole(tmp_path: Path) -> None:
    sources = {"content/公告.zh.md": source(record=b"packed")}
    with opened(tmp_path) as state:
        state.finish(written={"en/公告.html": PAGE}, sources=sources, meta={"begun": b"1"})
    found = memory(tmp_path)
    assert found == Memory(sources, {"en/公告.html": PAGE}, {"begun": b"1"})
    assert peek(tmp_path / "cache", tmp_path / "output") == found


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.finish(written={"a": PAGE, "b": PAGE}, sources={"x": source(), "y": source()})
    with opened(tmp_path) as state:
        state.finish(written={}, deleted=["a"], sources_gone=["x"])
    found = memory(tmp_path)
    assert (set(found.outputs), set(found.sources)) == ({"b"}, {"y"})


def test_files_about_to_be_moved_come_back_unfinished_until_a_build_is_finished(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as state:
        state.finish(written={"old": PAGE, "kept": PAGE})
    with opened(tmp_path) as state:
        state.intend(["old", "new"])
    unfinished = Remembered(None, None)
    assert memory(tmp_path).outputs == {"old": unfinished, "new": unfinished, "kept": PAGE}
    with opened(tmp_path) as state:
        state.finish(written={"old": PAGE}, deleted=["new"])
    assert memory(tmp_path).outputs == {"old": PAGE, "kept": PAGE}


def test_what_a_build_with_errors_has_read_is_kept_and_the_outputs_stay_as_they_were(
    tmp_path: Path,
) -> None:
    keep(tmp_path, b"1", "x")
    with opened(tmp_path) as state:
        state.intend(["new"])
        state.add_fragments([(b"2", Packer().pack(FRAGMENT))])
        state.keep_sources({"y": source(b"2")}, {"begun": b"2"})
    with opened(tmp_path) as state:
        assert state.memory.meta == {"begun": b"2"}
        assert set(state.memory.sources) == {"x", "y"}
        assert set(state.memory.outputs) == {"new"}
        assert set(state.fragments([b"1", b"2"])) == {b"1", b"2"}


def test_an_output_without_key_cannot_be_recorded_as_finished(tmp_path: Path) -> None:
    with opened(tmp_path) as state, pytest.raises(ValueError, match="not finished"):
        state.finish(written={"good": PAGE, "bad": Remembered(None, None)})
    assert memory(tmp_path).outputs == {}


def test_each_output_folder_has_files_of_its_own_and_the_sources_are_shared(tmp_path: Path) -> None:
    with opened(tmp_path, "one") as state:
        state.finish(written={"a": PAGE}, sources={"x": source()})
    with opened(tmp_path, "two") as state:
        assert state.memory.outputs == {}
        assert set(state.memory.sources) == {"x"}
        state.intend(["b"])
        state.finish(written={"b": PAGE})
    assert set(memory(tmp_path, "one").outputs) == {"a"}
    assert set(memory(tmp_path, "two").outputs) == {"b"}


def test_a_build_that_found_nothing_new_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.finish(written={"a": PAGE}, meta={"begun": b"1"})
    before = (tmp_path / "cache" / "state.sqlite").stat()
    with opened(tmp_path) as state:
        state.intend([])
        state.finish(written={}, meta={"begun": b"1"})
    assert (tmp_path / "cache" / "state.sqlite").stat().st_mtime_ns == before.st_mtime_ns


def test_a_converted_body_is_found_by_its_digest(tmp_path: Path) -> None:
    keep(tmp_path, b"1", "x")
    with opened(tmp_path) as state:
        assert state.fragment(b"1") == FRAGMENT
        assert state.fragment(b"2") is None
        assert state.fragments([b"2", b"1"]) == {b"1": FRAGMENT}


def test_a_converted_body_outlives_a_build_that_is_cut_short(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.add_fragments([(b"1", Packer().pack(FRAGMENT))])
    with opened(tmp_path) as state:
        assert state.fragment(b"1") == FRAGMENT


def test_a_converted_body_is_dropped_when_no_source_has_it_any_more(tmp_path: Path) -> None:
    keep(tmp_path, b"1", "x")
    keep(tmp_path, b"1", "y")
    with opened(tmp_path) as state:
        state.finish(written={}, sources_gone=["x"])
        assert state.fragment(b"1") == FRAGMENT
    keep(tmp_path, b"2", "y")
    with opened(tmp_path) as state:
        assert state.fragments([b"1", b"2"]) == {b"2": FRAGMENT}


def test_a_worker_reads_converted_bodies_while_its_parent_has_the_memory_open(
    tmp_path: Path,
) -> None:
    def work() -> None:
        assert Fragments(tmp_path / "cache")(b"1") == FRAGMENT

    with opened(tmp_path) as state:
        state.add_fragments([(b"1", Packer().pack(FRAGMENT))])
        assert outcome(work) == 0
        state.finish(written={"a": PAGE}, sources={"x": source(b"1")})


def test_a_reader_in_the_same_process_does_not_keep_the_build_from_writing(tmp_path: Path) -> None:
    keep(tmp_path, b"1", "x")
    with opened(tmp_path) as state:
        reader = Fragments(tmp_path / "cache")
        assert reader(b"1") == FRAGMENT
        state.finish(written={"a": PAGE})
        reader.close()


def test_peeking_takes_no_lock_and_makes_no_file(tmp_path: Path) -> None:
    assert peek(tmp_path / "cache", tmp_path / "output") == Memory()
    assert list(tmp_path.iterdir()) == []
    with opened(tmp_path):
        assert outcome(lambda: peek(tmp_path / "cache", tmp_path / "output")) == 0


def test_packed_values_come_back_equal() -> None:
    for value in (FRAGMENT, PAGE, Slot("link", "a", 1), ("公告", 1, None, b"\0")):
        assert unpack(Packer().pack(value)) == value


def test_bytes_that_are_no_packed_value_are_told() -> None:
    renamed = Packer().pack(FRAGMENT).replace(b"Fragment", b"Fragmint")
    for data in (b"", b"nonsense", Packer().pack(FRAGMENT)[:-5], renamed):
        with pytest.raises(ValueError, match="this version"):
            unpack(data)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache" / "state.sqlite").mkdir(parents=True)
    with pytest.raises(MachineError) as refused:
        opened(tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["memory-refused"]
