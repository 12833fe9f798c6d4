"""A page was last modified by its correction or withdrawal, whichever came last."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette

BOTH = {"updated": "2026-02-03", "withdrawn": "{date: 2026-02-05, reason: Wrong}"}


@pytest.mark.parametrize(
    ("fields", "now", "modified"),
    [
        (BOTH, "2026-02-02", "2026-01-02T09:00:00+08:00"),
        (BOTH, "2026-02-04", "2026-02-03T00:00:00+08:00"),
        (BOTH, "2026-02-06", "2026-02-05T00:00:00+08:00"),
        ({**BOTH, "updated": "2026-02-06"}, "2026-02-07", "2026-02-06T00:00:00+08:00"),
        ({"updated": "2026-01-02"}, "2026-02-07", "2026-01-02T09:00:01+08:00"),
    ],
)
def test_a_page_is_modified_by_whatever_came_last(
    tmp_path: Path, fields: dict[str, str], now: str, modified: str
) -> None:
    said = {"date": "2026-01-02 09:00", **fields}
    files = {"site.toml": settings(), **notice("2026/01-02-a", said, en="A", zh="甲")}
    site = write(tmp_path, files)
    # An earlier build must not keep anything from being said.
    for instant in ("2026-01-03", now):
        assert gazette("build", "--site", site, "--jobs", "1", "--now", instant).code == 0
    portal = Portal(site / "output", "https://small.example/")
    for code in ("en", "zh"):
        (data,) = portal.page(f"{code}/news/2026/01-02-a/").json_ld
        assert data["dateModified"] == modified
    assert f"<lastmod>{modified}".encode() in portal.files["sitemaps/2026-1.xml"]
