"""The check of style read the content too, and wanted examples in Markdown written its way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.run import REPOSITORY


def test_markdown_is_none_of_the_formatters_business(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("```python\nx   = {  'a':1 }\n```\n")
    (tmp_path / "program.py").write_text("x = 1\n")
    words = ("format", "--check", "--no-cache", "--config", REPOSITORY / "pyproject.toml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "1 file already formatted\n"), done.stderr
