"""`check` and other commands leave folders as they are; a build writes where it was asked to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.run import REPOSITORY, gazette

Snapshot = dict[str, tuple[int, bytes]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    for folder in ("templates", "static", "locales"):
        shutil.copytree(REPOSITORY / folder, home / folder)
    return home


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = notice("2024/01-05-a", en="A", zh="甲")
    return write(tmp_path / "site", {"site.toml": settings(), **files})


def snapshot(root: Path) -> Snapshot:
    """Return every file and folder with its time, which also tells of a file that came and went."""
    result = {}
    for path in [root, *sorted(root.rglob("*"))]:
        content = path.read_bytes() if path.is_file() else b""
        result[path.relative_to(root).as_posix()] = (path.stat().st_mtime_ns, content)
    return result


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("fault", [False, True], ids=["whole", "faulty"])
@pytest.mark.parametrize("built", [False, True], ids=["never built", "built"])
def test_a_check_leaves_every_folder_as_it_was(
    tmp_path: Path, home: Path, site: Path, lang: str, *, built: bool, fault: bool
) -> None:
    words = ("--site", site, "--lang", lang, "--now", "2024-06-01")
    if built:
        assert gazette("build", *words, "--jobs", "1", home=home).code == 0
        # So that there is something to keep.
        write(site, {"templates/pages/home.html": (home / "templates/pages/home.html").read_text()})
    if fault:
        write(site, {"content/news/2024/01-06-b.en.md": text("B", date="soon")})
    before = snapshot(tmp_path)
    assert gazette("check", *words, home=home).code == int(fault)
    assert snapshot(tmp_path) == before


def test_a_check_reads_what_a_build_kept(
    home: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--site", site, "--lang", "zh", "--now", "2024-06-01")
    assert gazette("build", *words, "--jobs", "1", home=home, search=True).code == 0

    def fail(*_: object) -> None:
        raise AssertionError("a catalog was read that is kept")

    monkeypatch.setattr("gazette.locales.catalog.read_catalog", fail)
    monkeypatch.setattr("gazette.templates.analyse.analyse", fail)
    assert gazette("check", *words, home=home).code == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_build_keeps_what_it_keeps_in_the_cache_folder_that_it_was_given(
    tmp_path: Path, home: Path, site: Path, lang: str
) -> None:
    before = snapshot(home), snapshot(site)
    folders = ("--output", tmp_path / "output", "--cache", tmp_path / "cache")
    words = ("--site", site, *folders, "--lang", lang, "--jobs", "1")
    assert gazette("build", *words, home=home).code == 0
    assert (snapshot(home), snapshot(site)) == before
    # One catalog for each language of the portal, and the tool's own where it is needed.
    assert len(list((tmp_path / "cache/locales").iterdir())) == (2 if lang == "en" else 3)


@pytest.mark.parametrize(
    "words",
    [("--help",), ("check", "--help"), ("check", "--jobs", "none"), ("messages", "--check")],
)
def test_what_builds_nothing_keeps_nothing(
    tmp_path: Path, home: Path, site: Path, words: tuple[str, ...]
) -> None:
    before = snapshot(tmp_path)
    gazette(*words, *(() if "--help" in words else ("--site", site)), "--lang", "zh", home=home)
    assert snapshot(tmp_path) == before
