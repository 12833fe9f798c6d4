"""Words in, a command and its options out; help, and a reader who goes away."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from gazette.cli.arguments import COMMANDS, parse
from gazette.cli.progress import Bar
from gazette.errors import UsageError
from tests.support.content import notice, settings, text, write
from tests.support.run import REPOSITORY, gazette

HAN = re.compile(r"[\u4e00-\u9fff]")


def same(text: str) -> str:
    return text


# ---------------------------------------------------------------- arguments


@pytest.mark.parametrize(
    ("argv", "command"),
    [([], "build"), (["--drafts"], "build"), (["build"], "build"), (["check", "--json"], "check"),
     (["messages", "--check"], "messages")],
)  # fmt: skip
def test_without_a_command_the_portal_is_built(argv: list[str], command: str) -> None:
    assert parse(argv, same).command == command


def test_every_shared_option_is_known_to_build_and_check() -> None:
    words = [
        *("--site", "s", "--content", "c", "--output", "o", "--cache", "k", "--url", "u"),
        *("--now", "n", "--drafts", "--strict", "--jobs", "2", "--json", "--lang", "zh"),
    ]
    for command in ("build", "check"):
        given = vars(parse([command, *words], same))
        assert {given[name] for name in ("site", "content", "output", "cache")} == set("scok")
        assert (given["url"], given["now"], given["jobs"], given["lang"]) == ("u", "n", "2", "zh")
        assert given["drafts"]
        assert given["strict"]
        assert given["json"]
    given = parse(["--no-search", "--explain", "en/"], same)
    assert (given.no_search, given.explain) == (True, "en/")


@pytest.mark.parametrize(
    "argv",
    [["--unknown"], ["unknown"], ["--site"], ["--lang", "fr"], ["check", "--explain", "x"],
     ["check", "extra"], ["messages", "--drafts"], ["--draft"], ["--json=yes"]],
)  # fmt: skip
def test_what_is_not_understood_is_a_wrong_use(argv: list[str]) -> None:
    with pytest.raises(UsageError) as stop:
        parse(argv, same)
    (problem,) = stop.value.problems
    assert (problem.code, stop.value.exit_code) == ("usage", 2)


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_tells_every_command_and_ends_in_0(lang: str) -> None:
    done = gazette("--help", "--lang", lang)
    assert done.code == 0
    assert all(re.search(rf"^ +{name} ", done.out, re.MULTILINE) for name in COMMANDS)
    assert bool(HAN.search(done.out)) == (lang == "zh")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_has_help_and_every_option_its_purpose(command: str, lang: str) -> None:
    done = gazette(command, "-h", f"--lang={lang}")
    assert done.code == 0
    options = re.findall(
        r"^  (?:-h, )?(--[a-z-]+)[^\n]*?(?:  +|\n +)(\S.*)$", done.out, re.MULTILINE
    )
    assert {name for name, _ in options} >= {"--help", "--site", "--json", "--lang"}
    assert all(purpose for _, purpose in options)
    if lang == "zh":
        assert all(HAN.search(purpose) for _, purpose in options), options


def test_the_version_is_told() -> None:
    done = gazette("--version")
    assert (done.code, done.out.split()[0]) == (0, "Gazette")


# ---------------------------------------------------------------- times out of range


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {"site.toml": settings(), **notice("2026/03-10-a", en="A")})


@pytest.mark.parametrize(
    "now", ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31T23:59:59Z", "2026-13-01", "now"]
)
def test_a_time_that_no_announcement_can_have_is_refused(site: Path, now: str) -> None:
    done = gazette("check", "--site", site, "--json", "--now", now)
    assert (done.code, done.codes) == (2, ["option-now"])


@pytest.mark.parametrize(
    ("now", "published"),
    [
        ("2026-03-10", True),
        ("2026-03-09T23:59:59", False),
        ("2026-03-09T16:00:00Z", True),
        ("2026-03-09T15:59:59Z", False),
        ("2026-03-10T00:30:00+09:00", False),
        ("1900-01-01", False),
        ("2199-12-31", True),
    ],
)
def test_a_time_without_offset_is_in_the_portals_time_zone(
    site: Path, now: str, published: bool
) -> None:
    done = gazette("build", "--site", site, "--json", "--now", now, "--jobs", "1")
    assert done.code == 0
    assert (site / "output/en/news/2026/03-10-a/index.html").exists() is published
    assert (done.report["next_change"] is None) is published
    if not published:
        assert done.report["next_change"] == "2026-03-10T00:00:00+08:00"


# ---------------------------------------------------------------- content that is not there


def test_a_site_without_a_content_folder_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings()})
    done = gazette("check", "--site", tmp_path, "--json")
    assert done.code == 1
    assert "no-content" in done.codes


# ---------------------------------------------------------------- explanations for machines


def test_an_explanation_is_in_the_report_for_machines(site: Path) -> None:
    words = ("--site", site, "--json", "--now", "2026-06-01", "--jobs", "1", "--explain", "en/")
    first, second = gazette("build", *words).report, gazette("build", *words).report
    assert first["explanation"] == {"path": "en/index.html", "now": ["new"], "earlier": []}
    assert second["explanation"] == {"path": "en/index.html", "now": [], "earlier": ["new"]}


# ---------------------------------------------------------------- a reader who goes away


@pytest.mark.parametrize(
    "words",
    ["check --json", "check", "--help", "check --now x --json"],
)
def test_a_reader_who_goes_away_is_met_without_a_traceback(site: Path, words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, REPOSITORY / "build.py", *words.split(), "--site", site],
            env={"PATH": os.environ["PATH"]},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    told = ran.stderr.decode()
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert ran.returncode == 2


def test_nothing_breaks_when_both_streams_have_no_reader(site: Path) -> None:
    write(site, {"content/news/2026/03-11-b.en.md": text("B")})
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, REPOSITORY / "build.py", "check", "--site", site],
            env={"PATH": os.environ["PATH"]},
            stdout=writing,
            stderr=writing,
            check=False,
        )
    finally:
        os.close(writing)
    assert ran.returncode == 1


def test_json_on_standard_output_is_utf_8_whatever_the_environment(site: Path) -> None:
    write(
        site, {"content/news/2026/03-11-乙.zh.md": text("乙", "[x](没有.pdf)", date="2026-03-11")}
    )
    ran = subprocess.run(
        [sys.executable, REPOSITORY / "build.py", "check", "--site", site, "--json"],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    (problem,) = (
        p for p in json.loads(ran.stdout.decode())["problems"] if p["severity"] == "error"
    )
    assert problem["path"] == "content/news/2026/03-11-乙.zh.md"
    assert (problem["line"], problem["column"]) == (6, None)
    assert "没有.pdf" in problem["message"]


# ---------------------------------------------------------------- progress


def test_a_bar_is_drawn_not_too_often_and_taken_away() -> None:
    terminal = StringIO()
    bar = Bar(terminal, str.upper)
    bar.stage("Reading", 1000)
    for done in range(1, 1001):
        bar.advance(done)
    drawn = terminal.getvalue().split("\r\x1b[K")[1:]
    assert drawn[0].startswith("READING ░")
    assert drawn[-1] == f"READING {'█' * 24} 1000/1000"
    assert len(drawn) < 100
    bar.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_stage_without_steps_draws_nothing() -> None:
    terminal = StringIO()
    bar = Bar(terminal, same)
    bar.clear()
    bar.stage("Reading", 0)
    bar.advance(0)
    assert terminal.getvalue() == ""


def test_the_clock_of_a_build_is_an_aware_instant() -> None:
    from gazette.cli.building import _now
    from tests.unit.library.made import site as made_site

    before = datetime.now(UTC).replace(microsecond=0)
    now = _now(None, made_site())
    assert before <= now <= datetime.now(UTC)
