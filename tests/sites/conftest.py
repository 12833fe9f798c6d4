"""Whole portals, built once for all tests that only look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette

SITES = Path(__file__).resolve().parent
NOW = "2026-12-15T09:00:00+08:00"

# Name → folder of site.toml, address.
PORTALS = {
    "sample": (REPOSITORY, "https://host/"),
    "sample below a path": (REPOSITORY, "https://host/sub/"),
    "policies": (SITES / "policies", "https://policies.example/sub/"),
    "layouts": (SITES / "layouts", "https://layouts.example/deep/er/"),
    "three languages": (SITES / "three_languages", "https://three.example/"),
}


@pytest.fixture(scope="session")
def portal_named(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Portal]:
    """Build one of the portals, or return it where it has been built."""
    built: dict[str, Portal] = {}

    def get(name: str) -> Portal:
        if name not in built:
            site, url = PORTALS[name]
            root = tmp_path_factory.mktemp("portal")
            folders = ("--output", root / "out", "--cache", root / "cache")
            words = ("build", "--site", site, "--now", NOW, "--jobs", "1", "--json", *folders)
            more = ("--url", url) if site == REPOSITORY else ()
            run = gazette(*words, *more, search=True)
            assert run.code == 0, run.out
            built[name] = Portal(root / "out", url)
        return built[name]

    return get


@pytest.fixture(params=list(PORTALS))
def portal(request: pytest.FixtureRequest, portal_named: Callable[[str], Portal]) -> Portal:
    """Every portal in turn."""
    return portal_named(request.param)


@pytest.fixture
def sample(portal_named: Callable[[str], Portal]) -> Portal:
    """The portal that Gazette comes with."""
    return portal_named("sample")


@pytest.fixture
def policies(portal_named: Callable[[str], Portal]) -> Portal:
    """Notices and pages in one language only, under each policy."""
    return portal_named("policies")


@pytest.fixture
def layouts(portal_named: Callable[[str], Portal]) -> Portal:
    """Bundles, flat pairs and mixed ones, linked in every spelling."""
    return portal_named("layouts")


@pytest.fixture
def three(portal_named: Callable[[str], Portal]) -> Portal:
    """English, simplified and traditional Chinese."""
    return portal_named("three languages")
