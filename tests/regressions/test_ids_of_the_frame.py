"""A text could have the id to which “Skip to the content” leads."""

from __future__ import annotations

import re

from gazette.model.page import FRAME_IDS
from tests.support.run import REPOSITORY
from tests.unit.markup.show import convert


def test_the_ids_of_the_templates_are_known() -> None:
    sources = (path.read_text("utf-8") for path in (REPOSITORY / "templates").rglob("*.html"))
    found = {each for source in sources for each in re.findall(r'\bid="([^"]*)"', source)}
    assert found == FRAME_IDS


def test_an_id_of_the_frame_is_told_wherever_it_is_written() -> None:
    source = '## A {#_main}\n\n<p id="_main">b</p>\n\nc\n{: #_main }\n\n## _main\n'
    found = [(finding.key, finding.line) for finding in convert(source).findings]
    assert found == [("reserved-id", 1), ("reserved-id", 3), ("reserved-id", 6)]
