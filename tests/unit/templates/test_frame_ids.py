"""The ids that the templates themselves have, which no text may have, are known."""

from __future__ import annotations

import re

from gazette.model.page import BARE, FRAME_IDS
from tests.support.run import REPOSITORY


def test_the_ids_of_the_templates_are_known() -> None:
    sources = (path.read_text("utf-8") for path in (REPOSITORY / "templates").rglob("*.html"))
    found = {each for source in sources for each in re.findall(r'\bid="([^"]*)"', source)}
    assert found == FRAME_IDS


def test_the_templates_without_them_are_known() -> None:
    folder = REPOSITORY / "templates"
    pages = (folder / "pages").glob("*.html")
    bare = {path for path in pages if "layouts/bare.html" in path.read_text("utf-8")}
    assert {path.relative_to(folder).as_posix() for path in bare} == BARE
