"""The command line: reports, exit codes, what is written and what is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.run import REPOSITORY, Run, gazette, gazette_apart

PAGES = {
    f"content/pages/{name}.{code}.md": text(f"{name} {code}")
    for name in ("home", "about", "disclaimer")
    for code in ("en", "zh")
}
GOOD = {**PAGES, **notice("2026/03-10-a", {"topics": "[testing]"}, en="A", zh="甲")}
NUMBERS = ("pages", "written", "kept", "deleted")
ADVICE = "check how the name is spelled; folders are left with “../”"
BROKEN = "content/news/2026/03-11-b/index.en.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"site.toml": settings(), **GOOD})


@pytest.fixture
def run(site: Path) -> Callable[..., Run]:
    """Run a command on the site of the test."""

    def at_site(command: str, *words: str | Path) -> Run:
        clock = () if command == "messages" else ("--now", "2026-06-01", "--jobs", "1")
        return gazette(command, "--site", site, *clock, *words)

    return at_site


def snapshot(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else None,
        )
        for path in folder.rglob("*")
    }


def break_it(site: Path) -> None:
    write(site, {BROKEN: "---\ntitle: B\ntitel: C\ndate: 2026-03-11\n---\n\n[x](nowhere.md)\n"})


# ---------------------------------------------------------------- the report for machines


@pytest.mark.parametrize("command", ["build", "check"])
def test_the_report_has_exactly_the_fields_of_the_contract(
    run: Callable[..., Run], command: str
) -> None:
    done = run(command, "--json")
    assert done.code == 0
    assert done.err == ""
    assert list(done.report) == ["ok", *NUMBERS, "removed", "next_change", "problems"]
    assert done.report["ok"] is True
    assert all(type(done.report[name]) is int for name in NUMBERS)
    assert done.report["next_change"] is None
    assert done.report["problems"] == []


def test_the_report_counts_files(run: Callable[..., Run], site: Path) -> None:
    first = run("build", "--json").report
    files = [path for path in (site / "output").rglob("*") if path.is_file()]
    assert first["pages"] == first["written"] == len(files)
    (site / BROKEN).parent.mkdir(parents=True)
    write(site, {BROKEN: text("B", date="2026-03-11")})
    second = run("build", "--json").report
    assert second["pages"] == second["written"] + second["kept"] == first["pages"] + 2
    (site / BROKEN).unlink()
    (site / BROKEN).parent.rmdir()
    assert run("build", "--json").report["deleted"] == 2


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_problem_in_the_report_says_where_and_what_and_what_to_do(
    run: Callable[..., Run], site: Path, command: str
) -> None:
    break_it(site)
    done = run(command, "--json")
    assert done.code == 1
    assert done.report["ok"] is False
    assert list(done.report) == ["ok", *NUMBERS, "next_change", "problems"]
    assert done.report["problems"][0] == {
        "severity": "error",
        "code": "unknown-field",
        "path": BROKEN,
        "line": 3,
        "column": 1,
        "message": "the field “titel” is not known",
        "hint": "did you mean “title”?",
    }
    assert done.codes == ["unknown-field", "link-dead"]


def test_the_next_change_is_a_time_with_an_offset(run: Callable[..., Run], site: Path) -> None:
    write(site, notice("2026/09-01-c", {"date": "2026-09-01 08:00"}, en="C", zh="丙"))
    assert run("build", "--json").report["next_change"] == "2026-09-01T08:00:00+08:00"


@pytest.mark.parametrize("words", [["--now", "soon"], ["--site", "/nowhere"], ["--wrong"]])
def test_wrong_usage_is_reported_to_machines_too(words: list[str]) -> None:
    done = gazette("build", "--json", *words)
    assert done.code == 2
    assert done.report["ok"] is False
    assert [problem["severity"] for problem in done.report["problems"]] == ["error"]


# ---------------------------------------------------------------- lines for people


def test_an_error_is_one_line_of_place_fault_and_advice(
    run: Callable[..., Run], site: Path
) -> None:
    break_it(site)
    done = run("build")
    assert done.code == 1
    assert done.out == ""
    assert done.err.splitlines() == [
        f"{BROKEN}:3: the field “titel” is not known; did you mean “title”?",
        f"{BROKEN}:7: “nowhere.md” leads nowhere; {ADVICE}",
        "2 errors, 0 warnings",
    ]


def test_a_build_tells_what_it_did_and_when_to_build_again(
    run: Callable[..., Run], site: Path
) -> None:
    write(site, notice("2026/09-01-c", {"date": "2026-09-01 08:00"}, en="C", zh="丙"))
    done = run("build")
    first, second = done.out.splitlines()
    assert first.endswith(" pages written, 0 kept, 0 deleted")
    assert second == "The site next changes on 2026-09-01 08:00: build it again then."


@pytest.mark.parametrize("words", [["--lang", "zh"], ["--lang=zh"]])
def test_the_tool_speaks_chinese_where_it_is_asked_to(
    run: Callable[..., Run], site: Path, words: list[str]
) -> None:
    break_it(site)
    done = run("build", *words)
    assert done.code == 1
    for line in done.err.splitlines():
        told = line.partition(": ")[2] or line
        assert any("\u4e00" <= char <= "\u9fff" for char in told), line


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh_CN:en"}, True),
        ({}, False),
    ],
)
def test_the_tool_speaks_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Run],
    environment: dict[str, str],
    chinese: bool,
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert any("\u4e00" <= char <= "\u9fff" for char in run("check").out) == chinese


def test_chinese_is_printed_where_the_environment_names_no_encoding(site: Path) -> None:
    break_it(site)
    words = ("check", "--site", site, "--lang", "zh")
    done = gazette_apart(*words, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "“titel”" in done.err


# ---------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    "words",
    [
        ["--unknown"],
        ["publishh"],
        ["--now", "yesterday"],
        ["--jobs", "0"],
        ["--jobs", "-1"],
        ["--jobs", "many"],
        ["--lang", "fr"],
        ["--url", "host"],
        ["--url", "ftp://host/"],
        ["--url", "https://host/?a=b"],
        ["--explain", "en/nothing/"],
        ["--content", "/nowhere"],
        ["--site", "/nowhere"],
        ["--output"],
        ["build", "extra"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_in_2_and_writes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(site)
    before = snapshot(site)
    home = site if "--site" in words else REPOSITORY
    given = [*words] if "--site" in words else [*words, "--site", str(site)]
    done = gazette(*given, home=home)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err
    if "--explain" not in words:
        assert snapshot(site) == before
    assert not (site / "output").exists()


def test_a_site_without_settings_ends_in_2(tmp_path: Path) -> None:
    done = gazette("build", "--site", tmp_path, "--json")
    assert done.code == 2
    assert done.codes == ["settings-missing"]


def test_all_mistakes_in_the_settings_are_told_at_once(site: Path) -> None:
    toml = settings(page_size=0, untranslated="maybe", titel="x").replace("Asia/Shanghai", "Mars")
    write(site, {"site.toml": toml})
    done = gazette("check", "--site", site, "--json")
    assert done.code == 2
    assert sorted(done.codes) == [
        "setting-choice",
        "setting-number",
        "setting-time-zone",
        "setting-unknown",
    ]
    assert all(problem["path"] == "site.toml" for problem in done.report["problems"])
    assert all(problem["line"] > 1 for problem in done.report["problems"])


def test_an_empty_content_folder_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings()})
    (tmp_path / "content").mkdir()
    done = gazette("build", "--site", tmp_path, "--json")
    assert done.code == 1
    assert "no-content" in done.codes
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"]])
def test_help_and_version_end_in_0(words: list[str]) -> None:
    done = gazette_apart(*words)
    assert done.code == 0
    assert done.out.startswith(("usage: build.py", "Gazette "))


def test_without_a_command_the_portal_is_built(site: Path) -> None:
    assert gazette("--site", site, "--now", "2026-06-01").code == 0
    assert (site / "output" / "index.html").is_file()


# ---------------------------------------------------------------- what is written


def test_check_writes_nothing_at_all(run: Callable[..., Run], site: Path) -> None:
    before = snapshot(site)
    assert run("check").code == 0
    assert snapshot(site) == before
    assert run("build").code == 0
    write(site, {BROKEN: text("B", date="2026-03-11")})
    before = snapshot(site)
    assert run("check").code == 0
    assert snapshot(site) == before


def test_check_tells_what_a_build_would_tell(run: Callable[..., Run], site: Path) -> None:
    break_it(site)
    write(site, {"content/pages/About.de.md": text("Über")})
    assert run("check", "--json").report["problems"] == run("build", "--json").report["problems"]


def test_a_build_with_errors_leaves_the_output_as_it_was(
    run: Callable[..., Run], site: Path
) -> None:
    assert run("build").code == 0
    before = snapshot(site / "output")
    break_it(site)
    assert run("build").code == 1
    assert snapshot(site / "output") == before
    write(site, {BROKEN: text("B", date="2026-03-11")})
    assert run("build").code == 0


def test_the_memory_is_never_inside_the_output(run: Callable[..., Run], site: Path) -> None:
    assert run("build").code == 0
    kinds = {path.suffix for path in (site / "output").rglob("*") if path.is_file()}
    assert kinds == {".html", ".atom", ".json", ".xml", ".txt", ".css", ".svg"} | {
        path.suffix for path in (REPOSITORY / "static").rglob("*") if path.is_file()
    }
    assert (site / ".cache").is_dir()


@pytest.mark.parametrize(
    "words",
    [
        ["--output", "content/out"],
        ["--output", "content"],
        ["--output", "."],
        ["--cache", "output/.cache"],
        ["--cache", "content/.cache"],
        ["--output", ".cache/out"],
        ["--output", "content/../content/news"],
    ],
    ids=" ".join,
)
def test_folders_that_lie_in_one_another_are_refused(
    site: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(site)
    before = snapshot(site)
    done = gazette("build", "--site", ".", "--json", *words)
    assert done.code == 2
    assert done.codes == ["option-folders-clash"]
    assert snapshot(site) == before


def test_a_link_to_the_content_folder_is_no_way_around_that(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "link").symlink_to("content", target_is_directory=True)
    monkeypatch.chdir(site)
    done = gazette("build", "--site", ".", "--json", "--output", "link/out")
    assert done.codes == ["option-folders-clash"]


def test_files_of_others_in_the_output_folder_are_left_alone(
    run: Callable[..., Run], site: Path
) -> None:
    write(site, {"output/.gitignore": "*\n", "output/CNAME": "small.example\n"})
    assert run("build").code == 0
    assert run("build").code == 0
    assert (site / "output" / "CNAME").read_text() == "small.example\n"


def test_relative_folders_are_seen_from_where_the_command_is_given(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("--site", "site", "--output", "here/out", "--cache", "here/cache")
    assert gazette("build", *words).code == 0
    assert (tmp_path / "here" / "out" / "index.html").is_file()
    assert not (site / "output").exists()
    assert not (site / ".cache").exists()


# ---------------------------------------------------------------- strict, explain, verify


@pytest.mark.parametrize("command", ["build", "check"])
def test_strict_makes_warnings_stop(run: Callable[..., Run], site: Path, command: str) -> None:
    (site / "content/pages/about.zh.md").unlink()
    done = run(command, "--json")
    assert (done.code, done.codes) == (0, ["standing-missing"])
    assert done.report["problems"][0]["severity"] == "warning"
    done = run(command, "--json", "--strict")
    assert (done.code, done.codes) == (1, ["standing-missing"])
    assert done.report["ok"] is False


def test_strict_holds_nothing_against_a_site_without_warnings(run: Callable[..., Run]) -> None:
    assert run("build", "--strict").code == 0


@pytest.mark.parametrize(
    "spelling",
    [
        "en/about/index.html",
        "en/about/",
        "en/about",
        "/en/about/",
        "https://small.example/en/about/",
        "output/en/about/index.html",
        "content/pages/about.en.md",
    ],
)
def test_a_page_to_explain_may_be_named_in_many_ways(
    run: Callable[..., Run], spelling: str
) -> None:
    path = "en/about/index.html"
    assert run("build", "--explain", spelling).out.splitlines()[-1] == (
        f"{path} was written: it is new."
    )
    assert run("build", "--explain", spelling).out.splitlines()[-1] == (
        f"{path} was kept: nothing that it is made from changed. "
        "When it was last written: it is new."
    )


CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Homepage"
msgstr "Home"
"""
TEMPLATE = "templates/pages/notice.html"


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        (
            "content/news/2026/03-10-a/index.en.md",
            text("B", date="2026-03-10"),
            "what it shows changed",
        ),
        (
            TEMPLATE,
            "{# new #}" + (REPOSITORY / TEMPLATE).read_text(),
            "a template that it is made from changed",
        ),
        (
            "locales/en/LC_MESSAGES/messages.po",
            CATALOG,
            "the translation of a text on it changed",
        ),
    ],
    ids=["content", "template", "words"],
)
def test_a_page_is_explained_by_what_changed(
    run: Callable[..., Run], site: Path, path: str, content: str, reason: str
) -> None:
    assert run("build").code == 0
    write(site, {path: content})
    told = run("build", "--explain", "/en/news/2026/03-10-a/").out.splitlines()[-1]
    assert told == f"en/news/2026/03-10-a/index.html was written: {reason}."


def test_a_page_that_was_changed_on_disk_is_written_again(
    run: Callable[..., Run], site: Path
) -> None:
    assert run("build").code == 0
    page = site / "output/en/about/index.html"
    good = page.read_bytes()
    page.write_text("spoiled")
    told = run("build", "--explain", "en/about/").out.splitlines()[-1]
    assert told == (
        "en/about/index.html was written: the file in the output folder was changed or removed."
    )
    assert page.read_bytes() == good


def test_verify_sees_a_change_that_kept_size_and_time(run: Callable[..., Run], site: Path) -> None:
    source = site / "content/news/2026/03-10-a/index.en.md"
    old = 1_600_000_000
    os.utime(source, (old, old))
    assert run("build").code == 0
    source.write_text(source.read_text().replace("title: A", "title: Z"))
    os.utime(source, (old, old))
    assert run("build", "--json").report["written"] == 0
    assert run("build", "--json", "--verify").report["written"] > 0
    assert "<h1>Z</h1>" in (site / "output/en/news/2026/03-10-a/index.html").read_text()
