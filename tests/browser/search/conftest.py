"""A small portal that search is tried on, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.content import settings, text, write
from tests.support.run import gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Visit

NOW = "2026-12-15T09:00:00+08:00"


def _content() -> dict[str, str | bytes]:
    news = "content/news"
    found: dict[str, str | bytes] = {
        "site.toml": settings(),
        f"{news}/2026/05-06-centre.en.md": text(
            "Certification centre opens",
            "The standard GB/T 10740-2019 applies to certified products.",
            date="2026-05-06",
            topics="[testing]",
        ),
        f"{news}/2026/05-06-centre.zh.md": text(
            "认证中心成立", "适用标准GB/T 10740-2019，须经CCC认证。", date="2026-05-06"
        ),
        f"{news}/2024/02-03-notes.zh.md": text(
            "检验通知", "认真核对证书，中心另行通知。编号ＡＢ１２。", date="2024-02-03"
        ),
        f"{news}/2024/02-03-notes.en.md": text(
            "Notes on centres", "It says &lt;i&gt; A &amp; B &lt;script>.", date="2024-02-03"
        ),
        f"{news}/2018/01-02-gone.en.md": text(
            "Withdrawn centre", date="2018-01-02", withdrawn="{date: 2018-02-01, reason: R}"
        ),
        f"{news}/2018/01-03-only.en.md": text("Untranslated zebra", date="2018-01-03"),
    }
    found[f"{news}/2022/07-08-5%20#1.en.md"] = text("Oddly named", date="2022-07-08")
    found[f"{news}/2022/07-09-signs.en.md"] = text(
        "Signs",
        "See GB/T 34590—2022 and ＩＳＯ／ＩＥＣ 17025：2017 for a customer’s third‑party test "
        "of 5.5 m², 10⁵ times, by Foo™.",
        date="2022-07-09",
    )
    for number in range(1, 24):
        path = f"{news}/2023/03-{number:02}-many.en.md"
        found[path] = text(f"Recall number {number}", "x" * number, date=f"2023-03-{number:02}")
    return found


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with search, below a server's root."""
    root = tmp_path_factory.mktemp("searched")
    write(root / "site", _content())
    with serving(root / "served") as address:
        output = root / "served/sub"
        output.mkdir(parents=True)
        words = ("--site", root / "site", "--output", output, "--cache", root / "cache")
        url = f"{address}sub/"
        run = gazette("build", *words, "--url", url, "--now", NOW, "--jobs", "1", search=True)
        assert run.code == 0, run.out + run.err
        yield url


@pytest.fixture
def tab(new_reader: NewReader, searched: str) -> Visit:
    """A fresh tab of a fresh reader."""
    return new_reader(searched).tab()
