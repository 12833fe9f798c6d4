"""A Chinese address stood in sitemaps and links as it was typed, not encoded (RFC 3986)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette

SCHEMA = REPOSITORY / "tests" / "support" / "schemas" / "sitemap.xsd"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://small.example/%E5%85%AC%E5%91%8A", "https://small.example/%E5%85%AC%E5%91%8A/"),
        ("https://small.example/公告/", "https://small.example/%E5%85%AC%E5%91%8A/"),
        ("https://公告.example/", "https://xn--55qt3e.example/"),
    ],
)
def test_a_chinese_address_is_encoded_as_robots_want_it(
    tmp_path: Path, given: str, written: str
) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2020/01-02-a", en="A", zh="甲")})
    assert gazette("build", "--site", site, "--url", given).code == 0
    portal = Portal(site / "output", written)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(portal.xml("sitemaps/pages.xml"))
    assert portal.page("en/").canonical == f"{written}en/"
    assert f"Sitemap: {written}sitemap.xml" in portal.files["robots.txt"].decode()
