"""A real browser, and portals behind a real server; one of each for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.run import REPOSITORY, gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Reader, Visit, launched

NOW = "2026-12-15T09:00:00+08:00"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the portal that Gazette comes with, built and served."""
    root = tmp_path_factory.mktemp("served")
    output = root / "out"
    output.mkdir()
    with serving(output) as address:
        words = ("build", "--site", REPOSITORY, "--url", address, "--now", NOW, "--jobs", "1")
        run = gazette(*words, "--output", output, "--cache", root / "cache", search=True)
        assert run.code == 0, run.err
        yield address


@pytest.fixture
def new_reader(browser: Browser, sample_site: str) -> Iterator[NewReader]:
    """Readers of the sample with profiles of their own; options are Playwright's."""
    contexts = []

    def make(base: str = sample_site, **options: Any) -> Reader:
        context = browser.new_context(**options)
        contexts.append(context)
        return Reader(context, base)

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
