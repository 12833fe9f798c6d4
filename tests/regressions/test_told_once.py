"""Some mistakes were told twice: in words of their own, and as what followed from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette

NOTICE = "content/news/2024/01-05-notice"


def codes(root: Path, files: dict[str, str]) -> list[str]:
    site = write(root, {"site.toml": settings(), **files})
    run = gazette("check", "--json", "--site", site)
    return [code for code in run.codes if code != "standing-missing"]


@pytest.mark.parametrize("date", ["2024/1/5", "2024-02-30", "[2024-01-05]"])
def test_a_date_that_cannot_be_read_is_not_missing_too(tmp_path: Path, date: str) -> None:
    files = {f"{NOTICE}/index.en.md": text("A"), f"{NOTICE}/index.zh.md": text("甲", date=date)}
    assert codes(tmp_path, files) in (["bad-date"], ["wrong-type"])


def test_a_page_with_a_reserved_name_is_no_clash_too(tmp_path: Path) -> None:
    assert codes(tmp_path, {"content/pages/news.en.md": text("News")}) == ["reserved-name"]


def test_two_files_of_one_name_are_told_once(tmp_path: Path) -> None:
    files = {
        f"{NOTICE}/index.en.md": text("A", "[Form](../../../files/form.pdf)", date="2024-01-05"),
        f"{NOTICE}/form.pdf": "one",
        "content/files/form.pdf": "two",
    }
    assert codes(tmp_path, files) == ["asset-clash"]
