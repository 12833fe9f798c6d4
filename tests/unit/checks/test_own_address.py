"""Which full addresses are the portal's own; dead ones stand in sites_invalid/links."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.library.urls import below_own
from tests.support.content import SETTINGS, text, write
from tests.support.run import gazette

OWN = ("ex.example/sub/", "staging.example/")


def test_what_stands_in_for_a_url_is_nobodys(tmp_path: Path) -> None:
    files = {
        "site.toml": SETTINGS.format(more="").replace("https://small.example/", ""),
        "content/news/2024/01-06-a/index.en.md": text(
            "A", "[a](https://example.org/en/nothing/)\n", date="2024-01-06"
        ),
    }
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    assert not {"link-address", "link-anchor"} & set(run.codes)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ex.example/sub/en/", "/en/"),
        ("http://EX.EXAMPLE:80/sub/en/?a#b", "/en/?a#b"),
        ("https://ex.example/sub", "/"),
        ("https://staging.example", "/"),
        ("https://staging.example#a", "/#a"),
        ("https://staging.example/附件/", "/%E9%99%84%E4%BB%B6/"),
        ("https://ex.example/subway/", None),
        ("https://ex.example:8443/sub/", None),
        ("mailto:a@ex.example", None),
    ],
)
def test_a_url_is_the_portals_own_below_its_folder(url: str, expected: str | None) -> None:
    assert below_own(url, OWN) == expected
