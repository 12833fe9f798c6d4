"""A run whose standard output cannot be written ends in a message."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import REPOSITORY

BUILD = f"{sys.executable} -W error {REPOSITORY / 'build.py'}"
UNSAID = (
    "gazette: what came of this run cannot be printed ({}); check where its standard output goes"
)


def shell(command: str, site: Path) -> tuple[int, list[str]]:
    """Run a command line with BUILD and SITE in it; return its code and standard error."""
    given = {"PATH": os.environ["PATH"], "BUILD": BUILD, "SITE": f"--site {site}"}
    script = f"set -o pipefail; {command}"
    done = subprocess.run(
        ["bash", "-c", script], env=given, capture_output=True, check=False, text=True
    )
    return done.returncode, done.stderr.splitlines()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path, {"site.toml": settings(), **notice("2024/01-05-a", en="A", zh="甲")})


@pytest.mark.parametrize("command", ["build", "build --json", "check", "--help", "--version"])
@pytest.mark.parametrize(
    ("output", "reason"),
    [("> /dev/full", "No space left on device"), (">&-", "not writable"),
     ("| sleep 0", "Broken pipe")],
)  # fmt: skip
def test_a_result_that_cannot_be_printed_is_told(
    site: Path, command: str, output: str, reason: str
) -> None:
    if output == "> /dev/full" and not Path("/dev/full").exists():
        pytest.skip("this machine has no /dev/full")
    options = "" if "--" in command and "json" not in command else "$SITE"
    # Whoever reads has to be gone before the first word.
    wait = "sleep 0.2; " if output.startswith("|") else ""
    code, told = shell(f"( {wait}$BUILD {command} {options} ) {output}", site)
    assert code == 2
    assert told[-1] == UNSAID.format(reason)
    assert not any("Traceback" in line or "Error" in line for line in told)


def test_who_closes_every_stream_gets_the_portal_all_the_same(site: Path) -> None:
    code, told = shell("$BUILD build $SITE <&- >&- 2>&-", site)
    assert (code, told) == (2, [])
    assert (site / "output/en/index.html").is_file()
    assert shell("$BUILD build $SITE --json", site) == (0, [])


@pytest.mark.parametrize("errors", ["2>&-", "2> /dev/full"])
def test_an_exit_code_is_told_where_standard_error_cannot_be_written(
    site: Path, errors: str
) -> None:
    write(site, {"content/news/2024/01-05-a/index.en.md": "nothing"})
    assert shell(f"$BUILD check $SITE {errors}", site) == (1, [])
