"""The table of settings: whatever it declares is read, held to its bounds, and a part of `Site`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from gazette.config import load
from gazette.config.settings import SETTINGS, Setting, names_in
from gazette.errors import SettingsError
from gazette.model.site import Site
from tests.support.content import settings, write
from tests.unit.world import told

PLAIN = [each for each in SETTINGS if each.plain]
NUMBERS = [each for each in SETTINGS if each.kind == "number"]
BY_NAME = {"ids": lambda setting: setting.name}


def site(root: Path, **values: str | int) -> Site:
    return load(write(root, {"site.toml": settings(**values)}))


def faults(root: Path, **values: str | int) -> list[str]:
    with pytest.raises(SettingsError) as stop:
        site(root, **values)
    return [line.split(" ", 1)[1] for line in told(stop.value.problems)]


@pytest.mark.parametrize("setting", PLAIN, **BY_NAME)
def test_a_plain_setting_is_a_field_of_site_with_its_default(
    setting: Setting, tmp_path: Path
) -> None:
    assert setting.name in {field.name for field in fields(Site)}
    if setting.name not in {"url", "time_zone"}:
        assert getattr(site(tmp_path), setting.name) == setting.default


@pytest.mark.parametrize("setting", NUMBERS, **BY_NAME)
def test_a_number_keeps_its_bounds(setting: Setting, tmp_path: Path) -> None:
    name, least, most = setting.name, setting.least, setting.most
    for number in (least, most):
        assert getattr(site(tmp_path, **{name: number}), name) == number
    for number in (least - 1, most + 1):
        fault = f"setting-number least={least}, most={most}, setting={name}"
        assert faults(tmp_path, **{name: number}) == [fault]


@pytest.mark.parametrize("choice", ["fallback", "notice", "hide"])
def test_each_choice_may_be_made(choice: str, tmp_path: Path) -> None:
    assert site(tmp_path, untranslated=choice).untranslated == choice


def test_the_names_of_a_table_are_those_that_are_declared() -> None:
    assert names_in("languages.CODE") == ("label", "tag", "locale", "fallbacks")
    assert [name for name in names_in() if name not in {each.name for each in SETTINGS}] == [
        "languages",
        "topics",
        "checks",
    ]


def test_checks_that_are_switched_off_are_a_part_of_the_settings(tmp_path: Path) -> None:
    off = settings() + "[checks]\ntask-list = false\nstray-file = false\nheading-empty = true\n"
    result = load(write(tmp_path, {"site.toml": off}))
    assert result.disabled_checks == ("stray-file", "task-list")
    assert site(tmp_path).disabled_checks == ()
    assert result != site(tmp_path)
