"""The output folder: what is moved, what is left alone, what stands in the way."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from gazette.apply import Stage, commit, preflight, stat_of
from gazette.digest import digest_bytes
from gazette.errors import MachineError
from gazette.model.page import Copy, FileStat
from tests.unit.apply.small_build import Pages, build, clean, tree
from tests.unit.cache.children import outcome
from tests.unit.cache.test_damage import without_rights

PAGES: Pages = {"en/index.html": b"home", "en/news/1/index.html": b"one", "robots.txt": b"all"}


def codes(root: Path, pages: Pages) -> list[tuple[str, str]]:
    """What stands in the way of a build: codes, and paths below the output folder."""
    with pytest.raises(MachineError) as refused:
        build(root, pages)
    output = (root / "output").as_posix() + "/"
    return [(problem.code, problem.path.removeprefix(output)) for problem in refused.value.problems]


def test_a_first_build_writes_every_file_with_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        done = build(tmp_path, PAGES)
    finally:
        os.umask(before)
    assert tree(tmp_path / "output") == clean(PAGES)
    assert done.written == tuple(PAGES)
    assert {(tmp_path / "output" / path).stat().st_mode & 0o777 for path in PAGES} == {0o640}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    before = {path: stat_of(tmp_path / "output", path) for path in PAGES}
    done = build(tmp_path, PAGES)
    assert (done.written, done.deleted) == ((), ())
    assert {path: stat_of(tmp_path / "output", path) for path in PAGES} == before


def test_a_file_that_already_has_its_bytes_is_adopted_and_not_touched(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    before = os.lstat(tmp_path / "output" / "robots.txt")
    rmtree(tmp_path / "cache")
    done = build(tmp_path, {**PAGES, "en/index.html": b"home, new"})
    after = os.lstat(tmp_path / "output" / "robots.txt")
    assert done.written == ("en/index.html",)
    assert set(done.file_stats) == set(PAGES)
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert build(tmp_path, {}).deleted == tuple(sorted(PAGES))


def test_files_are_moved_in_the_order_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    replace = os.replace

    def watched(source: str, target: str) -> None:
        moved.append(Path(target).relative_to(tmp_path / "output").as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    order = ["z.html", "a.png", "m/index.html"]
    assert build(tmp_path, dict.fromkeys(order, b"x")).written == tuple(order)
    assert moved == ["z.html", "a.png", "m"]


def test_a_file_changed_or_deleted_by_hand_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    (tmp_path / "output" / "robots.txt").write_bytes(b"changed")
    (tmp_path / "output" / "en" / "index.html").unlink()
    assert build(tmp_path, PAGES).written == ("en/index.html", "robots.txt")
    assert tree(tmp_path / "output") == clean(PAGES)


def test_a_deleted_page_takes_its_emptied_folders_with_it(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    assert build(tmp_path, {"robots.txt": b"all"}).deleted == (
        "en/index.html",
        "en/news/1/index.html",
    )
    assert tree(tmp_path / "output") == {"robots.txt": b"all"}


def test_the_output_folder_stays_even_when_nothing_is_left_in_it(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    build(tmp_path, {})
    assert tree(tmp_path / "output") == {}
    assert (tmp_path / "output").is_dir()


def test_files_of_others_are_left_alone_and_so_are_their_folders(tmp_path: Path) -> None:
    others = {".gitignore": b"*", "en/news/1/mine.txt": b"mine", "cgi/x": b"", "cgi/y/z": b""}
    build(tmp_path, PAGES)
    for path, data in others.items():
        (tmp_path / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / path).write_bytes(data)
    (tmp_path / "output" / "empty").mkdir()
    build(tmp_path, {})
    assert tree(tmp_path / "output") == {**clean(others), "empty": None}


def test_a_file_and_a_folder_of_gazettes_own_may_change_places(tmp_path: Path) -> None:
    one = {"old": b"file", "new/a/index.html": b"a", "new/b.html": b"b", "alone/x": b"x"}
    other = {"old/index.html": b"folder", "new": b"file", "alone": b"x"}
    for pages in (one, other, one):
        build(tmp_path, pages)
        assert tree(tmp_path / "output") == clean(pages)


def test_an_empty_folder_in_the_place_of_a_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "output" / "robots.txt" / "a" / "b").mkdir(parents=True)
    build(tmp_path, PAGES)
    assert tree(tmp_path / "output") == clean(PAGES)


def test_everything_that_stands_in_the_way_is_told_before_anything_is_moved(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "robots.txt").mkdir(parents=True)
    (output / "robots.txt" / "mine").write_bytes(b"mine")
    (output / "en").mkdir()
    (output / "en" / "news").write_bytes(b"mine")
    (tmp_path / "elsewhere").mkdir()
    (output / "zh").symlink_to(tmp_path / "elsewhere")
    before = tree(output)
    pages = {**PAGES, "en/news/2/index.html": b"two", "zh/a": b"a", "zh/b/c": b"c", "free": b""}
    assert codes(tmp_path, pages) == [
        ("output-has-file", "en/news"),
        ("output-has-folder", "robots.txt"),
        ("output-has-link", "zh"),
    ]
    assert tree(output) == before
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert sorted(os.listdir(tmp_path / "cache")) == ["lock", "published", "state.sqlite"]


def test_a_file_of_others_in_the_place_of_a_folder_that_is_no_more_is_left_alone(
    tmp_path: Path,
) -> None:
    build(tmp_path, PAGES)
    rmtree(tmp_path / "output" / "en")
    (tmp_path / "output" / "en").write_bytes(b"mine")
    assert build(tmp_path, {}).deleted == ("robots.txt",)
    assert tree(tmp_path / "output") == {"en": b"mine"}


def test_a_folder_that_became_a_link_is_not_followed_to_delete(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    (tmp_path / "output" / "en").rename(tmp_path / "archive")
    (tmp_path / "output" / "en").symlink_to(tmp_path / "archive")
    assert codes(tmp_path, {}) == [("output-has-link", "en")]
    assert (tmp_path / "archive" / "index.html").read_bytes() == b"home"


def test_a_folder_that_became_a_link_is_not_followed_to_adopt(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "index.html").write_bytes(b"home")
    (tmp_path / "output" / "en").symlink_to(tmp_path / "archive")
    assert codes(tmp_path, PAGES) == [("output-has-link", "en")]


def test_a_link_in_the_place_of_a_file_is_replaced_and_its_target_left_alone(
    tmp_path: Path,
) -> None:
    build(tmp_path, PAGES)
    page = tmp_path / "output" / "robots.txt"
    page.rename(tmp_path / "mine")
    page.symlink_to(tmp_path / "mine")
    assert build(tmp_path, {**PAGES, "robots.txt": b"new"}).written == ("robots.txt",)
    assert (tmp_path / "mine").read_bytes() == b"all"
    assert not page.is_symlink()


def test_a_link_in_the_place_of_a_page_that_is_no_more_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    page = tmp_path / "output" / "robots.txt"
    page.unlink()
    page.symlink_to(tmp_path / "mine")
    build(tmp_path, {})
    assert page.is_symlink()


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "www")
    build(tmp_path, PAGES)
    assert tree(tmp_path / "www") == clean(PAGES)
    assert (tmp_path / "output").is_symlink()
    build(tmp_path, {})
    assert (tmp_path / "output").is_symlink()


def test_a_file_in_the_place_of_the_output_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"mine")
    with pytest.raises(MachineError) as refused:
        build(tmp_path, PAGES)
    assert [problem.code for problem in refused.value.problems] == ["output-has-file"]
    assert (tmp_path / "output").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "a//x", "./x", "", "a/", "a\\x", "a\0x", ".."]
)
def test_a_path_that_leads_out_of_the_output_folder_is_refused(tmp_path: Path, path: str) -> None:
    for make, delete in (([path], []), ([], [path])):
        with pytest.raises(ValueError, match="no path inside the output folder"):
            preflight(tmp_path, make, delete)


def test_a_file_cannot_be_planned_in_the_place_of_a_planned_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="en/news cannot be a file"):
        preflight(tmp_path, ["en/news/1/index.html", "en/news"], [])


def test_a_copy_has_the_bytes_of_its_source(tmp_path: Path) -> None:
    data = os.urandom(3_000_000)
    (tmp_path / "source.pdf").write_bytes(data)
    (tmp_path / "source.pdf").chmod(0o600)
    copy = Copy("a/b.pdf", str(tmp_path / "source.pdf"), digest_bytes(data))
    (tmp_path / "nothing").touch()
    empty = Copy("a/empty", str(tmp_path / "nothing"), digest_bytes(b""))
    output, cache = tmp_path / "output", tmp_path / "cache"
    for written in (("a/b.pdf", "a/empty"), ()):
        with Stage(output, cache) as stage:
            files = [("a/b.pdf", stage.copy(copy)), ("a/empty", stage.copy(empty))]
            done = commit(stage, files, [])
        assert done.written == written
        assert tree(output) == clean({"a/b.pdf": data, "a/empty": b""})
        assert isinstance(done.file_stats["a/b.pdf"], FileStat)
    assert (output / "a" / "b.pdf").stat().st_mode & 0o777 == 0o644


def test_a_source_that_changed_during_the_build_is_told(tmp_path: Path) -> None:
    (tmp_path / "source.pdf").write_bytes(b"two")
    copy = Copy("a.pdf", str(tmp_path / "source.pdf"), digest_bytes(b"one"))
    with (
        Stage(tmp_path / "output", tmp_path / "cache") as stage,
        pytest.raises(MachineError) as refused,
    ):
        stage.copy(copy)
    assert [(p.code, p.path) for p in refused.value.problems] == [("source-changed", copy.file)]


def test_a_source_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    copy = Copy("a.pdf", str(tmp_path / "missing.pdf"), b"")
    with (
        Stage(tmp_path / "output", tmp_path / "cache") as stage,
        pytest.raises(MachineError) as refused,
    ):
        stage.copy(copy)
    assert [(p.code, p.path) for p in refused.value.problems] == [("source-refused", copy.file)]


def test_folders_that_are_not_there_are_moved_whole_and_files_into_others_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, PAGES)
    moved: list[str] = []
    replace = os.replace

    def watched(source: str, target: str) -> None:
        moved.append(Path(target).relative_to(tmp_path / "output").as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    more = ("en/news/2/index.html", "en/news/2/a/b.png", "zh/news/1/index.html", "en/news/3.html")
    build(tmp_path, {**PAGES, **dict.fromkeys(more, b"new")})
    assert moved == ["en/news/2", "zh", "en/news/3.html"]
    assert tree(tmp_path / "output") == clean({**PAGES, **dict.fromkeys(more, b"new")})


def test_a_file_changed_by_others_while_it_is_moved_is_made_again_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def meddled(source: str, target: str) -> None:
        replace(source, target)
        Path(target).write_bytes(b"meddled with")

    monkeypatch.setattr(os, "replace", meddled)
    assert build(tmp_path, {"a": b"a"}).written == ("a",)
    monkeypatch.setattr(os, "replace", replace)
    assert build(tmp_path, {"a": b"a"}).written == ("a",)


@pytest.fixture
def anybodys_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    yield folder
    rmtree(folder)


@pytest.mark.parametrize("locked", ["output", "output/en", "output/en/news/1"])
def test_a_folder_that_may_not_be_written_is_told_before_anything_is_moved(
    anybodys_folder: Path, locked: str
) -> None:
    pages = {"a": b"new", "en/b": b"new", "en/c/d": b"new", "en/news/1/e": b"new", "f/g": b"g"}
    below = Path(locked).relative_to("output").as_posix()

    def work() -> None:
        before = tree(anybodys_folder / "output")
        path = "" if below == "." else below
        result = codes(anybodys_folder, pages)
        assert [
            (code, name.removeprefix(f"{anybodys_folder}/output")) for code, name in result
        ] == [("output-refused", path)]
        assert tree(anybodys_folder / "output") == before

    build(anybodys_folder, PAGES)
    (anybodys_folder / locked).chmod(0o555)
    assert outcome(without_rights(anybodys_folder, work)) == 0
