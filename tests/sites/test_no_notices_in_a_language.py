"""A language without a single announcement ended the build in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette

PAGE = {"content/pages/home.en.md": text("Home")}
HIDDEN = {"content/news/2024/01-02-a.en.md": text("A", date="2024-01-02", untranslated="hide")}


@pytest.mark.parametrize("content", [PAGE, HIDDEN])
def test_a_language_may_be_without_announcements(tmp_path: Path, content: dict[str, str]) -> None:
    site = write(tmp_path, {"site.toml": settings(), **content})
    assert gazette("build", "--site", site, "--jobs", "1").code == 0
