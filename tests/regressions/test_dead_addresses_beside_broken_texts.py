"""While any text was broken, no address without a page was told in any text."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.run import gazette

BROKEN = "content/news/2024/01-05-broken/index.en.md"
SOUND = "content/news/2024/01-06-sound/index.en.md"


def told(root: Path, broken: str | bytes) -> list[str]:
    body = "[a](/en/nope/) [b](/en/news/2024/01-05-broken/) [c](/en/news/2024/01-07-nope/)\n"
    files = {
        "site.toml": settings(),
        BROKEN: broken,
        SOUND: text("A", body, date="2024-01-06"),
    }
    run = gazette("check", "--json", "--site", write(root, files))
    problems = run.report["problems"]
    return [problem["message"] for problem in problems if problem["path"] == SOUND]


def test_an_address_that_no_broken_text_can_have_is_told_in_the_same_run(tmp_path: Path) -> None:
    targets = ("/en/news/2024/01-07-nope/", "/en/nope/")
    expected = [f"the portal has no page at “{target}”" for target in targets]
    assert sorted(told(tmp_path / "unread", b"\xff")) == expected
    assert sorted(told(tmp_path / "undated", text("B"))) == expected
