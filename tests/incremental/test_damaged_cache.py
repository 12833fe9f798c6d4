"""Whatever becomes of the files of the cache, a build comes out whole, and says nothing of it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.model.page import Context, Page
from gazette.render import candidates
from gazette.templates import Templates
from tests.incremental.building import Portal, difference, files
from tests.incremental.edits import furnished, put_picture
from tests.incremental.small import SmallSite
from tests.support.measure import examples, sample

_KINDS = {
    "database": "state.sqlite",
    "lock": "lock",
    "list": "published/*.log",
    "words": "locales/*.json",
    "analysis": "templates/*/*.json",
    "compiled template": "templates/*/*.cache",
    "picture index": "pictures/index.json",
    "picture": "pictures/*.webp",
    "search listing": "search/*/listing.json",
    "search entry": "search/*/pagefind-entry.json",
    "search fragment": "search/*/fragment/*",
    "search index": "search/*/index/*",
    "search metadata": "search/*/*.pf_meta",
}


def missing(path: Path, _: random.Random) -> None:
    path.unlink()


def empty(path: Path, _: random.Random) -> None:
    path.write_bytes(b"")


def half(path: Path, _: random.Random) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flipped(path: Path, dice: random.Random) -> None:
    """One bit is another; size and time are as they were."""
    times, data = path.stat(), bytearray(path.read_bytes())
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def zeros(path: Path, dice: random.Random) -> None:
    data = bytearray(path.read_bytes())
    start = dice.randrange(max(1, len(data)))
    data[start : start + 512] = bytes(len(data[start : start + 512]))
    path.write_bytes(data)


def foreign(path: Path, _: random.Random) -> None:
    path.write_bytes(b'{"somebody": "else"}')


def a_folder(path: Path, _: random.Random) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


def a_pipe(path: Path, _: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def folder_gone(path: Path, _: random.Random) -> None:
    shutil.rmtree(path.parent)


DAMAGES = (missing, empty, half, flipped, zeros, foreign, a_folder, a_pipe, folder_gone)


def nothing(_: SmallSite) -> None:
    """Nothing else happens."""


def output_gone(site: SmallSite) -> None:
    shutil.rmtree(site.portal.output)


def edit(site: SmallSite) -> None:
    """Something of everything changes: a text, a title, a notice that goes."""
    site.set_field(site.text(0), "title", "Another title")
    site.put(site.text(3), f"{site.text(3).read_text()}\nOne more line.\n")
    shutil.rmtree(site.content / "news/2023/05-04-meeting")


def settings(site: SmallSite) -> None:
    site.settings["title"] = '{en = "New centre", zh = "新中心"}'
    site.write_settings()


EVENTS = (nothing, output_gone, edit, settings)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with pictures and search, built; each trial takes a copy of it."""
    root = tmp_path_factory.mktemp("built")
    site = with_search(furnished(root))
    for number in range(3):
        put_picture(site, number, number)
    site.write_notice("news/2024/05-05-new")
    assert site.portal.build(*site.options).code == 0
    return root


def with_search(site: SmallSite) -> SmallSite:
    site.portal = Portal(site.portal.site, site.portal.output, site.portal.cache, search=True)
    return site


def copied(built: Path, root: Path) -> SmallSite:
    shutil.copytree(built, root, symlinks=True)
    return with_search(SmallSite(root))


@pytest.mark.parametrize("event", sample(EVENTS, 2), ids=lambda each: each.__name__)
@pytest.mark.parametrize("damage", sample(DAMAGES, 5), ids=lambda each: each.__name__)
@pytest.mark.parametrize("kind", _KINDS)
def test_damage_to_the_cache_is_made_good_without_a_word(
    built: Path,
    tmp_path: Path,
    kind: str,
    damage: Callable[[Path, random.Random], None],
    event: Callable[[SmallSite], None],
) -> None:
    if damage is folder_gone and kind in {"database", "lock"}:
        pytest.skip("with all of the cache, nothing tells what was published")
    site = copied(built, tmp_path / "a")
    damage_one(site, kind, damage, random.Random(f"{kind} {damage.__name__}"))
    event(site)
    holds(site)


