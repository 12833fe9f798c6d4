"""A dead link to the portal was told from the root, but not by its full URL."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.library.urls import below_own
from tests.support.content import SETTINGS, text, write
from tests.support.run import gazette

OWN = ("ex.example/sub/", "staging.example/")


def told(folder: Path, body: str, *options: str, url: str = "https://ex.example/sub/") -> list[int]:
    settings = SETTINGS.format(more="").replace("https://small.example/", url)
    files = {
        "site.toml": settings,
        "content/pages/about.en.md": text("About", "## Staff\n"),
        "content/news/2024/01-06-a/index.en.md": text("A", body, date="2024-01-06"),
    }
    run = gazette("check", "--json", "--site", write(folder, files), *options)
    problems = run.report["problems"]
    return [each["line"] for each in problems if each["code"] in {"link-address", "link-anchor"}]


BODY = """\
[a](https://ex.example/sub/en/nothing/) [b](https://ex.example/sub/en/about/#staff)
[c](HTTP://EX.example/sub/en/about/#nope)
<https://ex.example/sub/en/none/>
[d](https://ex.example/other/) [e](https://ex.example.com/sub/nothing/) [f](https://ex.example/sub)
"""


def test_the_portals_own_url_is_held_to_the_plan(tmp_path: Path) -> None:
    assert told(tmp_path, BODY) == [6, 7, 8]


def test_what_others_may_have_put_beside_the_portal_is_theirs(tmp_path: Path) -> None:
    body = "[a](https://ex.example/sub/apply/) [b](https://ex.example/sub/english.html)\n"
    assert told(tmp_path, body) == []


def test_so_it_is_where_the_portal_is_built_for_another_url(tmp_path: Path) -> None:
    body = f"{BODY}\n[g](https://staging.example/en/nothing/)\n"
    assert told(tmp_path, body, "--url", "https://staging.example/") == [6, 7, 8, 11]


def test_what_stands_in_for_a_url_is_nobodys(tmp_path: Path) -> None:
    assert told(tmp_path, "[a](https://example.org/en/nothing/)\n", url="") == []


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
