"""Folders, links and pipes with the names of files are told, wherever they stand."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import REPOSITORY, gazette

CATALOG = "locales/zh/LC_MESSAGES/messages.po"
FOOTER = (REPOSITORY / "templates/parts/footer.html").read_text()
BUILD, MESSAGES, CHECKED = ("build",), ("messages",), ("messages", "--check")


def a_site(root: Path, files: Mapping[str, str] = MappingProxyType({})) -> Path:
    return write(
        root, {"site.toml": settings(), **notice("2026/01-02-a", en="A", zh="甲"), **files}
    )


@pytest.mark.parametrize(
    ("command", "name", "code"),
    [
        *((command, "site.toml", 2) for command in (BUILD, MESSAGES, CHECKED)),
        *((command, CATALOG, 2) for command in (BUILD, MESSAGES, CHECKED)),
        (BUILD, "templates/pages/notice.html", 2),
        (BUILD, "content/news/2024/01-05-a/index.fr.md", 1),
        (BUILD, "content/pages/about.en.md", 1),
    ],
)
def test_a_folder_in_the_place_of_a_file_is_told(
    tmp_path: Path, command: tuple[str, ...], name: str, code: int
) -> None:
    files = {"site.toml": settings(), **notice("2024/01-05-a", en="A", zh="甲")}
    files.pop(name, None)
    (write(tmp_path, files) / name).mkdir(parents=True)
    done = gazette(*command, "--site", tmp_path, "--json")
    assert done.code == code
    told = [p for p in done.report["problems"] if p["severity"] == "error"]
    assert [(p["code"], p["path"]) for p in told] == [("folder-not-file", name)]


def test_a_template_that_becomes_a_folder_is_told_by_the_next_build(tmp_path: Path) -> None:
    files = {"site.toml": settings(), **notice("2024/01-05-a", en="A", zh="甲")}
    write(tmp_path, files)
    assert gazette("build", "--site", tmp_path, "--json").code == 0
    (tmp_path / "templates/pages/notice.html").mkdir(parents=True)
    assert gazette("build", "--site", tmp_path, "--json").code == 2


def test_a_folder_of_templates_is_no_template(tmp_path: Path) -> None:
    page = '{% include "parts" %}'
    files = {"site.toml": settings(), "templates/pages/notice.html": page}
    write(tmp_path, {**files, **notice("2024/01-05-a", en="A", zh="甲")})
    done = gazette("build", "--site", tmp_path, "--json")
    assert (done.code, done.codes) == (2, ["missing-template"])


def test_catalogs_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings(), "locales/en": "a file"})
    done = gazette("messages", "--site", tmp_path, "--json")
    assert (done.code, done.codes) == (2, ["unreadable"])


# ---------------------------------------------------------------- links and pipes among templates


@pytest.mark.parametrize("name", ["templates/parts", "locales/zh"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_link_out_of_the_folder_is_told(tmp_path: Path, name: str, command: str) -> None:
    site = a_site(tmp_path / "site")
    write(tmp_path, {"elsewhere/footer.html": FOOTER})
    (site / name).parent.mkdir()
    (site / name).symlink_to(tmp_path / "elsewhere")
    run = gazette(command, "--site", site, "--json")
    assert (run.code, run.codes) == (2, ["symlink-outside"])
    assert run.report["problems"][0]["path"] == name


def test_a_pipe_among_templates_is_told_and_not_waited_for(tmp_path: Path) -> None:
    site = a_site(tmp_path, {"templates/parts/own.html": ""})
    os.mkfifo(site / "templates/parts/footer.html")
    run = gazette("build", "--site", site, "--json")
    assert (run.code, run.codes) == (2, ["not-a-file"])
