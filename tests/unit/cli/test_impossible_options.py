"""Options and settings that no path, number or file can hold ended in tracebacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.run import gazette


@pytest.mark.parametrize("option", ["--content", "--output", "--cache"])
@pytest.mark.parametrize("value", ["a\0b", "a" * 5000, "\udcb9"])
def test_a_folder_that_cannot_be_is_told_by_its_option(
    tmp_path: Path, option: str, value: str
) -> None:
    write(tmp_path, {"site.toml": settings()})
    done = gazette("check", "--site", tmp_path, "--json", option, value)
    told = [(p["code"], p["path"]) for p in done.report["problems"]]
    assert (done.code, told) == (2, [("option-folder", option)])


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [("--jobs", "9" * 5000, "option-jobs"), ("--url", "https://a.example/\udcb9", "setting-url")],
)
def test_a_value_that_cannot_be_is_told(tmp_path: Path, option: str, value: str, code: str) -> None:
    write(tmp_path, {"site.toml": settings()})
    done = gazette("check", "--site", tmp_path, "--json", option, value)
    assert (done.code, done.codes) == (2, [code])


@pytest.mark.parametrize("value", ["[" * 3000 + "]" * 3000, "9" * 5000])
def test_settings_without_end_are_told(tmp_path: Path, value: str) -> None:
    write(tmp_path, {"site.toml": f"a = {value}\n"})
    done = gazette("check", "--site", tmp_path, "--json")
    assert (done.code, done.codes) == (2, ["settings-syntax"])


def test_a_broken_catalog_of_the_tool_is_told_in_english(tmp_path: Path) -> None:
    catalog = write(tmp_path, {"locales/zh/LC_MESSAGES/tool.po": "msgid \n", "site.toml": "x"})
    done = gazette("check", "--site", tmp_path, "--lang", "zh", home=catalog)
    assert done.code == 2
    assert "this is not valid TOML" in done.err


def test_a_title_with_a_control_character_does_not_reach_a_feed(tmp_path: Path) -> None:
    toml = settings().replace("Small portal", "Small\\u0000portal")
    write(tmp_path, {"site.toml": toml, **notice("2024/01-05-a", en="A", zh="甲")})
    done = gazette("build", "--site", tmp_path, "--json")
    assert (done.code, done.codes) == (2, ["setting-control"])
