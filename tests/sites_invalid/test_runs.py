"""What a run with mistakes in it leaves behind: all of them told, in order, and nothing touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites_invalid.cases import HERE, LANGUAGES, NOW, Case, cases
from tests.support.content import text, write
from tests.support.refusal import refuse_to_open
from tests.support.run import Run, gazette

NOTICE = "content/news/2024/01-05-notice/"
GOOD = text("A notice", date="2024-01-05")
BAD = text("A notice", date="2024/1/5")
DRAFT = text("A notice", "[Fees](fees.pdf)", date="2024-01-05", draft="true", colour="red")

Build = Callable[..., Run]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "common", tmp_path / "site"))


@pytest.fixture
def build(site: Path, tmp_path: Path) -> Build:
    def run(*words: str, command: str = "build") -> Run:
        folders = ("--output", tmp_path / "output", "--cache", tmp_path / "cache")
        return gazette(command, "--site", site, "--now", NOW, "--jobs", "1", *folders, *words)

    return run


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file and folder with its time and bytes."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
        if path.exists()
    }


# ---------------------------------------------------------------- the output folder


def test_errors_in_a_first_build_write_no_output(site: Path, build: Build, tmp_path: Path) -> None:
    write(site, {f"{NOTICE}index.en.md": BAD})
    assert build().code == 1
    assert not (tmp_path / "output").exists() or not any((tmp_path / "output").iterdir())


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({f"{NOTICE}index.en.md": BAD}, 1),
        ({f"{NOTICE}index.en.md": GOOD + "\n[Fees](fees.pdf)\n"}, 1),
        ({"content/news/index.en.md": GOOD}, 1),
        ({f"{NOTICE}index.zh.md": text("公告", date="2024-01-06")}, 1),
        ({"site.toml": "url = 7\n"}, 2),
        ({"templates/pages/notice.html": "{% if %}"}, 2),
        ({"templates/pages/notice.html": "{{ frame.nothing }}"}, 2),
        ({"locales/zh/LC_MESSAGES/messages.po": "msgid \n"}, 2),
    ],
)
def test_a_build_with_errors_leaves_the_last_good_one_as_it_was(
    site: Path, build: Build, tmp_path: Path, broken: dict[str, str], code: int
) -> None:
    write(site, {f"{NOTICE}index.en.md": GOOD, f"{NOTICE}form.pdf": "form"})
    assert build().code == 0
    before = snapshot(tmp_path / "output")
    assert "en/news/2024/01-05-notice/index.html" in before
    write(site, broken)
    assert build().code == code
    assert snapshot(tmp_path / "output") == before


def test_a_mistake_that_is_mended_is_told_no_more(site: Path, build: Build) -> None:
    write(site, {f"{NOTICE}index.en.md": BAD})
    assert build().code == 1
    assert build().code == 1
    write(site, {f"{NOTICE}index.en.md": GOOD})
    run = build()
    assert (run.code, run.err) == (0, "")


# ---------------------------------------------------------------- many at once


def _single(case: Case) -> bytes | None:
    """Return the text of a case that is one broken notice in English, and nothing else."""
    files = [path for path in case.folder.rglob("*") if path.is_file()]
    own = [path for path in files if not path.name.startswith("expected.")]
    alone = [path.relative_to(case.folder).as_posix() for path in own] == [f"{NOTICE}index.en.md"]
    return own[0].read_bytes() if alone and "large" not in case.name else None


def _many(site: Path) -> dict[str, Case]:
    """Put all these notices into one site; return the cases by their file."""
    broken = {}
    for number, case in enumerate(cases()):
        source = _single(case)
        if source is not None:
            path = f"content/news/2024/01-05-notice-{number}/index.en.md"
            write(site, {path: source})
            broken[path] = case
    return broken


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_mistakes_of_many_files_are_told_in_one_run(
    site: Path, build: Build, tmp_path: Path, language: str
) -> None:
    write(site, {f"{NOTICE}index.en.md": GOOD})
    assert build().code == 0
    before = snapshot(tmp_path / "output")
    broken = _many(site)
    assert len(broken) > 100
    run = build("--lang", language)
    assert run.code == 1
    expected = []
    for path, case in broken.items():
        lines = case.expected(language).read_text("utf-8").splitlines()[:-1]
        expected += [line.replace(f"{NOTICE}index.en.md", path) for line in lines]
    assert sorted(run.err.splitlines()[:-1]) == sorted(expected)
    assert snapshot(tmp_path / "output") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_machines_are_told_the_same_in_the_same_order(
    site: Path, build: Build, language: str
) -> None:
    _many(site)
    lines = build("--lang", language).err.splitlines()[:-1]
    run = build("--lang", language, "--json")
    assert run.code == 1
    assert run.err == ""
    assert run.report["ok"] is False
    problems = run.report["problems"]
    places = [(each["path"], each["line"]) for each in problems]
    assert places == sorted(places)
    assert len(problems) == len(lines) == len(set(lines))
    for each, line in zip(problems, lines, strict=True):
        assert set(each) == {"severity", "code", "path", "line", "column", "message", "hint"}
        assert "+" not in each["code"]
        assert line.startswith(f"{each['path']}:{each['line']}")
        assert line.index(each["message"]) < line.index(each["hint"])
        assert line.endswith(each["hint"])


def test_check_tells_what_build_tells(site: Path, build: Build, tmp_path: Path) -> None:
    _many(site)
    checked = build(command="check")
    assert not (tmp_path / "output").exists()
    built = build()
    assert (checked.code, checked.err) == (built.code, built.err)


# ---------------------------------------------------------------- drafts, warnings


def test_what_is_wrong_with_a_draft_stops_nothing(site: Path, build: Build) -> None:
    write(site, {f"{NOTICE}index.en.md": DRAFT})
    run = build("--json")
    assert run.code == 0
    assert run.codes == ["unknown-field", "link-dead"]
    assert {problem["severity"] for problem in run.report["problems"]} == {"warning"}


def test_with_drafts_shown_it_does(site: Path, build: Build) -> None:
    write(site, {f"{NOTICE}index.en.md": DRAFT})
    assert build().code == 0
    run = build("--drafts", "--json")
    assert run.code == 1
    assert run.codes == ["unknown-field", "link-dead"]
    assert {problem["severity"] for problem in run.report["problems"]} == {"error"}
    assert build().code == 0


def test_a_draft_does_not_hide_what_is_wrong_with_its_counterpart(site: Path, build: Build) -> None:
    write(site, {f"{NOTICE}index.en.md": DRAFT, f"{NOTICE}index.zh.md": BAD})
    run = build("--json")
    assert run.code == 1
    severities = {problem["path"]: problem["severity"] for problem in run.report["problems"]}
    assert severities == {f"{NOTICE}index.en.md": "warning", f"{NOTICE}index.zh.md": "error"}


def test_with_strict_a_warning_stops_the_build(site: Path, build: Build, tmp_path: Path) -> None:
    assert build("--strict").code == 0
    before = snapshot(tmp_path / "output")
    write(
        site,
        {f"{NOTICE}index.en.md": text("A notice", "## Scope\n\n#### Dates", date="2024-01-05")},
    )
    run = build("--strict", "--json")
    assert (run.code, run.codes) == (1, ["heading-skipped"])
    assert snapshot(tmp_path / "output") == before
    assert build().code == 0


# ---------------------------------------------------------------- a file that cannot be read


@pytest.mark.parametrize("path", [b"content/news/2024/01-05-notice/\xb9\xab\xb8\xe6.pdf",
                                  b"content/news/2024/01-05-\xb9\xab\xb8\xe6/index.zh.md",
                                  b"content/news/2024/\xb9\xab\xb8\xe6.zh.md"])  # fmt: skip
def test_a_file_name_in_another_encoding_is_told(site: Path, build: Build, path: bytes) -> None:
    write(site, {f"{NOTICE}index.en.md": GOOD})
    place = Path(os.fsdecode(os.fsencode(site) + b"/" + path))
    try:
        place.parent.mkdir(exist_ok=True)
        place.write_text(GOOD, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    shown = path.decode("utf-8", "backslashreplace").replace("\\x", "\\udc")
    first, _ = build().err.splitlines()
    assert first == (
        f"{shown}:1: the name of this file, or of a folder above it, is not encoded in UTF-8; "
        "rename it; such names come out of archives that were packed on another system"
    )
    run = build("--json")
    assert (run.code, run.codes) == (1, ["name-not-utf-8"])


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "this file cannot be read: Permission denied; check that you may read it"),
     ("zh", "无法读取这个文件：没有权限；请检查您有没有读取权限")],
)  # fmt: skip
def test_a_text_that_may_not_be_read_is_told(
    site: Path, build: Build, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    write(site, {f"{NOTICE}index.en.md": GOOD})
    refuse_to_open(site / f"{NOTICE}index.en.md", monkeypatch)
    run = build("--lang", language)
    assert run.code == 1
    first, _ = run.err.splitlines()
    assert first.startswith(f"{NOTICE}index.en.md:1")
    assert told in first
