"""A small portal with a notice of each kind that favourites have to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.favourites.saved import KEY, NewFavourites, holding
from tests.support.content import notice, settings, write
from tests.support.run import gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Reader
from tests.unit.world import PAGES

NOW = "2026-12-15T09:00:00+08:00"
CONTENT = {
    **PAGES,
    **notice("2020/12-24-agreement", en="Agreement signed", zh="签署协议"),
    **notice("2021/01-13-hours", en="Office hours", zh="办公时间"),
    **notice("2021/03-02-english", en="English only"),
    **notice(
        "2021/03-03-renamed", {"aliases": "[/en/news/2019/11-01-earlier-name/]"}, en="Renamed"
    ),
    **notice("2021/04-01-hidden", {"untranslated": "hide"}, en="For English readers"),
    **notice(
        "2021/05-01-recalled",
        {"withdrawn": "{date: 2021-06-01, reason: GB 1}"},
        en="Recalled",
        zh="撤回的公告",
    ),
}


def build(root: Path, url: str, output: Path) -> None:
    """Build the portal of `CONTENT` for an address."""
    write(root / "site", {"site.toml": settings(), **CONTENT})
    folders = ("--output", output, "--cache", root / "cache")
    run = gazette(
        "build", "--site", root / "site", "--url", url, "--now", NOW, "--jobs", "1", *folders
    )
    assert run.code == 0, run.err


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The portal's address; the same portal stands below `sub/` too, as one of its own."""
    root = tmp_path_factory.mktemp("favourites")
    output = root / "out"
    (output / "sub").mkdir(parents=True)
    with serving(output) as address:
        build(root / "below", f"{address}sub/", output / "sub")
        build(root / "above", address, output)
        yield address


@pytest.fixture
def new_favourites(new_reader: NewReader, small_site: str) -> NewFavourites:
    """Readers of the portal; `held` is what their browser holds under the key to begin with."""

    def make(held: str | None = None, **options: object) -> Reader:
        state = {} if held is None else holding(small_site, **{KEY: held})
        return new_reader(small_site, **state, **options)

    return make
