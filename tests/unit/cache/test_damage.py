"""A cache that cannot be read is thrown away and begun anew, and nobody sees a traceback."""

import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from gazette.cache import BlobStore, CacheStore, CardRecord, DamagedError, Packer, SourceRecord
from gazette.errors import MachineError
from gazette.model.fragment import Fragment
from gazette.model.page import FileStat, Key, Remembered
from gazette.problems import error
from tests.unit.cache.children import outcome
from tests.unit.cache.kept import TEXT, card, packed_one, save_sources

PAGE = Remembered(
    Key(b"t" * 16, b"c" * 16, b"w" * 16, b"e" * 16), FileStat(5, 10**18), ("new",), b"i" * 16
)
FRAGMENT = packed_one(Fragment("<p>…</p>" * 200))
PROBLEMS = Packer().pack((error("link-dead", "content/0.md", 3, target="x" * 40),))


def opened(root: Path) -> CacheStore:
    return CacheStore.open(root / "cache", "output")


def filled(root: Path) -> Path:
    """A cache of forty sources, items and outputs; the path of its file."""
    with opened(root) as store:
        texts, bodies = ([f"{kind}{n:015}".encode() for n in range(40)] for kind in "tb")
        store.add([(digest, FRAGMENT) for digest in bodies])
        store.add([(digest, Packer().pack(TEXT)) for digest in texts])
        cards = [
            card(f"news/{n}", live=[text], fragments=[body])
            for n, (text, body) in enumerate(zip(texts, bodies, strict=True))
        ]
        save_sources(
            store,
            {each.id: CardRecord(each, PROBLEMS, b"t" * 16, PROBLEMS) for each in cards},
            sources={f"content/{n}.md": SourceRecord(1, 2, b"d", b"s") for n in range(40)},
            meta={"begun": b"1"},
        )
        store.commit(written={f"en/{n}/index.html": PAGE for n in range(40)})
    return root / "cache" / "state.sqlite"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    path.write_bytes(b"This is a text, and no database at all." * 300)


def header_gone(path: Path) -> None:
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])


def middle_gone(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def somebody_elses(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url)")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("DROP TABLE outputs")
    other.execute("PRAGMA user_version = 12345")
    other.commit()
    other.close()


@pytest.mark.parametrize(
    "damage", [cut, overwritten, header_gone, middle_gone, somebody_elses, newer]
)
def test_a_memory_that_cannot_be_understood_is_begun_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(filled(tmp_path))
    with opened(tmp_path) as store:
        assert not store.contents.sources
        assert not store.contents.cards
        # What was published is known all the same, and no more than that.
        assert set(store.contents.outputs.values()) == {Remembered(None, None)}
        assert not store.contents.outputs.rows
        store.begin_write({"a": b"d"})
        store.commit(written={"a": PAGE})
    with opened(tmp_path) as store:
        assert store.contents.outputs == {"a": PAGE}


def test_an_empty_file_is_a_first_build(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "state.sqlite").touch()
    with opened(tmp_path) as store:
        assert not store.contents.outputs


def test_what_another_version_wrote_is_not_left_behind(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with opened(tmp_path) as store:
        store.begin_write({"zh/moved.html": b"d"})
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 12345")
    other.commit()
    other.close()
    with opened(tmp_path) as store:
        assert len(store.contents.outputs) == 41
        assert set(store.contents.outputs.values()) == {Remembered(None, None)}
        assert not store.contents.outputs.rows
        assert not store.contents.sources
        assert not store.contents.cards


def look_at(store: CacheStore, root: Path) -> None:
    """Look at everything that a build looks at."""
    blobs = BlobStore(root / "cache")
    for record in store.contents.cards.values():
        for _, _, digest in record.card.live:
            blobs.text(digest)
        for digest in record.card.fragments:
            blobs.fragment(digest)
            blobs.html(digest)
        for packed in (record.problems, record.links):
            blobs.problems(packed)
    for output in store.contents.outputs.values():
        assert output.key is None or len(output.reasons) < 100


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_never_ends_in_anything_but_a_clear_error(tmp_path: Path, seed: int) -> None:
    path = filled(tmp_path)
    dice = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(dice.choice((1, 10, 300))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data)
    for _ in range(2):
        try:
            with opened(tmp_path) as store:
                look_at(store, tmp_path)
                store.add([(b"new", FRAGMENT)])
                save_sources(
                    store,
                    {"news/5": card("news/5", fragments=[b"new"])},
                    ["news/6"],
                    sources_gone=["content/9.md"],
                    meta={"begun": b"2"},
                )
                store.begin_write(dict.fromkeys(["x", "y"], b"d"))
                store.commit(
                    written={"x": PAGE, "en/3/index.html": PAGE}, deleted=["en/7/index.html"]
                )
        except DamagedError:
            continue
        return
    pytest.fail("damaged, though it was begun anew")


@pytest.fixture
def anybodys_folder() -> Iterator[Path]:
    """A folder that a process without rights can reach."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    rmtree(folder)


def without_rights(folder: Path, work: Callable[[], None]) -> Callable[[], None]:
    """Work to be done by somebody whom the system does not obey."""

    def run() -> None:
        if os.getuid() == 0:
            os.chown(folder, 65534, 65534)
            for path in folder.rglob("*"):
                os.chown(path, 65534, 65534)
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
        work()

    return run


@pytest.mark.parametrize("name", ["state.sqlite", "lock"])
def test_a_memory_that_cannot_be_written_is_told_before_any_work(
    anybodys_folder: Path, name: str
) -> None:
    codes = {"state.sqlite": "memory-refused", "lock": "cache-refused"}

    def work() -> None:
        with pytest.raises(MachineError) as refused:
            opened(anybodys_folder)
        assert [problem.code for problem in refused.value.problems] == [codes[name]]

    path = filled(anybodys_folder)
    path.with_name(name).chmod(0o444)
    assert outcome(without_rights(anybodys_folder, work)) == 0


def test_a_cache_folder_that_cannot_be_written_stops_a_build_before_it_moves_anything(
    anybodys_folder: Path,
) -> None:
    def work() -> None:
        with pytest.raises(MachineError) as refused, opened(anybodys_folder) as store:
            store.begin_write(dict.fromkeys(["x"], b"d"))
        assert [problem.code for problem in refused.value.problems] == ["memory-refused"]

    filled(anybodys_folder).parent.chmod(0o555)
    assert outcome(without_rights(anybodys_folder, work)) == 0
