"""A text could have the id to which “Skip to the content” leads, and no link could lead there."""

from __future__ import annotations

import re
from pathlib import Path

from gazette.model.page import BARE, FRAME_IDS
from tests.support.content import settings, text, write
from tests.support.run import REPOSITORY, gazette
from tests.unit.markup.show import convert


def test_the_ids_of_the_templates_are_known() -> None:
    sources = (path.read_text("utf-8") for path in (REPOSITORY / "templates").rglob("*.html"))
    found = {each for source in sources for each in re.findall(r'\bid="([^"]*)"', source)}
    assert found == FRAME_IDS


def test_an_id_of_the_frame_is_told_wherever_it_is_written() -> None:
    source = '## A {#_main}\n\n<p id="_main">b</p>\n\nc\n{: #_main }\n\n## _main\n'
    found = [(finding.key, finding.line) for finding in convert(source).findings]
    assert found == [("reserved-id", 1), ("reserved-id", 3), ("reserved-id", 6)]


def test_the_templates_without_them_are_known() -> None:
    folder = REPOSITORY / "templates"
    pages = (folder / "pages").glob("*.html")
    bare = {path for path in pages if "layouts/bare.html" in path.read_text("utf-8")}
    assert {path.relative_to(folder).as_posix() for path in bare} == BARE


def test_links_may_lead_to_an_id_of_the_frame(tmp_path: Path) -> None:
    body = (
        "[a](/en/about/#_main) [b](#_main) [c](../../pages/about.en.md#_main)\n"
        "[d](/en/news/#_main) [e](/#_main) [f](/old/#_main)\n"
    )
    files = {
        "site.toml": settings(),
        "content/pages/about.en.md": text("About", aliases="[/old/]"),
        "content/news/2024/01-06-a.en.md": text("A", body, date="2024-01-06"),
    }
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    problems = [each for each in run.report["problems"] if each["severity"] == "error"]
    assert [(each["code"], each["line"]) for each in problems] == [("link-anchor", 7)] * 2
    assert not any("{#" in each["hint"] for each in problems)
