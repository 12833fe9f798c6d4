"""What templates see are frozen values that are written the same way every time."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Any

import pytest

from gazette.model import contexts
from gazette.model.moment import Moment
from gazette.model.page import Body, Context, Page, PageKind
from tests.support.content import text
from tests.support.pictures import PNG
from tests.unit.library.made import ZONE, moment
from tests.unit.world import outputs, view

MODULES = [
    import_module(f"{contexts.__name__}.{module.name}")
    for module in pkgutil.iter_modules(contexts.__path__)
]
CLASSES = [
    each
    for module in MODULES
    for _, each in inspect.getmembers(module, inspect.isclass)
    if each.__module__ == module.__name__
]
KINDS = [each for module in MODULES for each in vars(module).values() if isinstance(each, PageKind)]


@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.__name__)
def test_a_context_is_frozen_and_has_no_room_for_more(each: type[Context]) -> None:
    value = each(*(None for _ in each._fields))
    with pytest.raises(AttributeError):
        setattr(value, each._fields[0], "changed")
    assert not hasattr(value, "__dict__")


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, tuple | list):
        for each in value:
            yield from _parts(each)
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _parts(pair)


def test_pages_are_made_of_values_whose_writing_says_all_of_them(tmp_path: Path) -> None:
    a = "content/news/2020/12-24-a"
    fields_of = {
        "date": "2020-12-24 09:00", "topics": "[testing]", "image": "p.png", "image_alt": "P",
        "updated": "2020-12-25", "update_note": "N", "expires": "2021-01-01",
        "withdrawn": "{date: 2020-12-26, reason: R}", "attachments": "{p.pdf: P}",
        "origin": "{name: O, lang: de}", "aliases": "[/old.html]",
    }  # fmt: skip
    files: dict[str, Any] = {
        f"{a}/index.en.md": text("A", "## Scope\n\n[x](#scope) [^1]\n\n[^1]: N\n", **fields_of),
        f"{a}/p.png": PNG,
        f"{a}/p.pdf": b"",
        "content/news/2020/12-25-b.zh.md": text("乙", date="2020-12-25", untranslated="notice"),
    }
    planned = outputs(
        view(tmp_path, files, contact="mailto:a@a.example", page_size=1, searched=True)
    )
    pages = [output for output in planned.values() if isinstance(output, Page)]
    assert {page.kind for page in pages} == set(KINDS)
    assert all(type(page.context) is page.kind.shape for page in pages)
    allowed = {str, int, bool, bytes, NoneType, tuple, list, dict}
    for page in pages:
        for part in (*_parts(page.frame), *_parts(page.context)):
            assert type(part) in {*allowed, *CLASSES, Body}, (page.path, part)


# ---------------------------------------------------------------- moments


def test_a_day_ends_with_the_next_midnight_and_an_instant_with_itself() -> None:
    assert moment("2026-01-31").end == datetime(2026, 2, 1, tzinfo=ZONE)
    assert moment("2026-01-31 09:00").end == moment("2026-01-31 09:00").start


def test_a_day_of_twenty_three_hours_ends_at_midnight_too() -> None:
    from zoneinfo import ZoneInfo

    start = datetime(2026, 3, 29, tzinfo=ZoneInfo("Europe/Berlin"))
    end = Moment(start, whole_day=True).end
    assert end.isoformat() == "2026-03-30T00:00:00+02:00"


def test_moments_are_ordered_by_their_beginning() -> None:
    days = [moment(text) for text in ("2026-01-03", "2026-01-02 23:59", "2026-01-02")]
    assert sorted(days) == days[::-1]
