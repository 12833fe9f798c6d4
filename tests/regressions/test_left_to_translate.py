"""What an update of catalogs left to translate was told as errors, of a run that went well."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import write
from tests.support.run import gazette

FRENCH = """\
url = "https://small.example/"

[languages.fr]
label = "Français"

[title]
fr = "Petit portail"
"""


def test_it_is_told_as_warnings(tmp_path: Path) -> None:
    run = gazette("messages", "--json", "--site", write(tmp_path, {"site.toml": FRENCH}))
    assert (run.code, run.report["ok"]) == (0, True)
    assert {each["severity"] for each in run.report["problems"]} == {"warning"}
