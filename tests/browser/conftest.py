"""A real browser, and portals behind a real server; one of each for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.run import REPOSITORY, gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Reader, Visit, launched

NOW = "2026-12-15T09:00:00+08:00"

# A slow machine is no defect; only what never comes true waits for so long.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def sample_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the portal that Gazette comes with; it is built by `sample_site`."""
    output = tmp_path_factory.mktemp("served") / "out"
    output.mkdir()
    return output


@pytest.fixture(scope="session")
def sample_site(sample_output: Path) -> Iterator[str]:
    """The address of the portal that Gazette comes with, built and served."""
    with serving(sample_output) as address:
        words = ("build", "--site", REPOSITORY, "--url", address, "--now", NOW, "--jobs", "1")
        cache = sample_output.parent / "cache"
        run = gazette(*words, "--output", sample_output, "--cache", cache, search=True)
        assert run.code == 0, run.err
        yield address


@pytest.fixture(scope="session")
def paged_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same portal with lists of five, so that they have many pages."""
    root = tmp_path_factory.mktemp("paged")
    told = (REPOSITORY / "site.toml").read_text(encoding="utf-8")
    assert "page_size = 20" in told
    site_toml = told.replace("page_size = 20", "page_size = 5")
    (root / "site.toml").write_text(site_toml, encoding="utf-8")
    (root / "out").mkdir()
    with serving(root / "out") as address:
        words = ("build", "--site", root, "--content", REPOSITORY / "content", "--url", address)
        folders = ("--output", root / "out", "--cache", root / "cache")
        run = gazette(*words, *folders, "--now", NOW, "--jobs", "1")
        assert run.code == 0, run.err
        yield address


@pytest.fixture
def new_reader(browser: Browser, sample_site: str) -> Iterator[NewReader]:
    """Readers of the sample with profiles of their own; options are Playwright's."""
    contexts = []

    def make(base: str = sample_site, **options: Any) -> Reader:
        context = browser.new_context(**options)
        contexts.append(context)
        return Reader(context, base, scripts=options.get("java_script_enabled", True))

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(new_reader: NewReader) -> Visit:
    """A fresh tab of a fresh reader."""
    return new_reader().tab()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (REPOSITORY / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
