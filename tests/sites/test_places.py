"""A field makes a difference to readers where its declaration says: there, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from gazette.library.periods import searchable
from gazette.model.field import Place
from gazette.model.fields import FIELDS
from gazette.search.records import groups
from tests.support.content import settings, text, write
from tests.support.pictures import PNG
from tests.support.portal import Portal
from tests.support.run import gazette
from tests.unit.world import view

NOW = "2026-06-01T00:00:00+08:00"
FOLDER = "news/2026/03-07-a"
LISTS = ("en/", "en/news/", "en/news/2026/", "en/topics/testing/")
FEEDS = ("en/feed.atom", "en/feed.json", "en/topics/testing/feed.atom")

Values = Mapping[str, str]

BASE = {"date": "2026-03-07", "topics": "[testing]"}
CHANGES: Mapping[str, tuple[Values, Values]] = {
    "title": ({"title": "A"}, {"title": "B"}),
    "date": (BASE, {**BASE, "date": "2026-03-08"}),
    "origin": (BASE, {**BASE, "origin": "Office"}),
    "summary": (BASE, {**BASE, "summary": "Sum."}),
    "topics": ({"date": "2026-03-07"}, BASE),
    "pinned": (BASE, {**BASE, "pinned": "true"}),
    "expires": (BASE, {**BASE, "expires": "2026-04-01"}),
    "updated": (BASE, {**BASE, "updated": "2026-03-09"}),
    "update_note": (
        {**BASE, "updated": "2026-03-09"},
        {**BASE, "updated": "2026-03-09", "update_note": "Why."},
    ),
    "withdrawn": (BASE, {**BASE, "withdrawn": "{date: 2026-03-09, reason: Why.}"}),
    "image": (
        {**BASE, "image_alt": "A"},
        {**BASE, "image": "a.png", "image_alt": "A"},
    ),
    "image_alt": (
        {**BASE, "image": "a.png", "image_alt": "A"},
        {**BASE, "image": "a.png", "image_alt": "B"},
    ),
    "attachments": (BASE, {**BASE, "attachments": "{a.png: Label}"}),
    "aliases": (BASE, {**BASE, "aliases": "[/old.html]"}),
    "untranslated": (BASE, {**BASE, "untranslated": "hide"}),
    "reviewed_against": (BASE, {**BASE, "reviewed_against": "5f2c"}),
}
"""A notice's fields without a field's value, or with one, and with another."""


def files(values: Values) -> dict[str, str | bytes]:
    fields = {"title": "A", "date": BASE["date"], **values}
    title = fields.pop("title")
    chinese = {"title": "甲"} | ({"image_alt": "甲"} if "image" in fields else {})
    return {
        f"content/{FOLDER}/index.en.md": text(title, "Body.", **fields),
        f"content/{FOLDER}/index.zh.md": text(chinese.pop("title"), "正文。", **chinese),
        f"content/{FOLDER}/a.png": PNG,
    }


def built(root: Path, values: Values) -> dict[Place, object]:
    """What stands at each of the places where readers may meet a value."""
    write(root, {"site.toml": settings(), **files(values)})
    run = gazette("build", "--site", root, "--now", NOW, "--jobs", "1", "--json")
    assert run.code == 0, run.out
    portal = Portal(root / "output", "https://small.example/", run.report)
    notice = portal.page(f"en/{FOLDER}/")
    library = view(root / "again", files(values), now=NOW).library
    english = library.site.language("en")
    sought = groups(library, english, searchable(library.published, "en"))
    return {
        "page": etree.tostring(notice.one("//article")),
        "lists": [
            etree.tostring(portal.page(url).one("//main")) for url in LISTS if portal.has(url)
        ],
        "feeds": [portal.files[path] for path in FEEDS],
        "search": [group.records for group in sought],
        "data": etree.tostring(notice.one("//head")),
    }


@pytest.mark.parametrize("name", CHANGES)
def test_a_value_makes_a_difference_where_it_is_declared_to(name: str, tmp_path: Path) -> None:
    # Built in the same folders: so it is held, too, that what shows a value follows its change.
    before, after = (built(tmp_path, values) for values in CHANGES[name])
    (places,) = (field.places for field in FIELDS if field.name == name)
    assert [place for place in before if before[place] != after[place]] == list(places)


def test_every_field_is_tried_but_drafts_which_are_nowhere() -> None:
    assert {field.name for field in FIELDS} - set(CHANGES) == {"draft"}
