"""A problem that names a text of the catalogs was told as a traceback: both were «msgid»."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, write
from tests.support.run import gazette

CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Homepage"
msgstr "%(nothing)s"
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_problem_with_a_text_of_a_catalog_is_told(tmp_path: Path, lang: str) -> None:
    catalog = "locales/zh/LC_MESSAGES/messages.po"
    site = write(tmp_path, {"site.toml": settings(), catalog: CATALOG})
    run = gazette("messages", "--check", "--site", site, "--lang", lang)
    assert run.code == 2
    told = [line for line in run.err.splitlines() if "%(nothing)s" in line]
    assert len(told) == 1
    assert told[0].startswith(f"{catalog}:4: ")
    assert "Homepage" in told[0]
