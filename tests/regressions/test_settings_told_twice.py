"""A setting of the wrong kind was told twice; an address in brackets ended in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, write
from tests.support.run import gazette


def test_a_title_that_is_a_text_is_not_told_as_missing_too(tmp_path: Path) -> None:
    toml = 'url = "https://e.example/"\ntitle = "Portal"\n[languages.en]\nlabel = "English"\n'
    done = gazette("check", "--site", write(tmp_path, {"site.toml": toml}), "--json")
    assert (done.code, done.codes) == (2, ["setting-table"])


@pytest.mark.parametrize("url", ["https://[host/", "https://host:port/", "https://host?"])
def test_an_address_that_cannot_be_taken_apart_is_told(tmp_path: Path, url: str) -> None:
    site = write(tmp_path, {"site.toml": settings().replace("https://small.example/", url)})
    done = gazette("check", "--site", site, "--json")
    assert (done.code, done.codes) == (2, ["setting-url"])
    write(tmp_path, {"site.toml": settings()})
    done = gazette("check", "--site", site, "--json", "--url", url)
    assert (done.code, done.codes) == (2, ["setting-url"])


def test_a_settings_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()
    done = gazette("check", "--site", tmp_path, "--json")
    assert (done.code, done.codes) == (2, ["folder-not-file"])
