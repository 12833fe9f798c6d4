"""The pages that every portal has are there."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.library import Library
from gazette.problems import Problem, error, warning

EXPECTED = ("home", "about", "disclaimer")
RESERVED = ("news", "topics", "favorites", "search", "static", "404", "feed")


def pages_are_there(library: Library) -> Iterator[Problem]:
    """Home, about and disclaimer exist in every language; no page takes a name of the portal's."""
    for name in EXPECTED:
        if f"pages/{name}" in library.broken:
            continue
        for code in library.site.codes:
            item = library.pages.get(name)
            if item is None or code not in item.texts:
                path = f"{library.prefix}/pages/{name}.{code}.md"
                yield warning("standing-missing", path, name=name, language=code, example=path)
    for name, item in library.pages.items():
        if name in RESERVED:
            for text in (*item.texts.values(), *item.drafts.values()):
                yield error("reserved-name", text.path, name=name)
