"""A text that cannot be read is told as an error, whatever the rules say of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gazette import parse
from gazette.parse import ParseResult
from tests.support.content import notice
from tests.unit.read.reread import Portal


def test_a_text_that_gives_nothing_and_says_nothing_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = Portal(tmp_path)
    portal.put(notice("2020/12-24-a", en="A", zh="甲"))
    really = parse.parse_text

    def silent(raw: bytes, *, path: str, **given: Any) -> ParseResult:
        result = really(raw, path=path, **given)
        return result if "zh" in path else replace(result, fields=None)

    monkeypatch.setattr(parse, "parse_text", silent)
    told = [(each.key, each.path) for each in portal.read().problems if "news" in each.path]
    assert told == [("text-unread", "content/news/2020/12-24-a/index.en.md")]
