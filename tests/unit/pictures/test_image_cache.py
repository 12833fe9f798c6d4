"""What is known of a picture is kept, and made again where it is lost or not as it was left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gazette.digest import digest_bytes
from gazette.model.picture import Measured
from gazette.pictures import ImageCache, image_cache, study
from tests.support.pictures import large, png

CONTENT = digest_bytes(large(1))


def filled(folder: Path, *pictures: bytes, keep: bool = True) -> ImageCache:
    made = ImageCache(folder, keep=keep)
    records = {digest_bytes(data): made.keep(study(data)) for data in pictures}
    made.add(records, records)
    return made


def names(folder: Path) -> list[str]:
    below = folder / "pictures"
    return sorted(path.name for path in below.iterdir()) if below.is_dir() else []


def found(folder: Path) -> Measured | None:
    return ImageCache(folder, keep=True).find(CONTENT)


def test_what_was_kept_is_found_by_the_next_build(tmp_path: Path) -> None:
    first = filled(tmp_path, large(1)).find(CONTENT)
    assert first
    assert first == found(tmp_path)
    [variant] = first.variants
    assert (first.width, first.height, first.kind, variant.width) == (700, 200, "PNG", 480)
    assert digest_bytes(Path(variant.source).read_bytes()) == variant.content
    assert names(tmp_path) == [variant.name, "index.json"]


def test_what_was_not_kept_is_known_in_this_run_only_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    made = filled(folder, large(1), keep=False).find(CONTENT)
    assert made
    assert made == filled(folder, large(1)).find(CONTENT)
    shutil.rmtree(folder)
    filled(folder, large(1), keep=False)
    assert not folder.exists()
    assert found(folder) is None


def test_a_flaw_is_kept(tmp_path: Path) -> None:
    filled(tmp_path, b"no picture")
    kept = ImageCache(tmp_path, keep=True).find(digest_bytes(b"no picture"))
    assert kept == Measured(flaw="not-a-picture+inside")


def test_that_a_picture_is_damaged_is_not_kept_for_it_may_have_been_the_machine(
    tmp_path: Path,
) -> None:
    damaged = large(1)[:-900]
    known = filled(tmp_path, damaged).find(digest_bytes(damaged))
    assert known == Measured(kind="PNG", flaw="picture-damaged")
    assert ImageCache(tmp_path, keep=True).find(digest_bytes(damaged)) is None


def test_what_is_not_needed_any_more_goes_with_its_variants(tmp_path: Path) -> None:
    filled(tmp_path, large(1))
    (tmp_path / "pictures" / "new-half-written").write_bytes(b"RIFF")
    filled(tmp_path, large(2), png())
    assert found(tmp_path) is None
    assert len(names(tmp_path)) == 2
    assert ImageCache(tmp_path, keep=True).find(digest_bytes(large(2)))


@pytest.mark.parametrize("touched", ["gone", "emptied", "changed"])
def test_a_variant_that_is_not_as_it_was_left_is_made_again(tmp_path: Path, touched: str) -> None:
    filled(tmp_path, large(1))
    [variant] = tmp_path.glob("pictures/*.webp")
    data = variant.read_bytes()
    variant.unlink()
    if touched != "gone":
        variant.write_bytes(b"" if touched == "emptied" else bytes(len(data)))
    assert found(tmp_path) is None
    filled(tmp_path, large(1))
    assert variant.read_bytes() == data


def test_bytes_that_changed_under_the_same_size_and_time_are_found_where_all_is_verified(
    tmp_path: Path,
) -> None:
    filled(tmp_path, large(1))
    [variant] = tmp_path.glob("pictures/*.webp")
    data, times = variant.read_bytes(), variant.stat()
    variant.write_bytes(bytes(len(data)))
    os.utime(variant, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert found(tmp_path)
    assert ImageCache(tmp_path, keep=True, verify=True).find(CONTENT) is None


def test_a_cache_that_was_copied_serves_as_well(tmp_path: Path) -> None:
    filled(tmp_path / "one", large(1))
    shutil.copytree(tmp_path / "one", tmp_path / "two", copy_function=shutil.copyfile)
    assert found(tmp_path / "two")


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_an_index_that_is_damaged_is_none(tmp_path: Path, cut: int) -> None:
    filled(tmp_path, large(1))
    index = tmp_path / "pictures" / "index.json"
    index.write_bytes(index.read_bytes()[:cut])
    assert found(tmp_path) is None


def test_an_index_with_another_digit_is_none(tmp_path: Path) -> None:
    filled(tmp_path, large(1))
    index = tmp_path / "pictures" / "index.json"
    index.write_bytes(index.read_bytes().replace(b"700", b"701"))
    assert found(tmp_path) is None


def test_another_pillow_makes_everything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, large(1))
    monkeypatch.setattr(
        image_cache, "installed", lambda names: tuple((name, "99.0") for name in names)
    )
    assert found(tmp_path) is None
