"""Same inputs, same bytes: whatever the machine, its language, its clock's zone, its disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.sites.conftest import NOW, SITES
from tests.support.content import notice, remove, settings, text, write
from tests.support.pictures import large
from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette, gazette_apart

PARTS = ("build.py", "site.toml", "gazette", "templates", "static", "locales", "content")
Files = dict[str, bytes]


def files(output: Path) -> Files:
    return Portal(output, "https://host/").files


def same(one: Files, other: Files) -> bool:
    """Compare; a difference is told by its paths, not by megabytes."""
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    return True


def built_apart(root: Path, *words: str, home: Path = REPOSITORY, **environment: str) -> Files:
    folders = ("--output", str(root / "out"), "--cache", str(root / "cache"))
    words = (*words, "--now", NOW, "--url", "https://host/", *folders)
    run = gazette_apart("build", *words, home=home, cwd=root, **environment)
    assert run.code == 0, run.err
    return files(root / "out")


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        ("1", {"TZ": "America/New_York", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"}),
        ("4", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
        ("2", {"TZ": "Asia/Kolkata", "LANG": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"}),
    ],
)
def test_the_environment_and_the_number_of_workers_change_nothing(
    tmp_path: Path, sample: Portal, jobs: str, environment: dict[str, str]
) -> None:
    assert same(built_apart(tmp_path, "--jobs", jobs, **environment), sample.files)


def test_a_copy_with_other_times_and_another_order_on_disk_gives_the_same(
    tmp_path: Path, sample: Portal
) -> None:
    home = tmp_path / "目录 with spaces"
    result = [
        path for part in PARTS for path in [REPOSITORY / part, *(REPOSITORY / part).rglob("*")]
    ]
    sources = [p for p in result if p.is_file() and p.suffix != ".pyc"]
    for index, source in enumerate(sorted(sources, reverse=True)):
        target = home / source.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        os.utime(target, (1_000_000_000 + index, 1_000_000_000 + index * 7))
    assert same(built_apart(tmp_path, home=home), sample.files)


def test_the_folder_of_the_content_may_have_any_name_and_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITES / "layouts", site)
    (site / "content").rename(tmp_path / "内容")
    words = ("build", "--now", NOW, "--jobs", "1")
    assert gazette(*words, "--site", site, "--content", tmp_path / "内容").code == 0
    elsewhere = ("--output", tmp_path / "out", "--cache", tmp_path / "cache")
    assert gazette(*words, "--site", SITES / "layouts", *elsewhere).code == 0
    assert same(files(site / "output"), files(tmp_path / "out"))


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Replace a text in a file of the site; one of Gazette's own is copied there first."""

    def change(site: Path) -> None:
        source = site / path if (site / path).exists() else REPOSITORY / path
        text = source.read_text()
        assert old in text
        write(site, {path: text.replace(old, new)})

    return change


def add(added: Mapping[str, str | bytes]) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        write(site, added)

    return change


def remove_all(*paths: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        for path in paths:
            remove(site, path)

    return change


def rename(old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / old).rename(site / new)

    return change


NEWS = "content/news/2023"
CHANGES = {
    "a body": edit(f"{NEWS}/02-06-flat.en.md", "Text.", "Another text."),
    "a title": edit(f"{NEWS}/02-06-flat.zh.md", "title: 平铺", "title: 改名"),
    "a heading that others link to": edit(
        f"{NEWS}/04-08-认证通知/index.en.md", "## Scope and basis", "## Scope {#scope-and-basis}"
    ),
    "a heading that others do not link to": edit(f"{NEWS}/02-06-flat.en.md", "Rules", "Terms"),
    "a new notice": add(notice("2023/07-01-new", en="New", zh="新")),
    "the notice that links to all others goes": remove_all(f"{NEWS}/06-10-links"),
    "a translation goes": remove_all(f"{NEWS}/03-07-mixed.zh.md"),
    "the policy": edit("site.toml", '"fallback"', '"notice"'),
    "a picture": add({f"{NEWS}/01-05-bundle/square.png": large(1)}),
    "a notice goes": remove_all(f"{NEWS}/05-09-chinese-only.zh.md"),
    "a template": edit("templates/parts/footer.html", "</footer>", "</footer>\n<!-- new -->"),
    "a catalog": edit("locales/zh/LC_MESSAGES/messages.po", "首页", "主页"),
    "the address": edit("site.toml", "/deep/er/", "/other/"),
    "a style sheet": add({"static/css/site.css": "p { color: red }"}),
    "the name of a page": rename("content/pages/building", "content/pages/campus"),
}


def test_after_every_change_an_incremental_build_equals_a_fresh_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITES / "layouts", site)
    words = ("build", "--site", site, "--now", NOW, "--jobs", "1", "--json")
    assert gazette(*words).code == 0
    for number, (name, change) in enumerate(CHANGES.items()):
        change(site)
        run = gazette(*words)
        assert run.code == 0, f"{name}: {run.out}"
        assert run.report["written"], name
        fresh = tmp_path / str(number)
        assert gazette(*words, "--output", fresh / "out", "--cache", fresh / "cache").code == 0
        assert same(files(site / "output"), files(fresh / "out")), name


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    words = ("build", "--now", NOW, "--output", tmp_path / "out", "--cache", tmp_path / "cache")
    first = gazette(*words, "--json").report
    assert first["written"] == first["pages"] > 200
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    second = gazette(*words, "--json").report
    assert (second["written"], second["kept"], second["deleted"]) == (0, first["pages"], 0)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_problems_of_one_line_are_told_as_they_stand_there(tmp_path: Path, seed: str) -> None:
    names = [f"{letter * 4}.pdf" for letter in "qzxjk"]
    source = text("A", " ".join(f"[x]({name})" for name in names), date="2020-01-02")
    site = write(tmp_path, {"site.toml": settings(), "content/news/2020/01-02-a.en.md": source})
    done = gazette_apart("check", "--site", site, "--json", "--jobs", "1", PYTHONHASHSEED=seed)
    dead = [p["message"] for p in done.report["problems"] if p["code"] == "link-dead"]
    assert dead == [f"“{name}” leads nowhere" for name in names]
