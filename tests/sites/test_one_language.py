"""A portal of one language had an empty list of other languages on every page."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import notice, write
from tests.support.portal import Portal
from tests.support.run import gazette

SETTINGS = """\
url = "https://small.example/"
[languages.en]
label = "English"
[title]
en = "Small portal"
"""


def test_a_portal_of_one_language_has_no_switch(tmp_path: Path) -> None:
    site = write(tmp_path, {"site.toml": SETTINGS, **notice("2026/01-02-a", en="A")})
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
    page = Portal(site / "output", "https://small.example/").page("en/")
    assert page.all("//ul")
    assert not page.all("//ul[not(li)]")
    assert not page.all("//meta[@content='']")
