"""The declarations of fields, and that all that follows from them does."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import fields, replace
from typing import get_args

import pytest

from gazette.library import merge
from gazette.model.field import Field, Kind
from gazette.model.fields import FIELDS, SHARED, Fields
from gazette.model.site import Topic
from gazette.parse.kinds import READERS
from gazette.parse.names import is_field, nearest_field
from tests.support.expected import ExpectedFiles
from tests.support.field_reference import fields_reference
from tests.support.run import REPOSITORY
from tests.unit.library.made import text
from tests.unit.parse.cases import SITE, read

PORTAL = replace(SITE, topics=(Topic("events", {}), Topic("testing", {})))


def names(declarations: tuple[Field, ...]) -> list[str]:
    return [field.name for field in declarations]


def test_each_value_of_a_file_is_declared_beside_its_attribute() -> None:
    assert names(FIELDS) == [each.name for each in fields(Fields) if each.name != "unread"]


def test_each_kind_has_a_reader_and_a_field() -> None:
    assert set(READERS) == set(get_args(Kind)) == {field.kind for field in FIELDS}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_an_example_is_read_as_a_value_of_its_field(field: Field) -> None:
    title = "" if field.name == "title" else "title: a\n"
    parsed = read(f"---\n{title}{field.name}: {field.example}\n---\nb", site=PORTAL)
    assert parsed.problems == ()
    assert parsed.fields is not None
    assert getattr(parsed.fields, field.name) != getattr(Fields("a"), field.name)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_is_known_by_its_name_and_its_synonyms(field: Field) -> None:
    for name in (field.name, field.name.upper().replace("_", "-"), *field.synonyms.split()):
        assert is_field(name)
        assert nearest_field(name) == field.name
    for part in field.parts:
        for name in (part.name, *part.synonyms.split()):
            assert nearest_field(name, field.parts) == part.name


@pytest.mark.parametrize(
    "declarations", [FIELDS, *(field.parts for field in FIELDS if field.parts)]
)
def test_a_name_stands_for_one_field(declarations: tuple[Field, ...]) -> None:
    spellings = Counter(
        spelling
        for field in declarations
        for spelling in (field.name.replace("_", ""), *field.synonyms.split())
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


def test_only_shared_fields_are_merged() -> None:
    """Each call of `shared` names a field that may stand in any of the files."""
    merged = {
        argument.value
        for path in sorted((REPOSITORY / "gazette").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("shared", "shared_text"))
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert merged
    assert merged <= set(SHARED)


@pytest.mark.parametrize("name", [name for name in SHARED if "." not in name])
def test_a_shared_field_may_stand_in_any_file(name: str) -> None:
    values = {"date": "2026-01-02", "expires": "2026-01-02", "updated": "2026-01-02"}
    value = {**values, "topics": ("a",), "pinned": True}.get(name, "a")
    saying, silent = text("zh", **{name: value}), text("en")
    assert merge.shared((silent, saying), name) == getattr(saying.fields, name)
    assert merge.shared((silent,), name) is None


def test_the_reference_is_what_the_declarations_say(expected_file: ExpectedFiles) -> None:
    expected_file(REPOSITORY / "docs" / "reference" / "fields.md", fields_reference(FIELDS))
