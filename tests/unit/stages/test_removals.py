"""The guard of pages: what would be removed is refused, or accounted for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from gazette.cache import OutputRow, Outputs
from gazette.plan import Plan
from gazette.read.content import Content
from gazette.stages.removals import removals

ROW = OutputRow("unit", b"", b"", b"", b"", 1, 1, "", b"")
ID = "news/2024/03-20-scope"


def found(
    *gone: str, texts: tuple[str, ...] = ("en", "zh"), **card: Any
) -> tuple[list[str], list[str]]:
    known = {"date": (1.0, False), "held": (), **card}
    bundle = SimpleNamespace(id=ID, texts=[(code, SimpleNamespace(path=code)) for code in texts])
    item = SimpleNamespace(card=SimpleNamespace(**known))
    sources = SimpleNamespace(bundles=[bundle], items={ID: item})
    content = cast("Content", SimpleNamespace(sources=sources, broken=frozenset()))
    plan = cast("Plan", SimpleNamespace(kept=(), outputs=()))
    result = removals(content, plan, Outputs(dict.fromkeys(gone, ROW)), "content", 5.0)
    return [each.path for each in result.problems], list(result.accounted)


def test_a_page_whose_text_is_there_is_not_removed() -> None:
    assert found(f"en/{ID}/index.html") == (["content/en"], [])


def test_a_draft_a_later_date_and_a_text_that_is_not_there_account_for_it() -> None:
    page = f"en/{ID}/index.html"
    assert found(page, held=(("en", "x", b""),)) == ([], [page])
    assert found(page, date=(9.0, False)) == ([], [page])
    assert found(page, texts=("zh",)) == ([], [page])


def test_other_files_are_none_of_its_business() -> None:
    assert found("en/news/2021/02-03-gone/index.html", f"en/{ID}/a.pdf", "en/index.html") == (
        [],
        [],
    )
