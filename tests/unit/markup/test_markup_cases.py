"""Each text of tests/cases/markup becomes the HTML, and causes the findings, that stand beside it.

`NAME.LANG.md` is converted as a text in LANG; slots are shown as `{{kind:value @line}}`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.markup.show import CASES, convert, line, shown


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_a_text_becomes_the_html_beside_it(path: Path) -> None:
    fragment = convert(path.read_text("utf-8"), joins_lines=path.stem.endswith(".zh"))
    assert shown(fragment) + "\n" == path.with_suffix(".html").read_text("utf-8")
    findings = path.with_suffix(".findings")
    expected = findings.read_text("utf-8") if findings.exists() else ""
    assert "".join(map(line, fragment.findings)) == expected
