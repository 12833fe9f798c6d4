"""Each text of tests/cases/markup becomes the HTML, and causes the findings, that stand beside it.

`NAME.LANG.md` is converted as a text in LANG; slots are shown as `{{kind:value @line}}`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.expected import ExpectedFiles
from tests.unit.markup.show import CASES, convert, line, shown


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_a_text_becomes_the_html_beside_it(path: Path, expected_file: ExpectedFiles) -> None:
    fragment = convert(path.read_text("utf-8"), joins_lines=path.stem.endswith(".zh"))
    expected_file(path.with_suffix(".html"), shown(fragment) + "\n")
    expected_file(path.with_suffix(".findings"), "".join(map(line, fragment.findings)))
