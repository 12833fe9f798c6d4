"""A draft that linked to another draft ended the run with a traceback."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.run import gazette


def test_a_draft_that_links_to_a_draft_is_built_around(tmp_path: Path) -> None:
    link = "[b](../01-03-b/index.en.md#scope)"
    files = {
        "site.toml": settings(),
        "content/news/2020/01-02-a/index.en.md": text("A", link, date="2020-01-02", draft="true"),
        "content/news/2020/01-03-b/index.en.md": text("B", date="2020-01-03", draft="true"),
        "content/news/2020/01-04-c/index.en.md": text("C", date="2020-01-04"),
    }
    done = gazette("build", "--site", write(tmp_path, files), "--json", "--jobs", "1")
    assert done.code == 0
    assert set(done.codes) == {"standing-missing"}
