"""Python-Markdown's own test cases: its source distribution flows in, texts flow out.

The archive is fetched with the tests' other requirements, by the digest pinned there.
"""

from __future__ import annotations

import ast
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

_FOLDER = Path(__file__).parents[3] / ".cache" / "sources"
_TEXTS = (".txt", ".html", ".md")


@cache
def stock_texts() -> tuple[str, ...]:
    """Return inputs and outputs of its test cases, strings of its test modules, and its manual."""
    archives = list(_FOLDER.glob("markdown-*.tar.gz"))
    if len(archives) != 1:
        raise FileNotFoundError("Python-Markdown's test cases are not there: run `make test` once.")
    texts: dict[str, None] = {}
    with tarfile.open(archives[0]) as archive:
        for member in archive:
            meant = member.isfile() and Path(member.name).parts[1] in {"tests", "docs"}
            file = archive.extractfile(member) if meant else None
            if file is None:
                continue
            if member.name.endswith(_TEXTS):
                texts[file.read().decode("utf-8")] = None
            elif member.name.endswith(".py"):
                texts.update(dict.fromkeys(_strings(file.read())))
    return tuple(texts)


def _strings(module: bytes) -> Iterator[str]:
    """Yield the strings of a module as its tests see them: without their common indentation."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield dedent(node.value)
