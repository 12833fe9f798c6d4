"""On a page that shows the other language's text, links to headings could lead nowhere."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.portal import Portal
from tests.support.run import gazette

A, B = "content/news/2025/01-01-a", "content/news/2025/01-02-b"
HOME = "../../../pages/home.en.md#welcome"


def links(root: Path, body: str, files: dict[str, str]) -> dict[str, list[str]]:
    files = {
        "site.toml": settings(),
        "content/pages/home.en.md": text("Home", "## Welcome\n"),
        f"{A}/index.en.md": text("A", body, date="2025-01-01"),
        **files,
    }
    site = write(root, files)
    run = gazette("build", "--site", site, "--jobs", "1")
    assert run.code == 0, run.err
    portal = Portal(site / "output", "https://small.example/")
    pages = {code: portal.page(f"{code}/news/2025/01-01-a/") for code in ("en", "zh")}
    return {code: page.all("//article//p/a[not(@class)]/@href") for code, page in pages.items()}


def test_readers_of_a_stand_in_come_to_the_top_of_a_text_without_the_heading(
    tmp_path: Path,
) -> None:
    files = {
        f"{B}/index.en.md": text("B", "## Scope\n\n## More\n\nb\n", date="2025-01-02"),
        f"{B}/index.zh.md": text("乙", "## 范围 {#scope}\n", date="2025-01-02"),
    }
    result = links(tmp_path, "[a](../01-02-b/index.en.md#more) [b](../01-02-b/#scope)", files)
    assert result["en"] == ["/en/news/2025/01-02-b/#more", "/en/news/2025/01-02-b/#scope"]
    assert result["zh"][-2:] == ["/zh/news/2025/01-02-b/", "/zh/news/2025/01-02-b/#scope"]


def test_a_home_page_has_only_the_headings_of_its_own_language(tmp_path: Path) -> None:
    own = {"content/pages/home.zh.md": text("家")}
    assert links(tmp_path / "own", f"[a]({HOME})", own)["zh"][-1] == "/zh/"
    assert links(tmp_path / "none", f"[a]({HOME})", {})["zh"][-1] == "/zh/"
    assert links(tmp_path / "en", f"[a]({HOME})", {})["en"] == ["/en/#welcome"]
