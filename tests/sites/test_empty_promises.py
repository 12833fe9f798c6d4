"""Texts named a command that does not exist, and promised what the portal does not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazette.cli.arguments import COMMANDS
from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette

NAMED = re.compile(r"(?:python |“|: )build\.py ([a-z]+)\b")
TEXTS = [
    *REPOSITORY.glob("*.md"),
    *REPOSITORY.glob("locales/*/LC_MESSAGES/*.po"),
    *(REPOSITORY / "content").rglob("*.md"),
    *(REPOSITORY / "templates").rglob("*.*"),
    *(REPOSITORY / "gazette/rules").glob("*.py"),
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_every_command_that_a_text_names_exists(path: Path) -> None:
    assert set(NAMED.findall(path.read_text("utf-8"))) <= set(COMMANDS)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_page_without_a_script_asks_nobody_to_switch_scripts_on(
    tmp_path: Path, code: str
) -> None:
    output, cache = tmp_path / "output", tmp_path / "cache"
    assert gazette("--output", output, "--cache", cache, "--now", "2026-07-01").code == 0
    portal = Portal(output, "https://www.hengzhun.example/")
    for page in portal.shown:
        if not page.all("//script[@src]"):
            assert page.all("//noscript") == [], page
    about = portal.page(f"{code}/about/").text("//main")
    assert not re.search(r"(needs?|need it|需要|启用)\s*JavaScript", about.replace("不启用", ""))
    assert portal.has(f"{code}/search/") or not re.search(r"[Ss]earch(ing)?\b|检索|搜索", about)
