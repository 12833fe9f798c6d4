"""What robots read: sitemaps, robots.txt, security.txt."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from tests.sites.conftest import NOW
from tests.support.content import notice, settings, write
from tests.support.portal import SITEMAP, XHTML, Portal
from tests.support.run import REPOSITORY, gazette

SCHEMAS = REPOSITORY / "tests" / "support" / "schemas"


def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def security(portal: Portal) -> dict[str, str]:
    lines = portal.files[".well-known/security.txt"].decode().splitlines()
    pairs = [line.split(": ", 1) for line in lines]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_every_sitemap_keeps_to_the_protocol(portal: Portal) -> None:
    part, index = schema("sitemap.xsd"), schema("siteindex.xsd")
    index.assertValid(portal.xml("sitemap.xml"))
    for path in portal.sitemaps:
        part.assertValid(portal.xml(path))
        assert len(portal.files[path]) < 50 * 2**20


def test_the_index_names_every_part(portal: Portal) -> None:
    parts = {path for path in portal.files if path.startswith("sitemaps/")}
    assert set(portal.sitemaps) == parts
    assert len(parts) > 1


def test_every_version_in_a_sitemap_is_listed_in_it_too(portal: Portal) -> None:
    for url, versions in portal.locations.items():
        assert url in versions.values()
        assert "x-default" in versions
        for version in versions.values():
            assert portal.locations[version] == versions


def test_links_to_versions_are_in_the_namespace_of_xhtml(sample: Portal) -> None:
    for path in sample.sitemaps:
        links = [e for e in sample.xml(path).iter() if etree.QName(e).localname == "link"]
        assert links
        assert {link.tag for link in links} == {f"{XHTML}link"}


def test_the_index_says_when_a_part_last_changed(portal: Portal) -> None:
    for entry in portal.xml("sitemap.xml").iter(f"{SITEMAP}sitemap"):
        part = portal.xml(portal.path_of(entry.findtext(f"{SITEMAP}loc")))
        changes = [e.text for e in part.iter(f"{SITEMAP}lastmod")]
        if changes:
            newest = max(changes, key=datetime.fromisoformat)
            assert entry.findtext(f"{SITEMAP}lastmod") == newest


def test_one_new_notice_changes_one_part_of_the_sitemap_besides_the_index(tmp_path: Path) -> None:
    notices = {**notice("2023/05-01-a", en="A", zh="甲"), **notice("2024/05-01-b", en="B", zh="乙")}
    site = write(tmp_path, {"site.toml": settings(), **notices})
    result = []
    for _ in range(2):
        assert gazette("build", "--site", site, "--now", NOW).code == 0
        files = Portal(site / "output", "https://small.example/").files
        result.append({path: files[path] for path in files if path.startswith("sitemap")})
        write(site, notice("2024/06-01-c", en="C", zh="丙"))
    assert result[0].keys() == result[1].keys()
    changed = {path for path in result[0] if result[0][path] != result[1][path]}
    assert changed == {"sitemap.xml", "sitemaps/2024-1.xml"}


def test_robots_txt_lets_everybody_in_and_names_the_sitemap(portal: Portal) -> None:
    parser = RobotFileParser()
    parser.parse(portal.files["robots.txt"].decode().splitlines())
    assert parser.site_maps() == [f"{portal.url}sitemap.xml"]
    assert parser.can_fetch("anybody", portal.url)


def test_security_txt_names_a_contact_and_a_day_it_holds_until(portal: Portal) -> None:
    """RFC 9116, sections 2.5.3 and 2.5.5."""
    fields = security(portal)
    assert re.fullmatch(r"(mailto:|https://|tel:)\S+", fields["Contact"])
    expires = datetime.fromisoformat(fields["Expires"])
    now = datetime.fromisoformat(NOW)
    assert now < expires < now + timedelta(days=365)
    assert fields["Canonical"] == f"{portal.url}.well-known/security.txt"
    homes = {page.lang for page in portal.pages.values()}
    assert set(fields["Preferred-Languages"].split(", ")) == homes


@pytest.mark.parametrize(
    "now",
    [
        "2023-03-01T00:00:00+08:00",
        "2024-01-31T23:59:59+08:00",
        "2024-02-29T12:00:00+08:00",
        "2024-12-31T23:59:59Z",
        "2025-01-01T00:00:00Z",
    ],
)
def test_security_txt_always_holds_for_nine_months_and_less_than_a_year(
    tmp_path: Path, now: str
) -> None:
    toml = settings(contact="https://small.example/report")
    site = write(tmp_path, {"site.toml": toml, **notice("2020/01-02-a", en="A", zh="甲")})
    assert gazette("build", "--site", site, "--now", now).code == 0
    fields = security(Portal(site / "output", "https://small.example/"))
    ahead = datetime.fromisoformat(fields["Expires"]) - datetime.fromisoformat(now)
    assert timedelta(days=270) < ahead < timedelta(days=365)


def test_a_portal_without_a_contact_has_no_security_txt(tmp_path: Path) -> None:
    site = write(tmp_path, {"site.toml": settings(), **notice("2020/01-02-a", en="A", zh="甲")})
    assert gazette("build", "--site", site).code == 0
    assert not (site / "output" / ".well-known").exists()
