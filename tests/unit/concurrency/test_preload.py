"""What is imported beside the reading is what the run needs after it, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gazette.concurrency.preload import MODULES
from tests.support.content import settings, text, write
from tests.support.run import REPOSITORY

PROGRAM = """
import sys
from pathlib import Path
from gazette.cli import main
code = main(["build", "--site", sys.argv[1], "--jobs", "1"], home=Path(sys.argv[2]))
print("code", code, *sys.modules)
"""


def modules_of_a_build(site: Path) -> set[str]:
    """Return what a build in one process imports: there, nothing is fetched ahead."""
    words = [sys.executable, "-c", PROGRAM, str(site), str(REPOSITORY)]
    run = subprocess.run(words, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    told = run.stdout.splitlines()[-1].split()
    assert told[:2] == ["code", "0"], run.stderr
    return set(told[2:])


def test_an_edit_of_one_body_needs_all_that_is_fetched_and_a_build_without_edits_nothing(
    tmp_path: Path,
) -> None:
    notice = "content/news/2020/12-24-a/index.en.md"
    own = {
        f"content/pages/{name}.{code}.md": text(name)
        for name in ("home", "about", "disclaimer")
        for code in ("en", "zh")
    }
    files = {"site.toml": settings(), **own, notice: text("A", "Text.\n", date="2020-12-24")}
    site = write(tmp_path, files)
    modules_of_a_build(site)
    write(tmp_path, {notice: text("A", "Another text.\n", date="2020-12-24")})
    imported = modules_of_a_build(site)
    assert imported.issuperset(MODULES)
    # By it, Python-Markdown would look through all installed packages for its own extensions.
    assert "importlib.metadata" not in imported
    assert modules_of_a_build(site).isdisjoint(MODULES)
