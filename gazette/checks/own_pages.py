"""The pages that every portal has are there."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.checks.items import texts
from gazette.library import Library
from gazette.model.notice import Item
from gazette.model.routes import EXPECTED_PAGES, RESERVED
from gazette.problems import Problem, problem


def pages_are_there(library: Library, _whole: bool) -> Iterator[Problem]:
    """Home, about and disclaimer exist in every language."""
    for name in EXPECTED_PAGES:
        if f"pages/{name}" in library.broken:
            continue
        for code in library.site.codes:
            item = library.pages.get(name)
            if item is None or code not in item.texts:
                path = f"{library.prefix}/pages/{name}.{code}.md"
                key = "standing-missing+home" if name == "home" else "standing-missing"
                yield problem(key, path, name=name, language=code, example=path)


def names_are_free(item: Item, _whole: bool) -> Iterator[Problem]:
    """No page takes a name of the portal's."""
    name = item.id.removeprefix("pages/")
    if name in RESERVED:
        for text in texts(item):
            yield problem("reserved-name", text.path, name=name)
