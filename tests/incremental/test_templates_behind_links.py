"""Templates behind links, and hidden ones, are seen to change."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.content import notice, settings, write
from tests.support.run import REPOSITORY, gazette

FOOTER = (REPOSITORY / "templates/parts/footer.html").read_text()
OLD = 1_600_000_000


def site_with(root: Path, files: dict[str, str]) -> Path:
    site = write(
        root, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲"), **files}
    )
    for path in site.rglob("*"):
        os.utime(path, (OLD, OLD))
    return site


def built(site: Path) -> int:
    return gazette("build", "--site", site, "--json", "--jobs", "1").report["written"]


def test_a_template_behind_a_link_within_the_folder_is_seen_to_change(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"templates/shared/footer.html": FOOTER})
    (site / "templates/parts").symlink_to("shared")
    assert built(site) > 0
    assert built(site) == 0
    write(site, {"templates/shared/footer.html": FOOTER + "<!-- more -->\n"})
    assert built(site) > 0


def test_a_hidden_template_is_seen_to_change(tmp_path: Path) -> None:
    footer = "templates/parts/footer.html"
    files = {footer: '{% include "parts/.own.html" %}', "templates/parts/.own.html": "<p>1</p>"}
    site = site_with(tmp_path, files)
    assert built(site) > 0
    write(site, {"templates/parts/.own.html": "<p>2</p>"})
    assert built(site) > 0
