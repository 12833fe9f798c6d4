"""Ukrainian was refused, for pages as for an origin: «uk» was taken for a country."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import notice, settings, write
from tests.support.run import gazette


def test_ukrainian_is_a_language(tmp_path: Path) -> None:
    more = '[languages.uk]\nlabel = "Українська"\n\n[title]\nuk = "Портал"\n'
    toml = settings().replace("[title]\n", more).replace('zh = "检测"', 'zh = "检测"\nuk = "Тест"')
    fields = {"origin": "{name: Центр, lang: uk}"}
    files = notice("2024/01-05-a", fields, en="A", uk="А")
    write(tmp_path, {"site.toml": toml, **files})
    done = gazette("build", "--site", tmp_path, "--json")
    assert (done.code, [p for p in done.report["problems"] if p["severity"] == "error"]) == (0, [])
    page = (tmp_path / "output/uk/news/2024/01-05-a/index.html").read_text("utf-8")
    assert '<html lang="uk"' in page
