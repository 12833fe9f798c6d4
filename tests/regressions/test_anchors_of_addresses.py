"""What stood behind the # of an address from the root was not looked up."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import notice, settings, text, write
from tests.support.run import gazette


def test_an_address_into_a_page_names_a_place_that_is_there(tmp_path: Path) -> None:
    body = "[a](/en/about/#nope)\n\n[b](/zh/news/2024/01-05-b/#nope)\n\n[c](/en/about/#staff)\n"
    files = {
        "site.toml": settings(),
        "content/pages/about.en.md": text("About", "## Staff\n"),
        "content/news/2024/01-06-a/index.en.md": text("A", body, date="2024-01-06"),
        **notice("2024/01-05-b", en="B", zh="乙"),
    }
    run = gazette("check", "--json", "--site", write(tmp_path, files))
    found = [
        (problem["code"], problem["line"])
        for problem in run.report["problems"]
        if problem["severity"] == "error"
    ]
    assert found == [("link-anchor", 6), ("link-anchor", 8)]