@pytest.mark.sampled
@pytest.mark.parametrize("seed", range(examples(4, 120)))
def test_a_bit_that_flips_anywhere_in_the_cache_is_made_good_without_a_word(
    built: Path, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    site = copied(built, tmp_path / "a")
    paths = sorted(path for path in site.portal.cache.rglob("*") if path.is_file())
    for path in dice.sample(paths, 5):
        flipped(path, dice)
    flipped(site.portal.cache / "state.sqlite", dice)
    dice.choice(EVENTS)(site)
    holds(site)


def damage_one(
    site: SmallSite, kind: str, damage: Callable[[Path, random.Random], None], dice: random.Random
) -> None:
    paths = sorted(site.portal.cache.glob(_KINDS[kind]))
    assert paths, kind
    for path in paths if damage is not folder_gone else paths[:1]:
        damage(path, dice)


def holds(site: SmallSite) -> None:
    """Build twice: the first is whole and silent, the second has nothing to do."""
    result = site.portal.build(*site.options)
    assert (result.code, result.report["problems"]) == (0, [])
    root = site.portal.output.parent / "fresh"
    fresh = Portal(site.portal.site, root / "output", root / "cache", search=True)
    assert fresh.build(*site.options).code == 0
    assert difference(files(site.portal.output), files(fresh.output)) == []
    again = site.portal.build(*site.options)
    assert (again.code, again.report["written"], again.report["deleted"]) == (0, 0, 0)


def test_where_all_of_it_is_lost_what_nobody_owns_is_counted_and_clean_removes_it(
    built: Path, tmp_path: Path
) -> None:
    site = copied(built, tmp_path / "a")
    shutil.rmtree(site.portal.cache)
    edit(site)
    site.put(site.portal.output / "verification.html", "put here by hand")
    (told,) = site.portal.build(*site.options).report["problems"]
    assert (told["code"], told["severity"], told["path"]) == ("output-unowned", "warning", "output")
    assert "en/news/2023/05-04-meeting/index.html" in told["message"]
    assert site.portal.build(*site.options).report["problems"] == []
    (told,) = site.portal.build(*site.options, "--clean").report["problems"]
    assert told["message"].endswith(": verification.html")
    (site.portal.output / "verification.html").unlink()
    holds(site)


@pytest.mark.parametrize("touched", [False, True])
def test_a_portal_that_is_moved_keeps_what_is_remembered(
    built: Path, tmp_path: Path, touched: bool
) -> None:
    site = copied(built, tmp_path / "elsewhere" / "b")
    if touched:
        for path in [*site.portal.output.rglob("*"), *site.portal.site.rglob("*")]:
            os.utime(path)
    result = site.portal.build(*site.options)
    assert (result.code, result.report["written"], result.report["problems"]) == (0, 0, [])
    edit(site)
    result = site.portal.build(*site.options)
    assert result.report["deleted"] > 0
    assert result.report["written"] < result.report["kept"]
    holds(site)


def test_a_restored_output_is_not_made_again(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = copied(built, tmp_path / "a")
    for path in [*site.portal.output.rglob("*"), *site.portal.site.rglob("*")]:
        os.utime(path)
    untouched = copied(built, tmp_path / "b")
    rendered: list[str] = []
    render = candidates.render

    def counting(templates: Templates, page: Page, context: Context) -> bytes:
        rendered.append(page.path)
        return render(templates, page, context)

    monkeypatch.setattr(candidates, "render", counting)
    for each in (site, untouched):
        each.put(each.text(3), f"{each.text(3).read_text()}\nOne more line.\n")
    assert site.portal.build(*site.options).code == 0
    after = [*rendered]
    rendered.clear()
    assert untouched.portal.build(*untouched.options).code == 0
    assert after == rendered
