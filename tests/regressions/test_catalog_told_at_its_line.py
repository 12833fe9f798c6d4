"""What a catalog misspells or leaves out was told at the template that asks for the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette

CATALOG = "locales/zh/LC_MESSAGES/messages.po"
PAGE = '{{ _("By %(name)s", name="x") }}'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("由 %(nope)s", "missing-placeholder unknown-placeholder"),
        ("由", "missing-placeholder"),
        ("由 %(name)s %(nope)s", "unknown-placeholder"),
        ("由 %(name)s 100%", "message-percent"),
        ("由 %(name", "message-percent missing-placeholder"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_translation_that_cannot_be_filled_in_is_told_where_it_stands(
    tmp_path: Path, command: str, text: str, code: str
) -> None:
    catalog = f'\n\n\nmsgid "By %(name)s"\nmsgstr "{text}"\n'
    files = {"site.toml": settings(), "templates/pages/notice.html": PAGE, CATALOG: catalog}
    write(tmp_path, {**files, **notice("2024/01-05-a", en="A", zh="甲")})
    for _ in range(2):
        done = gazette(command, "--site", tmp_path, "--json")
        assert done.code == 2
        places = {(p["path"], p["line"]) for p in done.report["problems"]}
        assert (sorted(done.codes), places) == (code.split(), {(CATALOG, 4)})


def test_a_guess_is_not_used_and_stops_nothing(tmp_path: Path) -> None:
    catalog = '#, fuzzy\nmsgid "By %(name)s"\nmsgstr "由 %(nope)s"\n'
    files = {"site.toml": settings(), CATALOG: catalog}
    write(tmp_path, {**files, **notice("2024/01-05-a", en="A", zh="甲")})
    assert gazette("build", "--site", tmp_path, "--json").code == 0


def test_english_needs_no_catalog_in_any_of_its_tags(tmp_path: Path) -> None:
    toml = (
        settings()
        .replace("[languages.en]", "[languages.gb]")
        .replace('tag = "en"', 'tag = "en-GB"')
    )
    toml = toml.replace("\nen = ", "\ngb = ")
    write(tmp_path, {"site.toml": toml, **notice("2024/01-05-a", gb="A", zh="甲")})
    done = gazette("build", "--site", tmp_path, "--json")
    assert (done.code, "words-missing" in done.codes) == (0, False)
