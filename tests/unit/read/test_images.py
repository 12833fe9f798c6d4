"""Pictures that texts show are looked at once, by whoever has time, and only if they are new."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gazette import pictures
from gazette.digest import digest_bytes
from gazette.errors import MachineError
from gazette.model.options import Options
from gazette.model.picture import Measured
from gazette.read.images import measure_pictures as found_in
from tests.support.content import settings, text, write
from tests.support.pictures import large, png
from tests.support.run import REPOSITORY
from tests.unit.world import Nobody

HALL, MAP = "news/a/hall.png", "news/a/map.png"


class Heard(Nobody):
    """Remembers the stages of a run."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []

    def stage(self, name: str, total: int) -> None:
        self.stages.append((name, total))


def options(root: Path, *, jobs: int = 1, keep: bool = True) -> Options:
    return Options(
        home=root, site=root, content=root / "content", output=root / "output",
        cache=root / "cache", now=datetime(2026, 1, 1, tzinfo=UTC), jobs=jobs, keep=keep,
    )  # fmt: skip


def snapshot(
    root: Path,
    files: Mapping[str, bytes],
    shown: tuple[str, ...] = (HALL, MAP),
    heard: Heard | None = None,
    **wishes: bool | int,
) -> Mapping[str, Measured]:
    """Return what is known of the pictures that texts show."""
    write(root / "content", files)
    contents = {place: digest_bytes(files[place]) for place in shown}
    return found_in(options(root, **wishes), contents, heard or Heard())  # type: ignore[arg-type]


def test_only_what_a_text_shows_is_looked_at(tmp_path: Path) -> None:
    found = snapshot(tmp_path, {HALL: png(), MAP: b"no picture"}, (HALL,))
    assert list(found) == [HALL]


def test_what_is_known_is_not_looked_at_again(tmp_path: Path) -> None:
    first, second, third = Heard(), Heard(), Heard()
    result = snapshot(tmp_path, {HALL: large(1), MAP: png()}, heard=first)
    assert snapshot(tmp_path, {HALL: large(1), MAP: png()}, heard=second) == result
    snapshot(tmp_path, {HALL: large(1), MAP: png(5, 5)}, heard=third)
    assert (first.stages, second.stages) == ([("Pictures", 2)], [])
    assert third.stages == [("Pictures", 1)]


def test_the_same_picture_in_two_places_is_looked_at_once(tmp_path: Path) -> None:
    heard = Heard()
    result = snapshot(tmp_path, {HALL: large(1), MAP: large(1)}, heard=heard)
    assert heard.stages == [("Pictures", 1)]
    assert result[HALL] == result[MAP]


def test_workers_find_what_one_process_finds(tmp_path: Path) -> None:
    files = {f"news/a/{n}.png": large(n) if n % 2 else png(n + 1, 2) for n in range(7)}
    alone = snapshot(tmp_path, files, tuple(files))
    (tmp_path / "cache").rename(tmp_path / "first")
    shared = snapshot(tmp_path, files, tuple(files), jobs=3)
    assert shared == alone
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.webp")}
        for name in ("first", "cache")
    )
    assert one == other
    assert len(one) == 3


def test_a_run_that_keeps_nothing_finds_the_same_and_writes_nothing(tmp_path: Path) -> None:
    found = snapshot(tmp_path, {HALL: large(1), MAP: png()}, keep=False)
    assert not (tmp_path / "cache").exists()
    assert found == snapshot(tmp_path, {HALL: large(1), MAP: png()})


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_picture_that_changes_under_the_build_ends_it(tmp_path: Path, jobs: int) -> None:
    files = {HALL: png(), MAP: png(5, 5)}
    write(tmp_path / "content", files)
    shown = dict.fromkeys(files, digest_bytes(b"as it was"))
    with pytest.raises(MachineError) as caught:
        found_in(options(tmp_path, jobs=jobs), shown, Heard())
    assert [problem.key for problem in caught.value.problems] == ["source-changed"]
    (tmp_path / "content" / HALL).unlink()
    with pytest.raises(MachineError) as caught:
        found_in(options(tmp_path), {HALL: shown[HALL]}, Heard())
    assert [problem.key for problem in caught.value.problems] == ["source-refused"]


@pytest.mark.parametrize("data", [large(1), png()], ids=["a variant", "the index"])
def test_what_stands_in_the_place_of_the_cache_goes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pictures").write_text("in the way")
    snapshot(tmp_path, {HALL: data}, (HALL,))
    assert (tmp_path / "cache" / "pictures" / "index.json").is_file()


@pytest.mark.parametrize("data", [large(1), png()], ids=["a variant", "the index"])
def test_a_cache_that_cannot_be_written_ends_the_build(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write(tmp_path / "content", {HALL: data})
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineError) as caught:
        found_in(options(tmp_path), {HALL: digest_bytes(data)}, Heard())
    assert [problem.key for problem in caught.value.problems] == ["disk-full"]


def test_the_kept_record_does_not_depend_on_names(tmp_path: Path) -> None:
    snapshot(tmp_path, {HALL: large(1)}, (HALL,))
    heard = Heard()
    snapshot(tmp_path, {MAP: large(1)}, (MAP,), heard=heard)
    assert heard.stages == []
    assert pictures.ImageCache(tmp_path / "cache", keep=True).find(digest_bytes(large(1)))


PROGRAM = """
import sys
from pathlib import Path
from gazette.cli import main
code = main(["build", "--site", sys.argv[1], "--jobs", "1"], home=Path(sys.argv[2]))
print(code, "PIL" in sys.modules)
"""


def imports_pillow(site: Path) -> bool:
    words = [sys.executable, "-c", PROGRAM, str(site), str(REPOSITORY)]
    run = subprocess.run(words, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    code, imported = run.stdout.split()[-2:]
    assert code == "0", run.stderr
    return imported == "True"


def test_pillow_is_imported_for_new_pictures_only(tmp_path: Path) -> None:
    own = {
        f"content/pages/{name}.{code}.md": text(name)
        for name in ("home", "about", "disclaimer")
        for code in ("en", "zh")
    }
    notice = "content/news/2020/12-24-a/index.en.md"
    files = {"site.toml": settings(), **own, notice: text("A", "Text.\n", date="2020-12-24")}
    site = write(tmp_path, files)
    assert not imports_pillow(site)
    body = "![Hall](hall.png)\n"
    hall = "content/news/2020/12-24-a/hall.png"
    write(tmp_path, {notice: text("A", body, date="2020-12-24"), hall: large(1)})
    assert imports_pillow(site)
    write(tmp_path, {notice: text("B", body, date="2020-12-24")})
    assert not imports_pillow(site)
