"""A pipe, a socket or a device in a file's place is told or made good: nobody waits for it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from tests.incremental.building import Files, Portal, difference, files
from tests.incremental.edits import furnished
from tests.incremental.small import SmallSite
from tests.support.measure import sample

_SECONDS = 20
NOW = ("--now", "2024-06-01T12:00")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    # By a short name: that of a socket has 107 bytes.
    folder = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{folder}/{path.name}")
    os.close(folder)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_a_pipe(path: Path) -> None:
    pipe = Path(tempfile.gettempdir()) / f"pipe-{uuid4().hex}"
    os.mkfifo(pipe)
    path.symlink_to(pipe)


KINDS = (a_pipe, a_socket, an_endless_device, a_link_to_a_pipe)

SOURCES = (
    "site/site.toml",
    "site/content",
    "site/content/news",
    "site/content/news/2020/12-24-centre/index.en.md",
    "site/content/news/2020/12-24-centre",
    "site/content/pages/about.en.md",
    "site/content/**/*.png",
    "site/content/**/*.csv",
    "site/static",
    "site/static/css/base.css",
    "site/templates",
    "site/templates/pages/notice.html",
    "site/locales",
    "site/locales/zh/LC_MESSAGES/messages.po",
)
OUTPUT = ("output", "output/index.html", "output/en", "output/en/feed.atom", "output/static")
CACHE = (
    "cache",
    "cache/lock",
    "cache/state.sqlite",
    "cache/state.sqlite-journal",
    "cache/state.sqlite-wal",
    "cache/state.sqlite-shm",
    "cache/published",
    "cache/published/*.log",
    "cache/pictures",
    "cache/pictures/index.json",
    "cache/pictures/*.webp",
    "cache/locales",
    "cache/locales/*.json",
    "cache/templates",
    "cache/templates/*",
    "cache/templates/*/*.cache",
    "cache/search",
    "cache/search/*",
    "cache/search/*/listing.json",
    "cache/search/*/fragment/*",
    "cache/new-left",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with search and a design of its own, built."""
    root = tmp_path_factory.mktemp("piped")
    site = furnished(root)
    repository = Path(__file__).resolve().parents[2]
    for name in ("templates/pages/notice.html", "static/css/base.css"):
        site.put(site.portal.site / name, (repository / name).read_bytes())
    name = "locales/zh/LC_MESSAGES/messages.po"
    site.put(site.portal.site / name, (repository / name).read_bytes())
    assert searching(site).build(*site.options).code == 0
    return root


@pytest.fixture(scope="module")
def edited(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """What a build from nothing makes of it after an edit."""
    portal = copied(root, tmp_path_factory.mktemp("edited"))
    shutil.rmtree(portal.cache)
    shutil.rmtree(portal.output)
    edit(portal)
    assert portal.build(*NOW).code == 0
    return files(portal.output)


def searching(site: SmallSite) -> Portal:
    return Portal(site.portal.site, site.portal.output, site.portal.cache, search=True)


def ran(portal: Portal) -> tuple[int, list[str]]:
    """Build in a process of its own; return its exit code and what it told. It must not wait."""
    done = subprocess.run(
        portal.command(*NOW), capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert "Traceback" not in done.stderr
    return done.returncode, [each["code"] for each in json.loads(done.stdout)["problems"]]


def is_well(portal: Portal, expected: Files) -> bool:
    """Build, and compare; nothing may be told."""
    result = portal.build(*NOW)
    assert (result.code, result.report["problems"]) == (0, [])
    return difference(files(portal.output), expected) == []


def copied(root: Path, tmp_path: Path) -> Portal:
    shutil.copytree(root, tmp_path / "a")
    return Portal(tmp_path / "a/site", tmp_path / "a/output", tmp_path / "a/cache", search=True)


def edit(portal: Portal) -> None:
    with (portal.site / "content/pages/about.en.md").open("a") as file:
        file.write("One more line.\n")


def put(root: Path, pattern: str, kind: Callable[[Path], None]) -> tuple[Path, Path | None]:
    """Put something into a file's or folder's place; return it, and where that one is now."""
    path = min(root.glob(pattern)) if "*" in pattern else root / pattern
    aside = root / "aside"
    there = path.exists()
    if there:
        shutil.move(path, aside)
    path.parent.mkdir(parents=True, exist_ok=True)
    kind(path)
    return path, aside if there else None


@pytest.mark.parametrize("kind", sample(KINDS, 4), ids=lambda each: each.__name__)
@pytest.mark.parametrize("pattern", sample(SOURCES, 4))
def test_in_the_place_of_a_source_it_is_told(
    root: Path, tmp_path: Path, pattern: str, kind: Callable[[Path], None]
) -> None:
    portal = copied(root, tmp_path)
    before = files(portal.output)
    path, aside = put(tmp_path / "a", pattern, kind)
    code, told = ran(portal)
    assert (code, bool(told)) in {(0, False), (0, True), (1, True), (2, True)}
    assert code == 0 or difference(before, files(portal.output)) == []
    path.unlink()
    if aside:
        shutil.move(aside, path)
    assert is_well(portal, before)


@pytest.mark.parametrize("kind", sample(KINDS, 4), ids=lambda each: each.__name__)
@pytest.mark.parametrize("pattern", sample((*OUTPUT, *CACHE), 6))
def test_in_the_place_of_what_gazette_made_it_goes_or_is_told(
    root: Path, edited: Files, tmp_path: Path, pattern: str, kind: Callable[[Path], None]
) -> None:
    portal = copied(root, tmp_path)
    path, _ = put(tmp_path / "a", pattern, kind)
    edit(portal)
    code, told = ran(portal)
    if code:
        assert (code, len(told)) == (2, 1)
        path.unlink()
    assert code or difference(files(portal.output), edited) == []
    portal.build(*NOW)
    assert is_well(portal, edited)
