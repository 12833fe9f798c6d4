"""Pictures of the main pages: `python -m tests.browser.pictures [FOLDER]`, or `make pictures`.

In: the portal that Gazette comes with. Out: each page in both languages, at the widths of a phone
and of a desktop, light and dark; and in `docs/` the few that the README shows, as small files.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support.run import REPOSITORY, gazette
from tests.support.server import serving
from tests.support.visit import launched

NOW = "2026-12-15T09:00:00+08:00"
PAGES = {
    "home": "",
    "list": "news/",
    "announcement": "news/2025/02-20-carbon-footprint-rules/",
    "table": "news/2026/05-20-small-enterprise-relief/",
    "corrected": "news/2021/04-20-voluntary-fees/",
    "withdrawn": "news/2022/04-18-system-maintenance/",
    "topics": "topics/",
    "topic": "topics/testing/",
    "favorites": "favorites/",
    "search": "search/",
    "about": "about/",
    "lost": "404.html",
}
HEIGHTS = {360: 720, 1280: 860}
THEMES = ("light", "dark")
SHOWN = (
    "home-en-1280-light",
    "announcement-zh-1280-light",
    "withdrawn-en-360-dark",
    "list-zh-360-light",
)
"""Those that the README shows."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as one reader meets it."""

    name: str
    path: str
    width: int
    theme: str


def views() -> Iterator[View]:
    """Yield every view."""
    for width, theme in product(HEIGHTS, THEMES):
        yield View(f"chooser-{width}-{theme}", "", width, theme)
        for (name, path), code in product(PAGES.items(), ("en", "zh")):
            yield View(f"{name}-{code}-{width}-{theme}", f"{code}/{path}", width, theme)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Write a PNG of each view, the page in full, and the README's four as WebP into `docs/`."""
    for view in views():
        page = browser.new_page(
            viewport={"width": view.width, "height": HEIGHTS[view.width]},
            color_scheme=view.theme,  # type: ignore[arg-type]
        )
        page.goto(address + view.path, wait_until="networkidle")
        page.screenshot(path=folder / f"{view.name}.png", full_page=True)
        if view.name in SHOWN:
            _keep(page.screenshot(), REPOSITORY / "docs" / f"{view.name}.webp")
        page.close()


def _keep(picture: bytes, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").save(path, quality=80, method=6)


def main(words: list[str]) -> None:
    """Build the portal, serve it, and take the pictures."""
    folder = Path(words[0]) if words else REPOSITORY / ".cache" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as root, sync_playwright() as playwright:
        output = Path(root) / "out"
        output.mkdir()
        with serving(output) as address:
            built = ("--site", REPOSITORY, "--url", address, "--now", NOW, "--output", output)
            run = gazette("build", *built, "--cache", Path(root) / "cache", search=True)
            if run.code:
                sys.exit(run.err)
            browser = launched(playwright)
            take(browser, address, folder)
            browser.close()
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
