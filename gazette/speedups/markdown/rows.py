"""Rows of tables: a row flows in, its cells flow out as Python-Markdown splits it."""

from __future__ import annotations

from functools import partial

from markdown import Markdown
from markdown.extensions.tables import TableProcessor


def split_row(table: TableProcessor, row: str) -> list[str]:
    """Return the cells of a row; without code and backslashes each `|` parts two of them."""
    if "`" in row or "\\" in row:
        cells: list[str] = TableProcessor._split_row(table, row)  # type: ignore[attr-defined]
        return cells
    return (row.removeprefix("|").removesuffix("|") if table.border else row).split("|")


def install_rows(md: Markdown) -> None:
    """Have the tables of `md` split their rows so."""
    table = md.parser.blockprocessors["table"]
    if not isinstance(table, TableProcessor):
        raise TypeError(f"no rows in the block processor {table}")
    table._split_row = partial(split_row, table)  # type: ignore[attr-defined]
