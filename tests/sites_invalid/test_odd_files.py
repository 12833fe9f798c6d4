"""What no repository holds everywhere, links, pipes and odd names, told in both languages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites_invalid.cases import HERE, NOW
from tests.support.content import text, write
from tests.support.run import gazette

NOTICE = "content/news/2024/01-05-notice"
SECRET = "passwd of the machine"

Make = Callable[[Path], None]


def _outside(path: Path) -> None:
    (site,) = (parent for parent in path.parents if parent.name == "site")
    path.symlink_to(site.parent / "secret")


def _deep(folder: Path) -> None:
    for name, other in (("one", "two"), ("two", "three"), ("three", "four"), ("four", "one")):
        (folder / name).mkdir()
        (folder / name / "next").symlink_to(folder / other)


MAKERS: dict[str, tuple[str, Make]] = {
    "symlink-outside": ("x.pdf", _outside),
    "symlink-dead": ("x.pdf", lambda path: path.symlink_to("nowhere")),
    "symlink-deep": ("one/next/next/next", lambda path: _deep(path.parents[3])),
    "not-a-file": ("x.pdf", os.mkfifo),
    "name-control": ("x\ny.pdf", Path.touch),
    "link-backslash": ("x\\y.pdf", Path.touch),
}
SAID = {
    "symlink-outside": (
        (
            "this is a link to a file or folder outside of the folder that is published; "
            "put a copy of the file in its place"
        ),
        "这是一个链接，指向所发布文件夹之外的文件或文件夹；请在此处放入该文件的副本",
    ),
    "symlink-dead": (
        "this is a link that leads nowhere; put the file itself in its place, or remove the link",
        "这是一个无效的链接，所指的文件不存在；请在此处放入文件本身，或删除这个链接",
    ),
    "symlink-deep": (
        (
            "this link to a folder stands in folders that are reached by links themselves; "
            "put the folder itself in its place, or remove the link"
        ),
        (
            "这个指向文件夹的链接位于本身也由链接到达的文件夹之中；"
            "请在此处放入文件夹本身，或删除这个链接"
        ),
    ),
    "not-a-file": (
        (
            "this is neither a file nor a folder, but a pipe, a socket or a device; "
            "put a file in its place, or remove it"
        ),
        "这既不是文件也不是文件夹，而是管道、套接字或设备；请换成文件，或将其删除",
    ),
    "name-control": (
        (
            "the name of this file, or of a folder above it, holds a sign that cannot be seen; "
            "rename it, without line ends and control characters"
        ),
        "这个文件或其上级文件夹的名称中含有看不见的字符；请重新命名，不要含换行符和控制字符",
    ),
    "link-backslash": (
        "“{path}” has a backslash; write it with “/”: {slashes}",
        "“{path}”里有反斜杠；请改用“/”：{slashes}",
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(SECRET, "utf-8")
    site = Path(shutil.copytree(HERE / "common", tmp_path / "site"))
    return write(site, {f"{NOTICE}/index.en.md": text("A", date="2024-01-05"),
                        "static/css/own.css": "a{}"})  # fmt: skip


def told(site: Path, language: str) -> tuple[int, str]:
    folders = ("--output", site.parent / "output", "--cache", site.parent / "cache")
    run = gazette(
        "build", "--site", site, "--now", NOW, "--jobs", "1", "--lang", language, *folders
    )
    return run.code, run.err


@pytest.mark.parametrize("folder", [NOTICE, "static/css"])
@pytest.mark.parametrize("key", MAKERS)
def test_what_cannot_be_published_is_told_wherever_it_stands(
    site: Path, key: str, folder: str
) -> None:
    name, make = MAKERS[key]
    make(site / folder / name)
    path = f"{folder}/{name}".replace("\n", "\\n")
    for language, words in zip(("en", "zh"), SAID[key], strict=True):
        code, said = told(site, language)
        *lines, _ = said.splitlines()
        words = words.format(path=path, slashes=path.replace("\\", "/"))
        assert f"{path}:1: {words}" in lines
        assert all(words in line for line in lines)
        assert code == 1
    assert not any((site.parent / "output").rglob("*"))


@pytest.mark.parametrize(
    "name", ["news/2024/01-05-notice/x\\y.pdf", "news/2024/01-06-b\\c/index.en.md", "x\\y/z.pdf"]
)
def test_a_backslash_in_a_name_is_told_as_windows_archives_leave_it(site: Path, name: str) -> None:
    write(site, {f"content/{name}": text("B", date="2024-01-06")})
    done = gazette("build", "--site", site, "--json", "--jobs", "1")
    assert done.code == 1
    (problem,) = [p for p in done.report["problems"] if p["severity"] == "error"]
    assert (problem["code"], problem["path"]) == ("link-backslash", f"content/{name}")
    assert name.replace("\\", "/") in problem["hint"]


def test_a_link_to_the_content_folder_itself_is_not_followed(site: Path) -> None:
    (site / "content/news/ring").symlink_to(site / "content")
    assert told(site, "en") == (0, "")


@pytest.mark.parametrize("target", ["01-03-b.en.md", "nowhere.md"])
def test_a_link_in_the_place_of_a_text_that_leads_nowhere_is_told(site: Path, target: str) -> None:
    """Even one to itself."""
    (site / "content/news/2024/01-03-b.en.md").symlink_to(target)
    code, said = told(site, "en")
    assert code == 1
    words, _ = SAID["symlink-dead"]
    assert said == f"content/news/2024/01-03-b.en.md:1: {words}\n1 error, 0 warnings\n"
