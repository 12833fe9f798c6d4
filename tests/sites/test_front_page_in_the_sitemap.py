"""The sitemap listed the front page without the home pages it is the default of."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette


def test_the_sitemap_lists_the_front_page_with_its_languages(tmp_path: Path) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2024/01-02-a", en="A", zh="甲")})
    assert gazette("build", "--site", site).code == 0
    portal = Portal(site / "output", "https://small.example/")
    assert portal.locations[portal.url] == {
        "en": f"{portal.url}en/",
        "zh-Hans": f"{portal.url}zh/",
        "x-default": portal.url,
    }
