"""The recipe for a new field (docs/contributing.md) holds: it is followed in a copy of Gazette."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.recipes import copy_to, files_of, follow, python, recipe

RECIPE = recipe("A new field")
TESTS = ("tests/sites/test_places.py", "tests/unit/library", "tests/unit/parse/cases.py",
         "tests/unit/model", "tests/unit/world.py")  # fmt: skip
TRIED = ("tests/sites/test_places.py", "tests/unit/library/test_cards.py",
         "tests/unit/model/test_fields.py")  # fmt: skip

# Run in the copy: what is said of the field by the parser, the merge, the checks and the search.
PROGRAM = """
import sys
from pathlib import Path

from gazette.library.merge import shared_text
from gazette.library.periods import searchable
from gazette.search.records import groups
from tests.support.content import text
from tests.unit.world import read, told, view

root = Path(sys.argv[1])


def item(english, chinese, place="news/2026/01-01-a"):
    date = {"date": "2026-01-01"} if place.startswith("news/") else {}
    return {
        f"content/{place}/index.en.md": text("A", **date, **english),
        f"content/{place}/index.zh.md": text("甲", **chinese),
    }


library = view(root / "one", item({}, {"docket": "国认证〔2026〕12号"})).library
(notice,) = library.published
print("read:", notice.item.texts["zh"].fields.docket)
print("merged:", shared_text(notice.item, notice.item.texts["en"], "docket"))
for code in ("en", "zh"):
    (group,) = groups(library, library.site.language(code), searchable(library.published, code))
    print("search:", code, group.records[0].words)
for name, *texts in (
    ("agree", {"docket": "A 1"}, {"docket": "A 1"}),
    ("differ", {"docket": "A 1"}, {"docket": "A 2"}),
    ("kind", {"docket": "[A]"}, {}),
    ("synonym", {"案号": "A"}, {}),
    ("spelling", {"doket": "A"}, {}),
    ("page", {"docket": "A"}, {}, "pages/x"),
):
    for line in told(read(root / name, item(*texts)).problems):
        print(f"{name}: {line}")
"""

SAID = """\
read: 国认证〔2026〕12号
merged: 国认证〔2026〕12号
search: en ('国认证〔2026〕12号',)
search: zh ('国认证〔2026〕12号',)
differ: news/2026/01-01-a/index.zh.md:3 fields-disagree field=docket, other=content/news/2026/01-01-a/index.en.md, other_line=4, other_value=A 1, value=A 2
kind: news/2026/01-01-a/index.en.md:4 wrong-type+text-list field=docket
synonym: news/2026/01-01-a/index.en.md:4 unknown-field field=案号, nearest=docket
spelling: news/2026/01-01-a/index.en.md:4 unknown-field field=doket, nearest=docket
page: pages/x/index.en.md:3 unknown-field+notice-only field=docket
"""  # noqa: E501


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Gazette with the new field."""
    root = tmp_path_factory.mktemp("copy")
    copy_to(root, TESTS)
    follow(root, RECIPE)
    return root


def test_a_field_costs_at_most_eight_sources() -> None:
    sources = {name for name in files_of(RECIPE) if name.startswith(("gazette/", "templates/"))}
    assert len(sources) <= 8


def test_a_new_field_is_read_merged_checked_and_found(copy: Path, tmp_path: Path) -> None:
    run = python(copy, "-X", "utf8", "-c", PROGRAM, tmp_path)
    assert run.stdout == SAID, run.stderr


def test_it_is_documented(copy: Path) -> None:
    update = python(
        copy, "-m", "pytest", "-q", "--update-fixtures", "-k", "docket or reference_is", *TRIED
    )
    assert update.returncode == 0, update.stdout + update.stderr
    text = (copy / "docs/reference/fields.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `docket` |")]
    assert [len(row.split(" | ")) for row in rows] == [7, 6, 2]


def test_readers_meet_it_where_it_is_declared(copy: Path) -> None:
    run = python(
        copy, "-m", "pytest", "-q", "-k", "docket or every_field or fields_are_tried", *TRIED
    )
    assert run.returncode == 0, run.stdout + run.stderr
